"""Designs round units whose place is known: an editor's pins, adverts at the foot.

The table of `guillotine` knows sets of units and widths, not places. Here a rectangle is
searched from the top down: a cut parts the units that have a place by where they stand, and the
free ones in every way; a part without placed units is looked up in the table. What has its
place is thus never moved, and everything round it is still found exactly.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import nsmallest

from duikai_layout.compose.guillotine import Table
from duikai_layout.compose.tree import Beside, Design, Stack

KEPT = 8
"""Designs of a rectangle that are kept, the cheapest."""


@dataclass(frozen=True, slots=True)
class Fixed:
    """Where a unit stands: 0-based column and row on the page, None where that is open.

    `columns` and `rows` are its extent where that is known as well; its curve allows no other.
    """

    column: int | None = None
    row: int | None = None
    columns: int | None = None
    rows: int | None = None


@dataclass(frozen=True, slots=True)
class _Box:
    column: int
    row: int
    columns: int
    rows: int


class PlacedSearch:
    """The search on one page. `fixed` are the placed units by number."""

    def __init__(self, table: Table, fixed: Mapping[int, Fixed]) -> None:
        self._table, self._fixed = table, fixed
        self._placed = sum(1 << unit for unit in fixed)
        self._known: dict[tuple[_Box, int], list[Design]] = {}

    def designs(self, columns: int, rows: int, units: int) -> list[Design]:
        """Designs of the whole page with the set `units`, the cheapest first."""
        return self._solve(_Box(0, 0, columns, rows), units)

    def _solve(self, box: _Box, units: int) -> list[Design]:
        key = box, units
        found = self._known.get(key)
        if found is None:
            found = nsmallest(KEPT, self._designs(box, units), key=lambda d: d.price)
            self._known[key] = found
        return found

    def _designs(self, box: _Box, units: int) -> Iterator[Design]:
        if not units & self._placed or not units & (units - 1):
            single = units.bit_length() - 1
            if units & self._placed and not self._stands(single, box):
                return
            design = self._table.curve(units, box.columns).get(box.rows)
            if design is not None:
                yield design
            return
        if not self._table.fits(units, box.columns * box.rows):
            return
        for at in range(1, box.rows):
            upper = _Box(box.column, box.row, box.columns, at)
            lower = _Box(box.column, box.row + at, box.columns, box.rows - at)
            for first, second in self._joined(upper, lower, units):
                yield Stack(first, second, box.columns, box.rows, first.price + second.price)
        for at in range(1, box.columns):
            left = _Box(box.column, box.row, at, box.rows)
            right = _Box(box.column + at, box.row, box.columns - at, box.rows)
            for first, second in self._joined(left, right, units):
                yield Beside(first, second, box.columns, box.rows, first.price + second.price)

    def _joined(self, one: _Box, other: _Box, units: int) -> Iterator[tuple[Design, Design]]:
        """Designs of the two sides of a cut, for every way to share the units."""
        forced = self._sides(one, other, units)
        if forced is None:
            return
        here, free = forced
        fits = self._table.fits
        for part in _subsets(free):
            first, second = here | part, units & ~(here | part)
            if not (first and second and fits(first, one.columns * one.rows)):
                continue
            if fits(second, other.columns * other.rows):
                yield from self._pairs(one, first, other, second)

    def _pairs(
        self, one: _Box, first: int, other: _Box, second: int
    ) -> Iterator[tuple[Design, Design]]:
        # What only has to be looked up is asked first.
        if first & self._placed and not second & self._placed and not self._solve(other, second):
            return
        left = self._solve(one, first)
        right = self._solve(other, second) if left else []
        for a in left:
            for b in right:
                yield a, b

    def _sides(self, one: _Box, other: _Box, units: int) -> tuple[int, int] | None:
        """The placed units that must go to the first side, and those that may go to either;
        None where the cut goes through one."""
        here = free = 0
        for unit in _members(units):
            bit = 1 << unit
            if not bit & self._placed:
                free |= bit
                continue
            in_one, in_other = self._may_be(unit, one), self._may_be(unit, other)
            if not in_one and not in_other:
                return None
            if in_one and in_other:
                free |= bit
            elif in_one:
                here |= bit
        return here, free

    def _may_be(self, unit: int, box: _Box) -> bool:
        """Whether a placed unit can stand somewhere in `box`."""
        fixed = self._fixed[unit]
        if fixed.column is not None:
            end = fixed.column + (fixed.columns or 1)
            if fixed.column < box.column or end > box.column + box.columns:
                return False
        if fixed.row is not None:
            end = fixed.row + (fixed.rows or 1)
            if fixed.row < box.row or end > box.row + box.rows:
                return False
        return True

    def _stands(self, unit: int, box: _Box) -> bool:
        fixed = self._fixed[unit]
        return fixed.column in (None, box.column) and fixed.row in (None, box.row)


def _members(units: int) -> Iterator[int]:
    while units:
        low = units & -units
        yield low.bit_length() - 1
        units ^= low


def _subsets(units: int) -> Iterator[int]:
    part = units
    while True:
        yield part
        if not part:
            return
        part = (part - 1) & units


def placed_last(rows: int, adverts: Sequence[tuple[int, int]]) -> dict[int, Fixed]:
    """Adverts as (unit, rows) that stand at the foot of `rows` rows."""
    return {unit: Fixed(row=rows - high, rows=high) for unit, high in adverts}
