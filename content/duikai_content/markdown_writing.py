"""A story's body as Markdown that reads back as the same blocks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import groupby

from duikai_content.model import (
    Alignment,
    Block,
    Cell,
    CrossHead,
    Inline,
    InlineStyle,
    Paragraph,
    ParagraphKind,
    Table,
)
from duikai_content.paragraph_forms import BULLET

# Only what would be read as markup is escaped, so that the copy stays legible.
_INLINE = re.compile(
    r"[\\*_`\[{]|<(?=[A-Za-z/!?])|&(?=#|[A-Za-z][A-Za-z0-9]*;)|=(?==)|(?<==)=|^=|=$"
)
_IN_RUBY = re.compile(r"[\\{}|]")
_LINE_START = re.compile(r"#{1,6}(?=\s|$)|>|[-+](?=\s|$)|[-=](?=[-=\s]*$)|~~~|\|")
_NUMBER_START = re.compile(r"([0-9]{1,9})([.)])(?=\s|$)")
_MARKS = {
    InlineStyle.PLAIN: "",
    InlineStyle.STRONG: "**",
    InlineStyle.RUN_IN: "**",
    InlineStyle.EMPHASIS: "*",
}
_DOTS = "=="
_COLUMNS = {
    Alignment.USUAL: "---",
    Alignment.LEFT: ":--",
    Alignment.CENTRE: ":-:",
    Alignment.RIGHT: "--:",
}


def body_markdown(blocks: tuple[Block, ...]) -> str:
    """The blocks, a blank line between each two."""
    return "\n\n".join(_block(block) for block in blocks) + "\n"


def _block(block: Block) -> str:
    if isinstance(block, CrossHead):
        text = _escape(block.text)
        text = text[:-1] + "\\#" if text.endswith("#") else text
        return f"{'###' if block.level == 1 else '####'} {text}"
    return _table(block) if isinstance(block, Table) else _paragraph(block)


def _paragraph(paragraph: Paragraph) -> str:
    inlines = list(paragraph.inlines)
    prefix = "> " if paragraph.kind is ParagraphKind.QUOTE else ""
    if paragraph.kind is ParagraphKind.BULLET:
        own = inlines[_opens_with_plain_bullet(inlines) :]
        if own and all(InlineStyle.STRONG in inline.style for inline in own):
            prefix = "- "  # as a paragraph it would be a cross-head
            inlines = inlines if own[0].text.startswith(BULLET) else own
    return prefix + _escape_start(_inlines(inlines))


def _opens_with_plain_bullet(inlines: list[Inline]) -> bool:
    return inlines[0].text == BULLET and inlines[0].style is InlineStyle.PLAIN


def _table(table: Table) -> str:
    caption = f"**{_escape(table.caption.text)}**\n\n" if table.caption else ""
    columns = "".join(f"|{_COLUMNS[alignment]}" for alignment in table.alignments)
    head, *rows = (_row(row) for row in (table.head, *table.rows))
    return caption + "\n".join([head, f"{columns}|", *rows])


def _row(cells: Sequence[Cell]) -> str:
    texts = [_inlines(cell.inlines).replace("|", "\\|") for cell in cells]
    return "".join(f"| {text} " for text in texts) + "|"


def _inlines(inlines: Sequence[Inline]) -> str:
    """Runs with their marks: bold and emphasis outside, dots within."""
    groups = groupby(inlines, key=lambda inline: inline.style & ~InlineStyle.DOTTED)
    return "".join(_styled(list(group), style) for style, group in groups)


def _styled(inlines: list[Inline], style: InlineStyle) -> str:
    """Runs of one style; a ● and outer white stay outside the marks, which would not hold there."""
    lead = ""
    if style is InlineStyle.RUN_IN and inlines[0].text.startswith(BULLET):
        lead = BULLET
    groups = groupby(inlines, key=lambda inline: InlineStyle.DOTTED in inline.style)
    source = "".join(_marked(_source(group), _DOTS * dotted) for dotted, group in groups)
    return lead + _marked(source[len(lead) :], _MARKS[style])


def _marked(source: str, mark: str) -> str:
    """`source` between two marks, its outer white outside them."""
    core = source.strip()
    if not mark or not core:
        return source
    before = source[: len(source) - len(source.lstrip())]
    return f"{before}{mark}{core}{mark}{source[len(source.rstrip()) :]}"


def _source(inlines: Iterable[Inline]) -> str:
    """The text of runs, without their marks."""
    source = ""
    for ruby, group in groupby(inlines, key=lambda inline: bool(inline.ruby)):
        if ruby:
            pairs = ((_IN_RUBY.sub(r"\\\g<0>", part) for part in (i.text, i.ruby)) for i in group)
            source += "".join(f"{{{base}|{reading}}}" for base, reading in pairs)
        else:
            source += _escape("".join(inline.text for inline in group))
    return source


def _escape(text: str) -> str:
    return _INLINE.sub(r"\\\g<0>", text)


def _escape_start(text: str) -> str:
    numbered = _NUMBER_START.match(text)
    if numbered:
        return f"{numbered[1]}\\{text[numbered.start(2) :]}"
    return "\\" + text if _LINE_START.match(text) else text
