"""What a page editor sees in a complete design, term by term.

The table of `guillotine` prices parts for themselves; here a whole page is judged: who stands
where, whether headline sizes fall with weight, whether heads collide across a gutter, whether
a gutter runs through the page, and how much of it is pictures.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from duikai_layout.compose.tree import Cut, Design, Place, cuts, orders, places
from duikai_layout.page import Area
from duikai_styles.sheet import StyleSheet

JUDGED_WHOLE = 6
"""How many of the cheapest designs are tried in every order of their cuts."""
ALTERNATIVES = 9
"""Designs of a page that an editor is shown."""
ALIKE = 3
"""Rows by which two designs may differ and still look the same."""
MOST_ORDERS = 6
"""Cuts up to which every order is tried (2 to that power)."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A design with its whole price and the terms that make it up."""

    design: Design
    price: float
    terms: dict[str, float]


@dataclass(frozen=True, slots=True)
class PageShape:
    """The rectangle that is composed and what stands in it: weights by unit number, adverts.

    With `settled` the places are an editor's, and no order of cuts but the given is tried.
    """

    columns: int
    rows: int
    weights: tuple[int, ...]
    adverts: frozenset[int]
    settled: bool = False


def judge_all(designs: Sequence[Design], shape: PageShape, sheet: StyleSheet) -> list[Judged]:
    """Designs in their best order of cuts, the best first; those that break a rule are left out.

    Hard rules: adverts stand at the foot; pictures keep within the sheet's share of the page.
    """
    ranked = designs if shape.settled else [_ranked(design, shape) for design in designs]
    judged = [found for design in ranked if (found := _judge(design, shape, sheet))]
    judged.sort(key=lambda j: j.price)
    if shape.settled:
        return _distinct(judged)
    better: list[Judged] = []
    for candidate in judged[:JUDGED_WHOLE]:
        if len(cuts(candidate.design)) <= MOST_ORDERS:
            tried = (_judge(order, shape, sheet) for order in orders(candidate.design))
            better.extend(found for found in tried if found)
    return _distinct(sorted(better + judged, key=lambda j: j.price))


def _distinct(judged: Sequence[Judged]) -> list[Judged]:
    """Without designs that are one already there in another order: every story over as many
    columns, no height further off than `ALIKE` rows."""
    found: list[Judged] = []
    heights: dict[tuple[tuple[int, int], ...], list[list[int]]] = {}
    for candidate in judged:
        sizes = sorted(
            (place.unit, area.columns, area.rows) for place, area in places(candidate.design)
        )
        rows = [high for _, _, high in sizes]
        alike = heights.setdefault(tuple((unit, wide) for unit, wide, _ in sizes), [])
        if all(any(abs(a - b) > ALIKE for a, b in zip(rows, e, strict=True)) for e in alike):
            alike.append(rows)
            found.append(candidate)
    return found[:ALTERNATIVES]


def _ranked(design: Design, shape: PageShape) -> Design:
    """The heavier side of every cut first: above, or on the left; adverts last."""
    if isinstance(design, Place):
        return design
    first, second = _ranked(design.first, shape), _ranked(design.second, shape)
    if _weight(second, shape) > _weight(first, shape):
        first, second = second, first
    kind = type(design)
    return kind(first, second, design.columns, design.rows, design.price)


def _weight(design: Design, shape: PageShape) -> int:
    units = [place.unit for place, _ in places(design)]
    if any(unit in shape.adverts for unit in units):
        return -1
    return max(shape.weights[unit] for unit in units)


def _judge(design: Design, shape: PageShape, sheet: StyleSheet) -> Judged | None:
    found = places(design)
    for place, area in found:
        if place.unit in shape.adverts and area.row + area.rows != shape.rows:
            return None
    share = _picture_share(found, shape)
    if share > sheet.pictures.share_most:
        return None
    prices = sheet.prices
    terms = {
        "parts": design.price,
        "place": prices.place * _misplaced(found, shape),
        "rank": prices.rank * _misranked(found, shape),
        "tombstone": prices.tombstone * _tombstones(found),
        "through-cut": prices.through_cut * _through_cuts(design, shape),
        "pictures": prices.picture_share * (share - sheet.pictures.share_usual) ** 2,
    }
    return Judged(design, sum(terms.values()), terms)


def _picture_share(found: list[tuple[Place, Area]], shape: PageShape) -> float:
    cells = sum(place.leaf.picture_cells for place, _ in found if place.leaf)
    return cells / (shape.columns * shape.rows)


def _misplaced(found: list[tuple[Place, Area]], shape: PageShape) -> float:
    """Weight away from where it belongs: the lead upper left, the others by weight down the page.

    Weights count by their cubes, so that no sum of small stories outweighs the lead.
    """
    heaviest = max((shape.weights[p.unit] for p, _ in found if p.leaf), default=0)
    total = 0.0
    for place, area in found:
        if place.leaf is not None:
            down = area.row / shape.rows
            across = area.column / shape.columns
            weight = shape.weights[place.unit] / 100
            total += weight**3 * (0.8 * down + 0.2 * across)
            if shape.weights[place.unit] == heaviest and (area.row or area.column):
                total += 1.0
    return total


def _misranked(found: list[tuple[Place, Area]], shape: PageShape) -> float:
    """Headlines larger than that of a weightier story."""
    heads = [(shape.weights[p.unit], p.leaf.head.size) for p, _ in found if p.leaf]
    total = 0.0
    for weight, size in heads:
        for other_weight, other_size in heads:
            if weight > other_weight and other_size > size:
                total += min(1.0, (weight - other_weight) / 20) * (other_size / size - 1)
            elif weight >= other_weight + 20 and other_size == size:
                total += 0.1
    return total


def _tombstones(found: list[tuple[Place, Area]]) -> float:
    """Heads of like size side by side across a gutter (碰题)."""
    total = 0.0
    for place, area in found:
        for other, beside in found:
            if place.leaf is None or other.leaf is None:
                continue
            touches = area.column + place.leaf.head_columns == beside.column
            if touches and abs(area.row - beside.row) <= 2:
                sizes = place.leaf.head.size, other.leaf.head.size
                total += 1.0 if max(sizes) < 1.15 * min(sizes) else 0.35
    return total


def _through_cuts(design: Design, shape: PageShape) -> float:
    """Gutters through the whole page (断版); level cuts count half as much (通腰)."""
    total = 0.0
    for cut in cuts(design):
        if isinstance(cut, Cut) and cut.level and cut.end - cut.start == shape.columns:
            total += 0.3
        elif not cut.level and cut.end - cut.start == shape.rows:
            total += 1.0
    return total
