"""Composition against exhaustive search on small pages."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from duikai_layout.compose.guillotine import Unit, compose, stacked
from duikai_layout.compose.score import PageShape
from duikai_layout.compose.tree import Design, Place, cuts, orders, places

COLUMNS, ROWS = 3, 8


@st.composite
def instances(draw: st.DrawFn) -> list[dict[int, dict[int, float]]]:
    """For each unit, by columns and rows, a price."""
    count = draw(st.integers(1, 4))
    prices = st.integers(0, 30).map(float)
    return [
        {
            width: draw(st.dictionaries(st.integers(1, ROWS), prices, max_size=5))
            for width in range(1, COLUMNS + 1)
        }
        for _ in range(count)
    ]


def units_of(instance: list[dict[int, dict[int, float]]]) -> list[Unit]:
    units = []
    for number, curves in enumerate(instance):
        places_by_width: dict[int, dict[int, Design]] = {
            width: {rows: Place(number, width, rows, price, None) for rows, price in curve.items()}
            for width, curve in curves.items()
        }
        units.append(Unit(str(number), places_by_width))
    return units


def exhaustive(instance: list[dict[int, dict[int, float]]]) -> float | None:
    """The least price of any guillotine design, by trying all of them."""

    def parts(members: tuple[int, ...]) -> Iterator[tuple[tuple[int, ...], tuple[int, ...]]]:
        for mask in range(1, 1 << (len(members) - 1)):
            yield (
                tuple(m for k, m in enumerate(members) if mask >> k & 1),
                tuple(m for k, m in enumerate(members) if not mask >> k & 1),
            )

    @cache
    def least(members: tuple[int, ...], width: int, rows: int) -> float | None:
        if len(members) == 1:
            return instance[members[0]][width].get(rows)
        found: list[float] = []
        for one, other in parts(members):
            for cut in range(1, rows):
                a, b = least(one, width, cut), least(other, width, rows - cut)
                if a is not None and b is not None:
                    found.append(a + b)
            for cut in range(1, width):
                a, b = least(one, cut, rows), least(other, width - cut, rows)
                if a is not None and b is not None:
                    found.append(a + b)
        return min(found, default=None)

    return least(tuple(range(len(instance))), COLUMNS, ROWS)


@settings(max_examples=150, deadline=None)
@given(instances())
def test_compose_finds_the_cheapest_design_there_is_or_proves_there_is_none(
    instance: list[dict[int, dict[int, float]]],
) -> None:
    designs = compose(units_of(instance), COLUMNS, ROWS)
    expected = exhaustive(instance)
    if expected is None:
        assert designs == []
    else:
        assert designs
        assert designs[0].price == expected


@settings(max_examples=80, deadline=None)
@given(instances())
def test_every_design_tiles_the_page_in_every_order_of_its_cuts(
    instance: list[dict[int, dict[int, float]]],
) -> None:
    for design in compose(units_of(instance), COLUMNS, ROWS)[:3]:
        for order in orders(design):
            cells = [cell for _, area in places(order) for cell in area.cells()]
            assert sorted(cells) == [(c, r) for c in range(COLUMNS) for r in range(ROWS)]
            assert sorted(p.unit for p, _ in places(order)) == list(range(len(instance)))
            assert len(cuts(order)) == len(instance) - 1


def test_stacked_units_add_their_heights() -> None:
    one: dict[int, dict[int, Design]] = {1: {2: Place(0, 1, 2, 5.0, None)}}
    other: dict[int, dict[int, Design]] = {
        1: {3: Place(1, 1, 3, 1.0, None), 4: Place(1, 1, 4, 0.0, None)}
    }
    joined = stacked([one, other], COLUMNS)
    assert {rows: d.price for rows, d in joined[1].items()} == {5: 6.0, 6: 5.0}


def test_a_page_shape_names_its_adverts() -> None:
    shape = PageShape(COLUMNS, ROWS, (60, 0), frozenset({1}))
    assert 1 in shape.adverts
