"""Column flow: the elements of a galley over the legs of a leaf, one line in each row.

The page design has already made sure that the rows add up. Here the cheapest ways of the
elements are chosen that fill the legs exactly, with tables whole, cross-heads kept with what
follows, and as few widows and orphans as the looseness of the paragraphs allows.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from duikai_layout.galley import Element, Galley, Way

WIDOW = 30.0
"""Price of a column that begins with the last line of a paragraph (clreq 3.1.4)."""
ORPHAN = 15.0
"""Price of a column that ends with the first line of a paragraph."""
BARE = 8.0
"""Price of each row of white at the head of a column that its element could do without."""


class CannotFlow(Exception):
    """A galley does not fill its legs; a page design has promised what it cannot keep."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A row of a leg: 0-based column within the story, and row within the leg."""

    column: int
    row: int


@dataclass(frozen=True, slots=True)
class Flowed:
    """An element in the way chosen for it, and the slot of each of its rows."""

    element: Element
    way: Way
    slots: tuple[Slot, ...]


_State = tuple[float, "_State | None", Way | None]


def flow(galley: Galley, legs: tuple[int, ...], rows: int) -> tuple[Flowed, ...]:
    """Set `galley` in exactly `rows` rows over columns of `legs` rows."""
    bounds = _bounds(legs)
    starts = frozenset(bounds)
    layers: list[dict[int, _State]] = [{0: (0.0, None, None)}]
    for element in galley.elements:
        following: dict[int, _State] = {}
        for offset, state in layers[-1].items():
            for way in element.ways:
                end = offset + way.rows
                if end > rows or (element.whole and not _keeps(bounds, offset, way, element)):
                    continue
                price = state[0] + way.price
                if way.rows > 1 and not element.whole:
                    price += (offset + 1 in starts) * ORPHAN + (end - 1 in starts) * WIDOW
                if way.white and (not offset or offset in starts):
                    price += way.white * BARE
                known = following.get(end)
                if known is None or price < known[0]:
                    following[end] = (price, state, way)
        layers.append(following)
    final = layers[-1].get(rows)
    if final is None:
        raise CannotFlow(f"{rows} rows over legs {legs}")
    return tuple(_placed(galley, _chosen(final), legs))


def _bounds(legs: tuple[int, ...]) -> list[int]:
    """Row offsets at which a column begins."""
    bounds, top = [], 0
    for leg in legs:
        if top and leg:
            bounds.append(top)
        top += leg
    return [*bounds, top]


def _keeps(bounds: list[int], offset: int, way: Way, element: Element) -> bool:
    """Whether an element at `offset` stands in one column with the lines it is kept with."""
    column_end = next((bound for bound in bounds if bound > offset), offset)
    return offset + way.rows + element.keep <= column_end


def _chosen(final: _State) -> list[Way]:
    ways: list[Way] = []
    state: _State | None = final
    while state is not None and state[2] is not None:
        ways.append(state[2])
        state = state[1]
    return ways[::-1]


def _placed(galley: Galley, ways: list[Way], legs: tuple[int, ...]) -> Iterator[Flowed]:
    slots = [Slot(column, row) for column, leg in enumerate(legs) for row in range(leg)]
    offset = 0
    for element, way in zip(galley.elements, ways, strict=True):
        yield Flowed(element, way, tuple(slots[offset : offset + way.rows]))
        offset += way.rows
