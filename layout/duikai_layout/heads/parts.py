"""Kicker, deck, label and byline: the size and lines in which they fill the head's width best."""

from __future__ import annotations

from functools import lru_cache

from duikai_layout.heads.fit import Shape, condensed, set_widths, tracked
from duikai_layout.heads.lines import cut_evenly, line_ems, lines_by_sense
from duikai_layout.typeset import SetText
from duikai_styles.sheet import HeadPart

_EM = 1000
_MORE_LINES = 0.35
_TOO_SMALL = 3.0
_LEAST = 0.8
"""A part that does not fit at its least size may be so much smaller before it is condensed."""


def part_sizes(part: HeadPart, headline: float) -> tuple[float, float]:
    """The least and the largest size of a part under a headline of `headline` points."""
    most = min(part.most, max(part.least, part.ratio_max * headline))
    return min(most, max(part.least, part.ratio_min * headline)), most


@lru_cache(maxsize=4096)
def part_shape(text: SetText, part: HeadPart, headline: float, room: float, squeeze: int) -> Shape:
    """A part in `room` points: the largest allowed size, fewest lines, least white beside."""
    least, most = part_sizes(part, headline)
    best: tuple[float, float, tuple[int, ...]] | None = None
    for count in range(1, part.lines + 1):
        lines = lines_by_sense(text.items.texts, text.items.widths, count)
        if lines is None:
            continue
        widest = max(em for em, _ in line_ems(text, lines.ends, squeeze)) / _EM
        size = min(most, room / widest)
        price = (room - widest * size) / room + (most - size) / most
        price += _MORE_LINES * (count - 1) + lines.price / 100
        if size < least:
            price += _TOO_SMALL * (least - size) / least
        if best is None or price < best[0]:
            best = price, max(size, least * _LEAST), lines.ends
    size, ends = best[1:] if best else (least, cut_evenly(len(text.items), part.lines).ends)
    ems = line_ems(text, ends, squeeze)
    stretch = condensed(ems, size, room)
    tracks = tracked(ems, size, stretch, room, part.track)
    return Shape(size, stretch, ends, tracks, set_widths(ems, size, stretch, tracks))
