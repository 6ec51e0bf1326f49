"""What a paragraph's bold words and its first mark make of it; the same for every reader."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import takewhile

from duikai_content.model import Block, CrossHead, Inline, InlineStyle, Paragraph, ParagraphKind
from duikai_content.spans import SourceSpan

BULLET = "●"
# Not the 3.5 of 3.5万人, nor the 3、5 of 3、5两月.
_NUMBER = re.compile(r"[0-9]{1,3}[.．、)）](?![0-9])|[(（][0-9]{1,3}[)）]|[①-⑳]")
_SOURCE = re.compile(r"(?:资料来源|数据来源|来源|注)[:：]")


def shape_paragraph(
    inlines: tuple[Inline, ...], kind: ParagraphKind, span: SourceSpan, *, in_list: bool = False
) -> Block | None:
    """The block that a paragraph is, or None if it is empty.

    Only bold words make a level 2 cross-head (but not in a list); bold words with text after
    them are a run-in. A plain paragraph that opens with ● is a bullet, and the ● joins the
    run-in; one that opens with a number is numbered, one with 资料来源：, 数据来源：, 来源： or
    注： is a source line.
    """
    inlines = strip_inlines(inlines)
    if not inlines:
        return None
    rest = _without_bullet(inlines)
    bold = _bold_lead(rest)
    if bold and bold == len(rest) and not in_list and kind is not ParagraphKind.QUOTE:
        return CrossHead("".join(i.copy for i in inlines), 2, span)
    if 0 < bold < len(rest):
        swap = InlineStyle.STRONG | InlineStyle.RUN_IN
        lead = [replace(inline, style=inline.style ^ swap) for inline in rest[:bold]]
        if len(rest) < len(inlines) or rest[0] is not inlines[0]:
            lead = _marked(lead, inlines[0].span)
        inlines = (*lead, *rest[bold:])
    if kind is ParagraphKind.PLAIN:
        kind = _kind_of("".join(inline.text for inline in inlines))
    return Paragraph(inlines, kind, span)


def _bold_lead(inlines: tuple[Inline, ...]) -> int:
    """How many runs at the start are bold; a bold ● alone is none."""
    lead = list(takewhile(lambda inline: InlineStyle.STRONG in inline.style, inlines))
    return 0 if "".join(inline.text for inline in lead).strip() == BULLET else len(lead)


def _kind_of(text: str) -> ParagraphKind:
    """The kind of a paragraph by its opening."""
    if text.startswith(BULLET):
        return ParagraphKind.BULLET
    if _SOURCE.match(text):
        return ParagraphKind.SOURCE
    return ParagraphKind.NUMBERED if _NUMBER.match(text) else ParagraphKind.PLAIN


def _marked(lead: list[Inline], place: SourceSpan) -> list[Inline]:
    """A run-in with the ● that stands before it."""
    first = lead[0]
    if first.ruby or first.style is not InlineStyle.RUN_IN:
        return [Inline(BULLET, InlineStyle.RUN_IN, place), *lead]
    return [Inline(BULLET + first.text, InlineStyle.RUN_IN, place), *lead[1:]]


def strip_inlines(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
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
