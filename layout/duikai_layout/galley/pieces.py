"""Runs of copy as pieces of type: what bold, emphasis, dots and ruby make of a text style."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from duikai_content.model import Inline, InlineStyle
from duikai_layout.typeset import Piece
from duikai_styles.sheet import StyleSheet, TextStyle

_ROLES = {
    InlineStyle.EMPHASIS: "emphasis",
    InlineStyle.STRONG: "strong",
    InlineStyle.RUN_IN: "run-in",
    InlineStyle.DOTTED: "dotted",
}


def pieces_of(
    inlines: Iterable[Inline], base: TextStyle, sheet: StyleSheet, *, tabular: bool = False
) -> list[Piece]:
    """The pieces of `inlines` in a text of the style `base`; figures may be `tabular`."""
    return [
        replace(styled(inline.text, inline.style, base, sheet), ruby=inline.ruby, tabular=tabular)
        for inline in inlines
    ]


def styled(text: str, style: InlineStyle, base: TextStyle, sheet: StyleSheet) -> Piece:
    """A text of the style `base`, as far as the roles of its own `style` do not differ."""
    face, ink, dots = base.face, base.ink, base.dots
    for part, role in _ROLES.items():
        if part in style:
            own = sheet.text[role]
            dots = dots or own.dots
            if own.face:
                face, ink = own.face, own.ink
    return Piece(text, face, ink, sheet.dots if dots else None)


def joined(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """Neighbours that differ in nothing as one piece; a ruby keeps its base to itself."""
    kept: list[Piece] = []
    for piece in pieces:
        last = kept[-1] if kept else None
        if last and not last.ruby and replace(piece, text=last.text) == last:
            kept[-1] = replace(last, text=last.text + piece.text)
        elif piece.text:
            kept.append(piece)
    return tuple(kept)
