"""An upright head 竖题: lines from the top down, standing side by side from right to left.

The kicker stands at the right, then the headline, the deck, and the byline at the left, which
is the traditional order. Kicker and headline begin at the top; deck and byline hang lower and
end where the headline does. A label lies level above them all.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from duikai_layout.heads.fit import tracked, uneven_price, white_price
from duikai_layout.heads.head_copy import READING_ORDER, HeadCopy
from duikai_layout.heads.ladder import size_price, sizes_of
from duikai_layout.heads.lines import Lines, couplet_lines, inked_end, lines_by_sense
from duikai_layout.heads.parts import part_shape, part_sizes
from duikai_layout.heads.plan import HeadPlan, UprightLine
from duikai_layout.heads.stack import Stack
from duikai_layout.page import PageGrid, Role
from duikai_layout.upright_text import UprightText, cell_tops
from duikai_styles.sheet import HeadPart

_EM = 1000
_HANGING = (Role.DECK, Role.BYLINE)
"""Parts that end with the headline instead of beginning with it."""
_MORE_LINES = 0.35
_WIDER_GAP = 0.8
"""How much of itself a gap between lines may grow by before white goes to the sides."""


@dataclass(frozen=True, slots=True)
class _Column:
    """One line before it has its place: cells `start`..`end` at a size, letter-spaced."""

    role: Role
    text: UprightText
    start: int
    end: int
    size: float
    track: int

    @property
    def length(self) -> float:
        """How far it runs down the page, in points."""
        return cell_tops(self.text, self.start, self.end, self.track)[1] * self.size / _EM


def upright_plans(head: HeadCopy, columns: int, grid: PageGrid, size: float) -> Iterator[HeadPlan]:
    """Upright blocks over `columns` columns beside a body of `size` points."""
    sheet = head.setter.sheet
    style, text = sheet.heads.upright, head.upright_headline
    # The first character stands level with the first line of the body beside it.
    lead = (grid.pitch - size) / 2 + sheet.heads.foot * grid.pitch
    for count in range(1, style.lines + 1):
        lines = _headline_lines(head, count)
        if lines is None:
            continue
        ems = _line_ems(text, lines.ends)
        if count < style.lines and max(em for em, _ in ems) > style.length * _EM:
            continue
        for points in sizes_of(head.level, sheet):
            above = _label(head, points, grid.span(columns))
            longest = max(em for em, _ in ems) * points / _EM
            natural = -int(-(lead + _height(above, points) + longest) // grid.pitch)
            for rows in range(natural, natural + sheet.heads.spare + 1):
                room = rows * grid.pitch - lead
                plan = _plan(head, lines, points, columns, rows, room, grid)
                if plan is not None:
                    yield plan


def _headline_lines(head: HeadCopy, count: int) -> Lines | None:
    text = head.upright_headline
    if head.is_couplet:
        return couplet_lines(text.texts, head.half, count)
    return lines_by_sense(text.texts, text.lengths, count)


def _line_ems(text: UprightText, ends: tuple[int, ...]) -> tuple[tuple[int, int], ...]:
    """(natural length in thousandths of an em, places to letter-space) of each line."""
    return tuple(
        (
            max(1, cell_tops(text, start, end, 0)[1]),
            max(1, inked_end(text.texts, start, end) - start - 1),
        )
        for start, end in pairwise((0, *ends))
    )


def _label(head: HeadCopy, size: float, width: float) -> Stack:
    """The label, level above the upright lines; an empty stack if there is none."""
    heads = head.setter.sheet.heads
    stack = Stack(heads, width)
    if Role.LABEL in head.parts:
        text, part = head.parts[Role.LABEL]
        stack.add(Role.LABEL, text, part_shape(text, part, size, width, heads.squeeze))
    return stack


def _height(above: Stack, size: float) -> float:
    return above.foot + above.gap(Role.HEADLINE, size)


def _plan(
    head: HeadCopy,
    lines: Lines,
    size: float,
    columns: int,
    rows: int,
    room: float,
    grid: PageGrid,
) -> HeadPlan | None:
    """The block of `rows` rows with `room` points of height, or None where it does not fit."""
    sheet = head.setter.sheet
    width, prices = grid.span(columns), sheet.prices
    above = _label(head, size, width)
    top = _height(above, size)
    headline = _headline(head, lines, size, room - top)
    lengths = [column.length for column in headline]
    height = max(lengths)
    standing = _standing(head, headline, height)
    spread = _spread(head, standing[0], width) if standing else None
    if standing is None or spread is None:
        return None
    found, price = standing
    gaps, side = spread
    price += size_price(size, head.level.usual, sheet) + prices.head_break * lines.price
    price += prices.head_lines * (len(headline) - 1) + max(c.track for c in headline) / 100
    price += white_price(side, sheet.heads.upright.white * width, prices.head_white)
    price += uneven_price(lengths, prices.head_white)
    price += prices.head_rows * (room - top - height) / grid.pitch
    placed = tuple(_placed(found, gaps, width - side, top, height))
    return HeadPlan(columns, rows, price, size, top + height, (*above.lines, *placed), upright=True)


def _headline(head: HeadCopy, lines: Lines, size: float, room: float) -> list[_Column]:
    """The headline's lines, letter-spaced to fill `room` points of height."""
    text, ems = head.upright_headline, _line_ems(head.upright_headline, lines.ends)
    tracks = tracked(ems, size, _EM, room, head.level.track, exactly=head.is_couplet, fill=1.0)
    ranges = zip(pairwise((0, *lines.ends)), tracks, strict=True)
    return [_Column(Role.HEADLINE, text, a, b, size, track) for (a, b), track in ranges]


def _spread(
    head: HeadCopy, columns: list[_Column], width: float
) -> tuple[list[float], float] | None:
    """The white between the lines and on either side, or None where they are too wide."""
    gaps = [_gap(head, one, other) for one, other in pairwise(columns)]
    inked = sum(column.size for column in columns)
    spare = width - 2 * head.setter.sheet.heads.side - inked - sum(gaps)
    if spare < 0:
        return None
    wider = min(_WIDER_GAP, spare / 2 / sum(gaps)) if sum(gaps) else 0.0
    gaps = [gap * (1 + wider) for gap in gaps]
    return gaps, (width - inked - sum(gaps)) / 2


def _standing(
    head: HeadCopy, headline: list[_Column], height: float
) -> tuple[list[_Column], float] | None:
    """All lines from right to left and what their parts cost, or None where one is too long."""
    found: list[_Column] = []
    price = 0.0
    for role in READING_ORDER[1:]:
        if role is Role.HEADLINE:
            found += headline
        elif role in head.upright_parts:
            text, part = head.upright_parts[role]
            # What hangs leaves a character of the headline free above it.
            room = height - headline[0].size if role in _HANGING else height
            columns = _part(role, text, part, headline[0].size, room)
            if columns is None:
                return None
            found += columns[0]
            price += columns[1]
    return found, price


def _part(
    role: Role, text: UprightText, part: HeadPart, headline: float, room: float
) -> tuple[list[_Column], float] | None:
    """A part in the largest size and the fewest lines that keep within `room` points."""
    least, most = part_sizes(part, headline)
    best: tuple[float, float, tuple[int, ...]] | None = None
    for count in range(1, part.lines + 1):
        lines = lines_by_sense(text.texts, text.lengths, count)
        if lines is None:
            continue
        longest = max(em for em, _ in _line_ems(text, lines.ends)) / _EM
        size = min(most, room / longest)
        price = (most - size) / most + _MORE_LINES * (count - 1) + lines.price / 100
        if size >= least and (best is None or price < best[0]):
            best = price, size, lines.ends
    if best is None:
        return None
    price, size, ends = best
    tracks = tracked(_line_ems(text, ends), size, _EM, room, part.track)
    ranges = zip(pairwise((0, *ends)), tracks, strict=True)
    return [_Column(role, text, a, b, size, track) for (a, b), track in ranges], price


def _gap(head: HeadCopy, one: _Column, other: _Column) -> float:
    """The white between two lines side by side."""
    heads = head.setter.sheet.heads
    if one.role is other.role:
        return (heads.leading - 1) * one.size
    return heads.upright.gap * min(one.size, other.size)


def _placed(
    columns: list[_Column], gaps: list[float], right: float, top: float, height: float
) -> Iterator[UprightLine]:
    """The lines at their places, from `right` to the left."""
    before: Role | None = None
    for column, gap in zip(columns, [*gaps, 0.0], strict=True):
        # The second line of a headline hangs as well, so that two of unlike length lie staggered.
        second = column.role is Role.HEADLINE and column.role is before
        hangs = height - column.length if second or column.role in _HANGING else 0.0
        before = column.role
        yield UprightLine(
            column.role, column.text, column.start, column.end, column.size, column.track,
            x=right - column.size, top=top + hangs, length=column.length,
        )  # fmt: skip
        right -= column.size + gap
