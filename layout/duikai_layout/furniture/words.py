"""One-line texts of the furniture: set at a point, flush left, right or centred."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from duikai_layout.linebreak import SetLine, set_line
from duikai_layout.page import TextLine
from duikai_layout.typeset import Piece, Typesetter, place_line
from duikai_styles.inks import Ink

_EM = 1000
_WIDE = 1_000_000


class Align(Enum):
    """Where `x` stands in the text."""

    LEFT = 0.0
    CENTRE = 0.5
    RIGHT = 1.0


@dataclass(frozen=True, slots=True)
class Type:
    """Face role, size in points and ink; `stretch` and `track` in thousandths."""

    face: str
    size: float
    ink: Ink
    stretch: int = 1000
    track: int = 0


def width_of(words: str, kind: Type, setter: Typesetter) -> float:
    """The set width of `words` in points."""
    if not words:
        return 0.0
    text = setter.set_text((Piece(words, kind.face, kind.ink),), setter.sheet.lines["body"])
    line = set_line(text.items, 0, len(text.items), _WIDE, justify=False)
    track = kind.track * (len(text.items) - 1)
    return (line.width + track) * kind.size * kind.stretch / _EM / _EM


def set_words(
    words: str,
    kind: Type,
    setter: Typesetter,
    x: float,
    baseline: float,
    align: Align = Align.LEFT,
    room: float | None = None,
) -> TextLine:
    """`words` at (x, baseline); wider than `room` points they are set smaller to fit."""
    width = width_of(words, kind, setter)
    size = kind.size
    if room is not None and width > room:
        size = size * room / width
        width = room
    text = setter.set_text((Piece(words, kind.face, kind.ink),), setter.sheet.lines["body"])
    line = set_line(text.items, 0, len(text.items), _WIDE, justify=False)
    xs = tuple(pen + kind.track * k for k, pen in enumerate(line.xs))
    return place_line(
        text,
        SetLine(0, line.end, xs, line.width, 0, 0),
        x=x - align.value * width,
        baseline=baseline,
        size=size,
        measure=width,
        stretch=kind.stretch,
    )
