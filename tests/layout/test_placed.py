"""Composition round placed units, against every design there is on small pages."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from test_guillotine import COLUMNS, ROWS, instances, units_of

from duikai_layout.compose.guillotine import BAND, Table
from duikai_layout.compose.placed import Fixed, PlacedSearch
from duikai_layout.compose.tree import Beside, Design, Stack, places

Instance = list[dict[int, dict[int, float]]]


def every_design(instance: Instance) -> Iterator[Design]:
    """All guillotine designs of the page."""
    units = units_of(instance)

    @cache
    def designs(members: tuple[int, ...], columns: int, rows: int) -> tuple[Design, ...]:
        if len(members) == 1:
            found = units[members[0]].curves.get(columns, {}).get(rows)
            return (found,) if found else ()
        result: list[Design] = []
        for mask in range(1, (1 << len(members)) - 1):
            one = tuple(m for k, m in enumerate(members) if mask >> k & 1)
            other = tuple(m for k, m in enumerate(members) if not mask >> k & 1)
            result += [
                Stack(a, b, columns, rows, a.price + b.price)
                for at in range(1, rows)
                for a in designs(one, columns, at)
                for b in designs(other, columns, rows - at)
            ]
            result += [
                Beside(a, b, columns, rows, a.price + b.price)
                for at in range(1, columns)
                for a in designs(one, at, rows)
                for b in designs(other, columns - at, rows)
            ]
        return tuple(result)

    return iter(designs(tuple(range(len(units))), COLUMNS, ROWS))


def keeps(design: Design, fixed: dict[int, Fixed]) -> bool:
    for place, area in places(design):
        pin = fixed.get(place.unit)
        if pin is not None and (
            pin.column not in (None, area.column)
            or pin.row not in (None, area.row)
            or pin.columns not in (None, area.columns)
            or pin.rows not in (None, area.rows)
        ):
            return False
    return True


def restricted(instance: Instance, fixed: dict[int, Fixed]) -> Instance:
    """The curves with what pins say of extents."""
    return [
        {
            width: {
                rows: price
                for rows, price in curve.items()
                if number not in fixed
                or (fixed[number].columns in (None, width) and fixed[number].rows in (None, rows))
            }
            for width, curve in curves.items()
        }
        for number, curves in enumerate(instance)
    ]


@settings(max_examples=150, deadline=None)
@given(instances(), st.data())
def test_the_cheapest_design_that_keeps_its_pins_is_found(
    instance: Instance, data: st.DataObject
) -> None:
    whole = list(every_design(instance))
    assume(whole and len(instance) > 1)
    # Pins as an editor makes them: from a design there is, wholly or in part.
    model = data.draw(st.sampled_from(whole))
    pinned = data.draw(st.sets(st.integers(0, len(instance) - 1), min_size=1))
    fixed: dict[int, Fixed] = {}
    for place, area in places(model):
        if place.unit in pinned:
            told = data.draw(st.tuples(*[st.booleans()] * 4))
            values = (area.column, area.row, area.columns, area.rows)
            fixed[place.unit] = Fixed(
                *(value if say else None for value, say in zip(values, told, strict=True))
            )
    expected = min(design.price for design in whole if keeps(design, fixed))
    table = Table(units_of(restricted(instance, fixed)), COLUMNS, ROWS)
    everything = (1 << len(instance)) - 1
    table.fill(everything & ~sum(1 << unit for unit in fixed))
    found = PlacedSearch(table, fixed).designs(COLUMNS, ROWS, everything)
    assert found
    assert keeps(found[0], fixed)
    if expected <= BAND:
        assert found[0].price == expected
