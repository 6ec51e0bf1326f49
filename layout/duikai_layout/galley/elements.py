"""What a galley is made of. Lengths are thousandths of an em: of the body's where nothing else
is said, of its own size inside a text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from duikai_layout.linebreak import SetLine
from duikai_layout.page import Role
from duikai_layout.typeset import SetText
from duikai_styles.sheet import TextStyle

KEEP = 2
"""Lines that must follow a cross-head in its column (clreq has none; the trade's usual two)."""
DEAREST = 400.0
"""Ways of setting a galley that cost more than this over its best are not offered."""


@dataclass(frozen=True, slots=True)
class Way:
    """One way to set an element: `rows` in all, lines ending at `ends`, and its price.

    `tail_ends` are the lines of a signature on rows of its own; () when it joins the last line.
    `white` of the rows, above its lines, it could do without.
    """

    rows: int
    price: float
    ends: tuple[int, ...] = ()
    tail_ends: tuple[int, ...] = ()
    white: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class SetParagraph:
    """A text on the grid in lines of `measure` (of its own size), one in each row.

    `tail` is a signature set flush right at its end; a `flush` text is one itself.
    """

    text: SetText
    style: TextStyle
    measure: int
    tail: SetText | None = None
    flush: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class SetCrossHead:
    """A cross-head `centred` in its rows, or a sub-head on the grid."""

    text: SetText
    style: TextStyle
    centred: bool


@dataclass(frozen=True, slots=True, eq=False)
class SetCell:
    """A cell's lines, of type `scale` of the body's size: line k begins `xs[k]` from the table's
    left, on row `first + k` of its row."""

    text: SetText
    lines: tuple[SetLine, ...]
    xs: tuple[int, ...]
    scale: float
    first: int


@dataclass(frozen=True, slots=True, eq=False)
class SetRow:
    """A row of a table: its cells from left to right, over `height` rows of the grid."""

    cells: tuple[SetCell, ...]
    height: int


@dataclass(frozen=True, slots=True, eq=False)
class SetTable:
    """A table: its caption above the upper rule, its head above the middle one, its rows."""

    caption: SetRow | None
    head: SetRow | None
    rows: tuple[SetRow, ...]

    def bands(self) -> Iterator[tuple[SetRow, ...]]:
        """The rows above, between and below the three rules; the head may be missing."""
        yield (self.caption,) if self.caption else ()
        if self.head:
            yield (self.head,)
        yield self.rows

    @property
    def height(self) -> int:
        """The rows of the grid that its lines take."""
        return sum(row.height for band in self.bands() for row in band)


Matter = SetParagraph | SetCrossHead | SetTable


@dataclass(frozen=True, slots=True, eq=False)
class Element:
    """A paragraph, cross-head or table of a galley.

    A `whole` element is not torn over columns, and `keep` lines must follow it in its column.
    """

    role: Role
    matter: Matter
    ways: tuple[Way, ...]
    whole: bool = False
    keep: int = 0


@dataclass(frozen=True, eq=False)
class Galley:
    """A story's body in lines of `measure`."""

    measure: int
    elements: tuple[Element, ...]

    @cached_property
    def prices(self) -> dict[int, float]:
        """The least price of every row count that the galley can be set in."""
        sums = {0: 0.0}
        for element in self.elements:
            wider: dict[int, float] = {}
            for rows, price in sums.items():
                for way in element.ways:
                    key, total = rows + way.rows, price + way.price
                    if total < wider.get(key, total + 1):
                        wider[key] = total
            floor = min(wider.values()) + DEAREST
            sums = {rows: price for rows, price in wider.items() if price <= floor}
        return sums

    @cached_property
    def is_rigid(self) -> bool:
        """Whether column breaks are restricted anywhere."""
        return any(element.whole for element in self.elements)

    def fits(self, legs: tuple[int, ...], rows: int) -> bool:
        """Whether the galley can be set in exactly `rows` rows over columns of `legs` rows
        with no element torn that must stay whole, or parted from what it is kept with.

        Reachable row offsets are the bits of an integer; an element shifts them.
        """
        if not self.is_rigid:
            return rows in self.prices
        reached = 1
        for element in self.elements:
            following = 0
            for way in element.ways:
                allowed = _starts(legs, way.rows + element.keep) if element.whole else -1
                following |= (reached & allowed) << way.rows
            reached = following
        return bool(reached >> rows & 1)


def _starts(legs: tuple[int, ...], rows: int) -> int:
    """The offsets, as bits, at which so many rows find room in one column."""
    allowed, top = 0, 0
    for leg in legs:
        if leg >= rows:
            allowed |= (1 << (top + leg - rows + 1)) - (1 << top)
        top += leg
    return allowed
