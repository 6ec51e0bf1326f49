"""What a paragraph's bold words and its first mark make of it; the same for every reader."""

from __future__ import annotations

from dataclasses import replace

from duikai_content.model import Block, CrossHead, Inline, InlineStyle, Paragraph, ParagraphKind
from duikai_content.spans import SourceSpan

BULLET = "●"


def shape_paragraph(
    inlines: tuple[Inline, ...], kind: ParagraphKind, span: SourceSpan, *, in_list: bool = False
) -> Block | None:
    """The block that a paragraph is, or None if it is empty.

    Only bold words make a level 2 cross-head (but not in a list); bold words with text after
    them are a run-in; a paragraph that opens with ● is a bullet, and the ● joins the run-in.
    """
    inlines = _strip(inlines)
    if not inlines:
        return None
    rest = _without_bullet(inlines)
    bold = 0
    while bold < len(rest) and rest[bold].style is InlineStyle.STRONG:
        bold += 1
    marked = inlines[0].text.startswith(BULLET)
    if bold and bold == len(rest) and not in_list and kind is not ParagraphKind.QUOTE:
        return CrossHead("".join(i.text for i in inlines), 2, span)
    if 0 < bold < len(rest):
        lead = [replace(inline, style=InlineStyle.RUN_IN) for inline in rest[:bold]]
        if len(rest) < len(inlines) or rest[0] is not inlines[0]:
            mark = inlines[0]
            lead[0] = Inline(BULLET + lead[0].text, InlineStyle.RUN_IN, mark.span)
        inlines = (*lead, *rest[bold:])
    if marked and kind is ParagraphKind.PLAIN:
        kind = ParagraphKind.BULLET
    return Paragraph(inlines, kind, span)


def _strip(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Without white at either end and without empty runs."""
    kept = [inline for inline in inlines if inline.text]
    while kept and not kept[0].text.strip():
        del kept[0]
    while kept and not kept[-1].text.strip():
        del kept[-1]
    if kept:
        kept[0] = replace(kept[0], text=kept[0].text.lstrip())
        kept[-1] = replace(kept[-1], text=kept[-1].text.rstrip())
    return tuple(kept)


def _without_bullet(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """The runs after a plain ● at the start; all of them if there is none."""
    first = inlines[0]
    if first.style is not InlineStyle.PLAIN or first.text.rstrip() != BULLET:
        return inlines
    return inlines[1:]
