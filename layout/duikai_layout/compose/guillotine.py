"""Exact guillotine composition by dynamic programming over sets of units and widths.

For every set of units and every width the table holds the cheapest design of each height that
the set can fill exactly. Two sets side by side need a common height; one above the other, the
heights add. The whole page is the entry (all units, all columns, all rows); if it is missing,
no such page exists among guillotine designs. After Gange, Marriott & Stuckey, *Optimal
guillotine layout* (DocEng 2012), with sets of heights in place of single ones.

Pruning, which keeps it exact up to `BAND`: a height is dropped when the other units cannot fill
the rest of the page whatever they do, or when it costs `BAND` more than the cheapest of its set.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from duikai_content.plan import Pin
from duikai_layout.compose.tree import Beside, Design, Place, Stack
from duikai_layout.leaf import Leaf

BAND = 90.0
"""How much dearer than the cheapest a part may be and still be kept."""
KEPT = 60
"""Complete designs handed on to be judged as an editor would."""
Curve = Mapping[int, Design]  # by rows


@dataclass(frozen=True, slots=True)
class Unit:
    """What is placed as one: a story, a stack of briefs, an advert. `curves` by columns."""

    name: str
    curves: Mapping[int, Curve]
    pin: Pin | None = None


def compose(units: Sequence[Unit], columns: int, rows: int) -> list[Design]:
    """Complete designs of `columns` by `rows`, the cheapest first; empty if there are none."""
    return Table(units, columns, rows).complete() if units else []


class Table:
    """The cheapest designs of sets of units. A set is an integer, bit k standing for unit k."""

    def __init__(self, units: Sequence[Unit], columns: int, rows: int) -> None:
        self._columns, self._rows = columns, rows
        self._count = len(units)
        self._all = (1 << self._count) - 1
        self._areas = [_area_range(unit, columns, rows) for unit in units]
        self._curves: dict[tuple[int, int], dict[int, Design]] = {}
        for number, unit in enumerate(units):
            for width in range(1, columns + 1):
                curve = {h: d for h, d in unit.curves.get(width, {}).items() if h <= rows}
                self._keep(1 << number, width, curve)

    def complete(self) -> list[Design]:
        """Designs of the whole page."""
        if self._count == 1:
            whole = self._curves.get((1, self._columns), {}).get(self._rows)
            return [whole] if whole else []
        self.fill(self._all)
        return self._finish()

    def fill(self, units: int) -> None:
        """Join every set within `units` but `units` itself, if that is the page."""
        subsets = [s for s in range(1, self._all) if not s & ~units and s & (s - 1)]
        for subset in sorted(subsets, key=lambda s: (s.bit_count(), s)):
            for width in range(1, self._columns + 1):
                self._join(subset, width)

    def curve(self, units: int, columns: int) -> Mapping[int, Design]:
        """The cheapest design of a filled set for every height at a width."""
        return self._curves.get((units, columns), {})

    def fits(self, units: int, area: int) -> bool:
        """Whether a set can have an area, as far as the sums of its members' tell."""
        least = most = 0
        for number, (low, high) in enumerate(self._areas):
            if units >> number & 1:
                least += low
                most += high
        return least <= area <= most

    def _join(self, subset: int, width: int) -> None:
        """The curve of `subset` at `width` from the curves of its parts."""
        heights = self._heights(subset, width)
        if not heights:
            return
        found: dict[int, Design] = {}
        costs: dict[int, float] = {}
        for part, rest in _splits(subset):
            self._stack(part, rest, width, heights, found, costs)
            for left in range(1, width):
                self._beside(part, rest, left, width, heights, found, costs)
        self._keep(subset, width, found)

    def _stack(
        self,
        part: int,
        rest: int,
        width: int,
        heights: range,
        found: dict[int, Design],
        costs: dict[int, float],
    ) -> None:
        upper = self._curves.get((part, width))
        lower = self._curves.get((rest, width))
        if not upper or not lower:
            return
        low, high = heights.start, heights.stop
        best: dict[int, tuple[Design, Design]] = {}
        for h1, first in upper.items():
            price = first.price
            for h2, second in lower.items():
                height = h1 + h2
                if low <= height < high:
                    total = price + second.price
                    if total < costs.get(height, 1e9):
                        costs[height] = total
                        best[height] = (first, second)
        for height, (first, second) in best.items():
            found[height] = Stack(first, second, width, height, costs[height])

    def _beside(
        self,
        part: int,
        rest: int,
        left: int,
        width: int,
        heights: range,
        found: dict[int, Design],
        costs: dict[int, float],
    ) -> None:
        one = self._curves.get((part, left))
        other = self._curves.get((rest, width - left))
        if not one or not other:
            return
        if len(other) < len(one):
            common = [h for h in other if h in one]
        else:
            common = [h for h in one if h in other]
        for height in common:
            if height not in heights:
                continue
            total = one[height].price + other[height].price
            if total < costs.get(height, 1e9):
                costs[height] = total
                found[height] = Beside(one[height], other[height], width, height, total)

    def _finish(self) -> list[Design]:
        """Every way to split the whole page, the cheapest `KEPT` of them."""
        complete: list[Design] = []
        rows, columns = self._rows, self._columns
        for part, rest in _splits(self._all):
            upper, lower = self._curves.get((part, columns)), self._curves.get((rest, columns))
            if upper and lower:
                for height, first in upper.items():
                    second = lower.get(rows - height)
                    if second is not None:
                        price = first.price + second.price
                        complete.append(Stack(first, second, columns, rows, price))
            for left in range(1, columns):
                one = self._curves.get((part, left), {}).get(rows)
                other = self._curves.get((rest, columns - left), {}).get(rows)
                if one is not None and other is not None:
                    complete.append(Beside(one, other, columns, rows, one.price + other.price))
        complete.sort(key=lambda design: design.price)
        return complete[:KEPT]

    def _heights(self, subset: int, width: int) -> range:
        """Heights of `subset` at `width` that leave the others a page they can fill."""
        inside = [self._areas[k] for k in range(self._count) if subset >> k & 1]
        outside = [self._areas[k] for k in range(self._count) if not subset >> k & 1]
        page = self._columns * self._rows
        least = max(sum(a for a, _ in inside), page - sum(b for _, b in outside))
        most = min(sum(b for _, b in inside), page - sum(a for a, _ in outside))
        return range(-(-least // width), min(most // width, self._rows) + 1)

    def _keep(self, subset: int, width: int, curve: dict[int, Design]) -> None:
        if not curve:
            return
        heights = self._heights(subset, width)
        limit = min(design.price for design in curve.values()) + BAND
        kept = {h: d for h, d in curve.items() if d.price <= limit and h in heights}
        if kept:
            self._curves[subset, width] = kept


def _area_range(unit: Unit, columns: int, rows: int) -> tuple[int, int]:
    areas = [
        width * height
        for width, curve in unit.curves.items()
        if width <= columns
        for height in curve
        if height <= rows
    ]
    return (min(areas), max(areas)) if areas else (0, 0)


def _splits(subset: int) -> list[tuple[int, int]]:
    """The ways to part a set in two, each once."""
    lowest = subset & -subset
    splits = []
    part = (subset - 1) & subset
    while part:
        if part & lowest:
            splits.append((part, subset ^ part))
        part = (part - 1) & subset
    return splits


def stacked(curves: Sequence[Mapping[int, Curve]], columns: int) -> dict[int, Curve]:
    """Units always placed one above the other, as one: a column of briefs."""
    whole: dict[int, Curve] = {}
    for width in range(1, columns + 1):
        total: dict[int, Design] = {}
        for number, curve in enumerate(curves):
            part = curve.get(width, {})
            if not number:
                total = dict(part)
                continue
            joined: dict[int, Design] = {}
            for h1, first in total.items():
                for h2, second in part.items():
                    price = first.price + second.price
                    known = joined.get(h1 + h2)
                    if known is None or price < known.price:
                        joined[h1 + h2] = Stack(first, second, width, h1 + h2, price)
            total = joined
        if total:
            whole[width] = total
    return whole


def place_curves(
    unit: int, leaves: Mapping[int, Mapping[int, Leaf]], pin: Pin | None = None
) -> dict[int, Curve]:
    """Leaf curves of unit number `unit` as designs of one place, as far as `pin` allows them."""
    curves: dict[int, Curve] = {}
    for columns, curve in leaves.items():
        if pin is not None and pin.columns not in (None, columns):
            continue
        curves[columns] = {
            rows: Place(unit, columns, rows, leaf.price, leaf)
            for rows, leaf in curve.items()
            if pin is None or pin.rows in (None, rows)
        }
    return curves
