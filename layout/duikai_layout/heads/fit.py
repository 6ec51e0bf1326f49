"""A headline's lines fitted to a width: size, condensing, letter-spacing, and what they cost.

A good head fills its width: white beside a line is what makes a head look too small for its
story. Lines of a head are made equally wide where letter-spacing within the rung's limit can do
it, since lines that differ by less than a character look like a mistake.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from duikai_layout.heads.head_copy import HeadCopy
from duikai_layout.heads.ladder import size_price, sizes_of, usual_size
from duikai_layout.heads.lines import (
    Lines,
    couplet_lines,
    cut_evenly,
    line_ems,
    lines_by_sense,
)

_EM = 1000
TIGHT = 0.96
"""How much of the room letter-spacing may use: the last bit would look cramped at the sides."""
_SQUEEZED = 200.0
"""Price of a headline that is too long for its rung."""
_KEPT = 8
"""Shapes of a headline that are stacked, the cheapest first."""
_UNEVEN = 1.2
"""What a line of no length at all costs, as a share of the price of white; cubes in between."""


@dataclass(frozen=True, slots=True)
class Shape:
    """Lines of a part at a size: item ranges, condensing, letter-spacing, widths in points."""

    size: float
    stretch: int
    ends: tuple[int, ...]
    tracks: tuple[int, ...]
    widths: tuple[float, ...]
    price: float = 0.0


def headline_shapes(head: HeadCopy, width: float, columns: int) -> list[Shape]:
    """The few shapes of the headline over `width` points that are worth stacking."""
    found = [
        shape
        for count in range(1, head.level.lines + 1)
        if (lines := headline_lines(head, count)) is not None
        for size in sizes_of(head.level, head.setter.sheet)
        if (shape := _fitted(head, size, lines, width, columns)) is not None
    ]
    if not found:
        return [_squeezed(head, width)]
    found.sort(key=lambda shape: shape.price)
    return found[:_KEPT]


def headline_lines(head: HeadCopy, count: int) -> Lines | None:
    """The headline over `count` lines, a couplet's halves whole."""
    items = head.headline.items
    if head.is_couplet:
        return couplet_lines(items.texts, head.half, count) if count <= 2 else None
    return lines_by_sense(items.texts, items.widths, count)


def _fitted(head: HeadCopy, size: float, lines: Lines, width: float, columns: int) -> Shape | None:
    """The headline at `size`, or None where it cannot be condensed into `width`."""
    sheet, level = head.setter.sheet, head.level
    heads, prices = sheet.heads, sheet.prices
    room = width - 2 * heads.side
    ems = line_ems(head.headline, lines.ends, heads.squeeze)
    stretch = condensed(ems, size, room)
    if stretch < level.condense:
        return None
    tracks = tracked(ems, size, stretch, room, level.track, exactly=head.is_couplet)
    widths = set_widths(ems, size, stretch, tracks)
    price = size_price(size, usual_size(head.story, level, columns), sheet)
    price += sum(white_price((width - w) / 2, heads.flank, prices.head_white) for w in widths)
    price += uneven_price(widths, prices.head_white)
    price += prices.head_lines * (len(lines.ends) - 1) + prices.head_break * lines.price
    price += (_EM - stretch) / 40 + max(tracks) / 100
    return Shape(size, stretch, lines.ends, tracks, widths, price)


def condensed(ems: tuple[tuple[int, int], ...], size: float, room: float) -> int:
    """The horizontal scale, in thousandths, at which the widest line keeps within `room`."""
    natural = max(em for em, _ in ems) * size / _EM
    return _EM if natural <= room else int(_EM * room / natural)


def tracked(
    ems: tuple[tuple[int, int], ...],
    size: float,
    stretch: int,
    room: float,
    most: int,
    *,
    exactly: bool = False,
    fill: float = TIGHT,
) -> tuple[int, ...]:
    """Letter-spacing of each line in thousandths of an em, `most` at most.

    The widest line is opened by `fill` of what is left of `room`, the others alike, or so far
    that they are as wide; with `exactly` they are made as wide whatever it takes.
    """
    em, gaps = max(ems, key=lambda pair: pair[0])
    wanted = int((room - em * size / _EM) * fill / size / gaps * _EM) if stretch == _EM else 0
    common = max(0, min(most, wanted))
    whole = em + common * gaps
    found = []
    for own, places in ems:
        even = round((whole - own) / places)
        found.append(even if exactly or even <= most else common)
    return tuple(found)


def set_widths(
    ems: tuple[tuple[int, int], ...], size: float, stretch: int, tracks: tuple[int, ...]
) -> tuple[float, ...]:
    """The widths of lines in points, as set."""
    return tuple(
        (em + track * gaps) * size * stretch / _EM / _EM
        for (em, gaps), track in zip(ems, tracks, strict=True)
    )


def white_price(side: float, allowed: float, price: float) -> float:
    """White beside a centred line: free up to `allowed` points, then steeply dearer."""
    over = max(0.0, side - allowed) / allowed
    return price * (over + over * over) + side / allowed


def uneven_price(lengths: Sequence[float], price: float) -> float:
    """What lines of different lengths cost."""
    return price * _UNEVEN * (1 - min(lengths) / (max(lengths) or 1.0)) ** 3


def _squeezed(head: HeadCopy, width: float) -> Shape:
    """What to do with a headline too long for every rung: the smallest size, more lines."""
    size, level = head.level.least, head.level
    squeeze = head.setter.sheet.heads.squeeze
    for lines in _many_lines(head, width):
        ems = line_ems(head.headline, lines.ends, squeeze)
        if condensed(ems, size, width) >= level.condense:
            break
    stretch = condensed(ems, size, width)
    tracks = (0,) * len(lines.ends)
    widths = set_widths(ems, size, stretch, tracks)
    return Shape(size, stretch, lines.ends, tracks, widths, _SQUEEZED)


def _many_lines(head: HeadCopy, width: float) -> Iterator[Lines]:
    """Ever more lines for `width` points, broken where it must be; never none."""
    items, level = head.headline.items, head.level
    total = len(items)
    fewest = int(sum(items.widths) * level.least * level.condense / _EM / _EM / width)
    counts = range(min(max(fewest, level.lines), total), total + 1)
    if head.is_couplet:
        alike = (couplet_lines(items.texts, head.half, count) for count in counts)
        yield from (lines for lines in alike if lines is not None)
    for count in counts:
        lines = lines_by_sense(items.texts, items.widths, count)
        yield lines or cut_evenly(total, count)
