"""A story's body as Markdown that reads back as the same blocks."""

from __future__ import annotations

import re
from itertools import groupby

from duikai_content.model import Block, CrossHead, Inline, InlineStyle, Paragraph, ParagraphKind
from duikai_content.paragraph_forms import BULLET

# Only what would be read as markup is escaped, so that the copy stays legible.
_INLINE = re.compile(r"[\\*_`\[]|<(?=[A-Za-z/!?])|&(?=#|[A-Za-z][A-Za-z0-9]*;)")
_LINE_START = re.compile(r"#{1,6}(?=\s|$)|>|[-+](?=\s|$)|[-=](?=[-=\s]*$)|~~~|\|")
_NUMBER_START = re.compile(r"([0-9]{1,9})([.)])(?=\s|$)")
_MARKS = {
    InlineStyle.PLAIN: "",
    InlineStyle.STRONG: "**",
    InlineStyle.RUN_IN: "**",
    InlineStyle.EMPHASIS: "*",
}


def body_markdown(blocks: tuple[Block, ...]) -> str:
    """The blocks, a blank line between each two."""
    return "\n\n".join(_block(block) for block in blocks) + "\n"


def _block(block: Block) -> str:
    if isinstance(block, CrossHead):
        text = _escape(block.text)
        text = text[:-1] + "\\#" if text.endswith("#") else text
        return f"{'###' if block.level == 1 else '####'} {text}"
    return _paragraph(block)


def _paragraph(paragraph: Paragraph) -> str:
    inlines = list(paragraph.inlines)
    prefix = "> " if paragraph.kind is ParagraphKind.QUOTE else ""
    if paragraph.kind is ParagraphKind.BULLET and _is_bold_item(inlines):
        prefix, inlines = "- ", inlines[1:]  # as a paragraph it would be a cross-head
    runs = groupby(inlines, key=lambda inline: inline.style)
    text = "".join(_run("".join(i.text for i in group), style) for style, group in runs)
    return prefix + _escape_start(text)


def _is_bold_item(inlines: list[Inline]) -> bool:
    return (
        len(inlines) > 1
        and inlines[0].text == BULLET
        and all(inline.style is InlineStyle.STRONG for inline in inlines[1:])
    )


def _run(text: str, style: InlineStyle) -> str:
    """A styled run; a ● and outer white stay outside the marks, which would not hold there."""
    mark = _MARKS[style]
    if not mark:
        return _escape(text)
    lead = BULLET if text.startswith(BULLET) and style is InlineStyle.RUN_IN else ""
    core = text[len(lead) :]
    inner = core.strip()
    if not inner:
        return _escape(text)
    before, after = core[: len(core) - len(core.lstrip())], core[len(core.rstrip()) :]
    return f"{lead}{before}{mark}{_escape(inner)}{mark}{after}"


def _escape(text: str) -> str:
    return _INLINE.sub(r"\\\g<0>", text)


def _escape_start(text: str) -> str:
    numbered = _NUMBER_START.match(text)
    if numbered:
        return f"{numbered[1]}\\{text[numbered.start(2) :]}"
    return "\\" + text if _LINE_START.match(text) else text
