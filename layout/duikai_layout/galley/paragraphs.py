"""Paragraphs of a galley: text in the lines of a column, with a dateline before it and a
signature behind it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from duikai_content.model import Inline, ParagraphKind, Story
from duikai_layout.galley.elements import Element, SetParagraph, Way
from duikai_layout.galley.pieces import joined, pieces_of
from duikai_layout.linebreak import break_paragraph, is_stranded, set_line
from duikai_layout.page import Role
from duikai_layout.signature import SPACE, natural_width, signature_ends
from duikai_layout.typeset import SetText, Typesetter
from duikai_styles.sheet import TextStyle

_ROLES = {
    ParagraphKind.BULLET: "bullet",
    ParagraphKind.NUMBERED: "numbered",
    ParagraphKind.QUOTE: "quote",
    ParagraphKind.SOURCE: "source",
}


def paragraph_style(kind: ParagraphKind, story: Story, setter: Typesetter) -> TextStyle:
    """The text style of a paragraph; one without a face is set in that of the story's body."""
    body = setter.body_style(story)
    style = setter.sheet.text[_ROLES[kind]] if kind in _ROLES else body
    return style if style.face else replace(style, face=body.face, ink=body.ink)


def set_paragraph(
    inlines: Iterable[Inline],
    style: TextStyle,
    measure: int,
    setter: Typesetter,
    *,
    lead: str = "",
    tail: str = "",
) -> Element:
    """`inlines` after the dateline `lead`, with the signature `tail` at the end."""
    sheet = setter.sheet
    pieces = [setter.piece(lead, sheet.text["dateline"])] if lead else []
    text = setter.set_text(joined([*pieces, *pieces_of(inlines, style, sheet)]), style.lines)
    signature = setter.styled(tail, "endline") if tail else None
    own = int(measure / style.scale) - 2 * style.inset
    matter = SetParagraph(text, style, own, signature)
    return Element(Role.BODY, matter, tuple(_ways(matter, measure, setter)))


def set_signature(words: str, measure: int, setter: Typesetter) -> Element:
    """A signature on rows of its own."""
    text, style = setter.styled(words, "endline"), setter.sheet.text["endline"]
    own = int(measure / style.scale)
    ends = signature_ends(text, own)
    matter = SetParagraph(text, style, own, flush=True)
    return Element(Role.ENDLINE, matter, (Way(len(ends), 0.0, ends),))


def _ways(matter: SetParagraph, measure: int, setter: Typesetter) -> Iterator[Way]:
    style = matter.style
    broken = break_paragraph(
        matter.text.items,
        matter.measure - style.hang,
        style.indent - style.hang,
        style.lines.stretch,
    )
    best = min(way.price for way in broken.values())
    # One character is not left alone to make the rows add up, only where nothing else is.
    items = matter.text.items
    sound = [w for w in broken.values() if not (w.lines > 1 and is_stranded(items, w.ends[-2]))]
    for way in sound or broken.values():
        # What counts is how much worse than its best a paragraph is set, not how hard it was.
        price = (way.price - best) * setter.sheet.prices.looseness / 100
        tail_ends = _tail_ends(matter, way.ends, measure, setter)
        yield Way(len(way.ends) + len(tail_ends), price, way.ends, tail_ends)


def _tail_ends(
    matter: SetParagraph, ends: tuple[int, ...], measure: int, setter: Typesetter
) -> tuple[int, ...]:
    """The lines of a signature on rows of its own, or none where it joins the last line."""
    tail, style = matter.tail, matter.style
    if tail is None:
        return ()
    start, indent = (ends[-2], style.hang) if len(ends) > 1 else (0, style.indent)
    last = set_line(
        matter.text.items, start, ends[-1], matter.measure, indent=indent, justify=False
    )
    scale = setter.sheet.text["endline"].scale
    taken = (style.inset + last.width) * style.scale + (SPACE + natural_width(tail)) * scale
    return () if taken <= measure else signature_ends(tail, int(measure / scale))


def fewest_lines(text: SetText, measure: int, indent: int = 0) -> tuple[int, ...]:
    """The ends of as few lines of `measure` as hold `text`."""
    broken = break_paragraph(text.items, measure, indent)
    return min(broken.values(), key=lambda way: (way.lines, way.price)).ends
