"""A part of a head over so many lines: where they end by sense, and how wide they are.

Nothing here knows a size: widths are thousandths of an em.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from duikai_layout.linebreak import set_line
from duikai_layout.linebreak.rules import ENDS_WITH_WHITE, CharClass, char_class
from duikai_layout.sense import sense_breaks, split_by_sense
from duikai_layout.typeset import SetText

EM = 1000
WIDE = 1_000_000
"""A measure that no head reaches: lines set to it keep their natural width."""
BROKEN_HALF = 40.0
"""Price of a couplet whose halves are broken, or of lines that are cut where it fits."""


@dataclass(frozen=True, slots=True)
class Lines:
    """Item indices at which lines end, and how bad their breaks are in all."""

    ends: tuple[int, ...]
    price: float


@lru_cache(maxsize=4096)
def lines_by_sense(texts: tuple[str, ...], widths: tuple[int, ...], count: int) -> Lines | None:
    """The best `count` lines of the items `texts` with their `widths`, or None."""
    if count == 1:
        return Lines((len(texts),), 0.0)
    by_character: list[int] = []
    for text, width in zip(texts, widths, strict=True):
        by_character.extend([width] + [0] * (len(text) - 1))
    split = split_by_sense("".join(texts), count, tuple(by_character))
    if split is None:
        return None
    ends = tuple(item_at(texts, cut) for cut in split.ends)
    # A break inside an item, as between the figures of a number set together, is none.
    return Lines(ends, split.price) if len(set(ends)) == count else None


@lru_cache(maxsize=1024)
def couplet_lines(texts: tuple[str, ...], half: int, count: int) -> Lines | None:
    """`count` lines of a couplet whose first half has `half` characters, its space counted.

    One line, or two that are the halves; more break both halves alike, and dearly.
    """
    total, middle = len(texts), item_at(texts, half)
    if not 0 < middle < total:
        return None  # marks alone, which have joined the space
    if count <= 2:
        return Lines((middle, total) if count == 2 else (total,), 0.0)
    each, odd = divmod(count, 2)
    size = middle - 1
    if odd or total != middle + size or each > size:
        return None
    words = "".join(texts)
    places = sense_breaks(words)
    cuts = [_best_cut(places, half, size * k // each, size) for k in range(1, each)]
    if len(set(cuts)) != len(cuts):
        return None
    ends = (*cuts, middle, *(middle + cut for cut in cuts), total)
    return Lines(ends, BROKEN_HALF * (count - 2))


def _best_cut(places: dict[int, float], half: int, near: int, size: int) -> int:
    """The cut of both halves near `near` of `size` that is least bad in them together."""
    return min(
        range(max(1, near - 1), min(size, near + 2)),
        key=lambda cut: (
            places.get(cut, BROKEN_HALF) + places.get(half + cut, BROKEN_HALF),
            abs(cut - near),
        ),
    )


def cut_evenly(total: int, count: int) -> Lines:
    """Lines of as many items each, whatever that tears: the last resort."""
    ends = tuple(total * number // count for number in range(1, count + 1))
    return Lines(ends, BROKEN_HALF * (count - 1))


def item_at(texts: Sequence[str], character: int) -> int:
    """The item that holds character `character`."""
    position = 0
    for index, text in enumerate(texts):
        if position >= character:
            return index
        position += len(text)
    return len(texts)


@lru_cache(maxsize=4096)
def line_ems(text: SetText, ends: tuple[int, ...], squeeze: int) -> tuple[tuple[int, int], ...]:
    """(width in thousandths of an em before letter-spacing, places to letter-space) of each line.

    The white beside marks is squeezed by `squeeze` thousandths of what may be taken.
    """
    spans = []
    for start, end in pairwise((0, *ends)):
        inked = inked_end(text.items.texts, start, end)
        line = set_line(text.items, start, inked, WIDE, justify=False)
        width = line.width - text.items.end_trims[inked - 1]
        width += sum(gap_changes(text, start, inked, 0, squeeze))
        # Of marks alone that no face has, a line has no width; nothing divides by it then.
        spans.append((max(1, width), max(1, sum(gap_changes(text, start, inked, 1, 0)))))
    return tuple(spans)


def gap_changes(text: SetText, start: int, end: int, track: int, squeeze: int) -> list[int]:
    """How far each gap of items `start`..`end` is opened, or squeezed beside a mark.

    Letter-spacing never parts the figures of a number or the letters of a word.
    """
    items = text.items
    classes = [char_class(each[0]) for each in items.texts[start:end]]
    changes = []
    for gap, (before, after) in zip(items.gaps[start:end], pairwise(classes), strict=False):
        marks = before in ENDS_WITH_WHITE or after is CharClass.OPEN
        taken = gap.shrink * squeeze // EM if marks else 0
        western = before is CharClass.WESTERN and after is CharClass.WESTERN
        changes.append((0 if western else track) - taken)
    return changes


def inked_end(texts: Sequence[str], start: int, end: int) -> int:
    """`end` without the white at a line's end, which the half of a couplet carries."""
    while end - 1 > start and texts[end - 1].isspace():
        end -= 1
    return end
