"""Leaf curves: every height that a story can fill exactly at a width, and at what price.

A story over w columns fills h rows exactly when

    w · (h − rows above and frame rows)  =  head + picture cells + body rows (+ white)

Head sizes, picture spans and crops, cross-head rows and the looseness of paragraphs make the
right side elastic. Every number is taken from set type; nothing is estimated.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from duikai_content.model import Form, Story
from duikai_layout.galley import Galley, set_galley
from duikai_layout.heads import HeadPlan, plan_heads, set_head
from duikai_layout.page import PageGrid
from duikai_layout.pictures import Arrangement, arrangements, strip_at_foot
from duikai_layout.typeset import Typesetter
from duikai_styles.sheet import Density, FormStyle, Prices

CANDIDATES = 6
"""Candidates kept for each height until cross-heads are checked."""
STORY_SHARE = 1.15
"""A story with a picture gives it this much more than the page's usual share."""
FRAME_ROWS = 1
"""Rows at the foot of a boxed story between its last line and its frame."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """One way for a story to fill `columns` by `rows` cells exactly.

    The head stands over the first columns; the others run up beside it. `picture_rows` are the
    rows of each strip of `arrangement`, `legs` the body rows of each column, `body_rows` how
    many of them the galley fills: all, or one cell fewer.
    """

    columns: int
    rows: int
    price: float
    head: HeadPlan
    arrangement: Arrangement
    picture_rows: tuple[int, ...]
    legs: tuple[int, ...]
    body_rows: int

    @property
    def head_columns(self) -> int:
        """The columns that the head stands over."""
        return self.head.columns

    @property
    def picture_cells(self) -> int:
        """Cells that pictures and their captions take."""
        strips = zip(self.arrangement.strips, self.picture_rows, strict=True)
        return sum(strip.span * rows for strip, rows in strips)


@dataclass(frozen=True, slots=True, eq=False)
class StoryCopy:
    """A story ready to be placed on pages of one density."""

    story: Story
    galley: Galley
    leaves: dict[int, dict[int, Leaf]]  # by columns, then rows


def measure_of(density: Density, form: FormStyle) -> int:
    """Characters per line: a boxed story gives `inset` ems of each column to its frame."""
    return density.characters - (form.inset if form.boxed else 0)


def prepare_story(
    story: Story,
    density: Density,
    grid: PageGrid,
    rows: int,
    setter: Typesetter,
    head: float | None = None,
) -> StoryCopy:
    """Set `story` for a page of `density` and compute its leaf curve up to `rows` rows high.

    `head` is the size of its headline in points, where that is fixed.
    """
    form = setter.sheet.forms[story.form.value]
    galley = set_galley(story, measure_of(density, form), setter)
    # Inside a box the columns are narrower; everything in it stands on their grid.
    inner = replace(grid, measure=galley.measure * density.size / 1000)
    search = _Search(story, galley, density, inner, rows, setter, head)
    leaves = {columns: search.curve(columns) for columns in range(1, grid.columns + 1)}
    return StoryCopy(story, galley, leaves)


class _Search:
    """The search for one story's leaves."""

    def __init__(
        self,
        story: Story,
        galley: Galley,
        density: Density,
        grid: PageGrid,
        rows: int,
        setter: Typesetter,
        head: float | None,
    ) -> None:
        self._story, self._galley, self._grid = story, galley, grid
        self._size, self._rows, self._setter = density.size, rows, setter
        self._prices: Prices = setter.sheet.prices
        self._loose = galley.prices
        self._few, self._many = min(self._loose), max(self._loose)
        form = setter.sheet.forms[story.form.value]
        self._above = setter.sheet.heads.above
        self._heads = plan_heads(set_head(story, setter, head), grid, density.size)
        self._frame = FRAME_ROWS if form.boxed else 0
        self._number = 0

    def curve(self, columns: int) -> dict[int, Leaf]:
        """The cheapest leaf for every reachable number of rows over `columns` columns."""
        found: dict[int, list[_Candidate]] = {}
        pictured = list(self._pictured(columns))
        proportions = [self._proportion(columns, rows) for rows in range(self._rows + 1)]
        fitting = {
            beside: [p for p in pictured if not beside or _clear(p.arrangement, beside)]
            for beside in range(columns)
        }
        for head in self._heads[columns]:
            for pictures in fitting[columns - head.columns]:
                self._collect(_Block(columns, head, pictures), proportions, found)
        curve = {}
        for rows, candidates in found.items():
            candidates.sort()
            for candidate in candidates:
                if self._galley.fits(candidate.legs, candidate.body_rows):
                    curve[rows] = candidate.leaf(rows)
                    break
        return curve

    def _pictured(self, columns: int) -> Iterator[_Pictured]:
        """Every arrangement of the pictures at every height, with its price of cropping."""
        for plan in arrangements(self._story, columns, self._grid, self._size, self._setter):
            for heights in _picture_rows(plan):
                cells, price = 0, 0.0
                for strip, rows in zip(plan.strips, heights, strict=True):
                    cells += strip.span * rows
                    price += self._prices.crop * strip.crop_share(rows) ** 2
                yield _Pictured(plan, heights, cells, price)

    def _proportion(self, columns: int, rows: int) -> float:
        """What it costs a story to be very tall or very flat."""
        tall = max(rows, 1) * self._grid.pitch / self._grid.span(columns)
        return self._prices.shape * (max(0.0, tall - 1.8) + max(0.0, 0.22 / tall - 1))

    def _collect(
        self, block: _Block, proportions: list[float], found: dict[int, list[_Candidate]]
    ) -> None:
        """Add what one choice of head and pictures makes of the story, at every height."""
        columns, cells = block.columns, block.pictures.cells
        taken = block.head.columns * block.head.rows + cells
        outside = self._above + self._frame
        lowest = block.head.rows + (0 if block.head.upright else 1)
        fewest = max(-(-(self._few + taken) // columns), lowest)
        most = min((self._many + taken + 1) // columns, self._rows - outside)
        fixed = block.head.price + block.pictures.price
        for inner in range(fewest, most + 1):
            room = columns * inner - taken
            loose, white = self._loose.get(room), 0
            if loose is None:
                loose, white = self._loose.get(room - 1), 1
            if loose is None or room < 1:
                continue
            rows = inner + outside
            price = fixed + loose + white * self._prices.white + proportions[rows]
            if cells:
                price += self._picture_price(cells / (columns * rows))
            candidates = found.setdefault(rows, [])
            if len(candidates) >= CANDIDATES and price >= candidates[-1].price:
                continue
            legs = block.legs(inner)
            if legs is None:
                continue
            price += self._prices.leg * sum(0 < leg < self._prices.least_leg for leg in legs)
            self._number += 1
            insort(candidates, _Candidate(price, self._number, block, legs, room - white))
            del candidates[CANDIDATES:]

    def _picture_price(self, share: float) -> float:
        """What it costs when pictures are too small or too large for their story."""
        style, price = self._setter.sheet.pictures, self._prices.picture_span
        if self._story.form is Form.PHOTO:
            off = min(0.0, share / style.photo_share - 1)
            return price * off * off
        off = share / (style.share_usual * STORY_SHARE) - 1
        return price * (off * off + 10 * max(0.0, share - style.per_story_most))


@dataclass(frozen=True, slots=True)
class _Pictured:
    """Pictures at certain heights: the cells they take with captions, the price of cropping."""

    arrangement: Arrangement
    rows: tuple[int, ...]
    cells: int
    price: float


@dataclass(frozen=True, slots=True)
class _Block:
    """A choice of head and pictures over `columns` columns."""

    columns: int
    head: HeadPlan
    pictures: _Pictured

    def legs(self, inner: int) -> tuple[int, ...] | None:
        """Body rows left in each column of `inner` rows, or None where it does not fit."""
        over = self.head.columns
        legs = [inner - self.head.rows] * over + [inner] * (self.columns - over)
        plan = self.pictures.arrangement
        for number, (strip, rows) in enumerate(zip(plan.strips, self.pictures.rows, strict=True)):
            if strip_at_foot(plan, number):
                columns = range(strip.span)
            else:
                columns = range(self.columns - strip.span, self.columns)
            for column in columns:
                legs[column] -= rows
        return tuple(legs) if min(legs) >= 0 else None


@dataclass(frozen=True, slots=True, order=True)
class _Candidate:
    """A leaf that adds up, still to be checked for torn cross-heads."""

    price: float
    number: int
    block: _Block = field(compare=False)
    legs: tuple[int, ...] = field(compare=False)
    body_rows: int = field(compare=False)

    def leaf(self, rows: int) -> Leaf:
        """The leaf of `rows` rows that this candidate describes."""
        block = self.block
        return Leaf(
            columns=block.columns,
            rows=rows,
            price=self.price,
            head=block.head,
            arrangement=block.pictures.arrangement,
            picture_rows=block.pictures.rows,
            legs=self.legs,
            body_rows=self.body_rows,
        )


def _clear(arrangement: Arrangement, free: int) -> bool:
    """Whether the strips at the top stand beside a head that leaves `free` columns open."""
    return all(
        strip.span <= free or strip_at_foot(arrangement, number)
        for number, strip in enumerate(arrangement.strips)
    )


def _picture_rows(arrangement: Arrangement) -> list[tuple[int, ...]]:
    """The heights to try for the strips: the first over its whole range, others at the ends."""
    strips = arrangement.strips
    if not strips:
        return [()]
    tried: list[tuple[int, ...]] = [(rows,) for rows in range(strips[0].least, strips[0].most + 1)]
    for strip in strips[1:]:
        others = sorted({strip.least, strip.usual, strip.most})
        tried = [(*first, rows) for first in tried for rows in others]
    return tried
