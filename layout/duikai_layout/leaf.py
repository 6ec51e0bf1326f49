"""Leaf curves: every height that a story can fill exactly at a width, and at what price.

A story over w columns fills h rows exactly when

    w · (h − rows above and frame rows)  =  head + picture cells + body rows (+ white)

Head sizes, picture spans and crops, cross-head rows and the looseness of paragraphs make the
right side elastic. Every number is taken from set type; nothing is estimated.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from duikai_content.model import Form, Story
from duikai_layout.galley import Galley, set_galley
from duikai_layout.heads import HeadPlan, plan_heads
from duikai_layout.page import PageGrid
from duikai_layout.pictures import Arrangement, arrangements, strip_at_foot
from duikai_layout.typeset import Typesetter
from duikai_styles.sheet import Density, FormStyle, Prices

BESIDE = 3
"""How many columns at most may run up beside a head."""
FRAME_ROWS = 1
"""Rows at the foot of a boxed story between its last line and its frame."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """One way for a story to fill `columns` by `rows` cells exactly.

    The head stands over the first `head_columns` columns; the others run up beside it.
    `picture_rows` are the rows of each strip of `arrangement`, `legs` the body rows of each
    column, `body_rows` how many of them the galley fills: all, or one cell fewer.
    """

    columns: int
    rows: int
    price: float
    head: HeadPlan
    head_columns: int
    arrangement: Arrangement
    picture_rows: tuple[int, ...]
    legs: tuple[int, ...]
    body_rows: int

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
    story: Story, density: Density, grid: PageGrid, rows: int, setter: Typesetter
) -> StoryCopy:
    """Set `story` for a page of `density` and compute its leaf curve up to `rows` rows high."""
    form = setter.sheet.forms[story.form.value]
    galley = set_galley(story, measure_of(density, form), setter)
    search = _Search(story, galley, density, grid, rows, setter)
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
    ) -> None:
        self._story, self._galley, self._grid = story, galley, grid
        self._size, self._rows, self._setter = density.size, rows, setter
        self._prices: Prices = setter.sheet.prices
        self._loose = galley.prices
        self._few, self._many = min(self._loose), max(self._loose)
        form = setter.sheet.forms[story.form.value]
        self._inset = form.inset * density.size if form.boxed else 0.0
        self._above = setter.sheet.heads.above
        self._head_plans: dict[int, tuple[HeadPlan, ...]] = {}
        self._frame = FRAME_ROWS if form.boxed else 0

    def curve(self, columns: int) -> dict[int, Leaf]:
        """The cheapest leaf for every reachable number of rows over `columns` columns."""
        candidates: dict[int, list[tuple[float, int, Leaf]]] = {}
        plans = list(arrangements(self._story, columns, self._grid, self._size, self._setter))
        for over in range(max(1, columns - BESIDE), columns + 1):
            for head in self._heads(over, columns):
                for arrangement in plans:
                    if over < columns and not _clear(arrangement, columns - over):
                        continue
                    for picture_rows in _picture_rows(arrangement):
                        block = _Block(columns, head, over, arrangement, picture_rows)
                        self._collect(block, candidates)
        curve = {}
        for rows, found in candidates.items():
            found.sort(key=lambda entry: entry[:2])
            for _, _, leaf in found:
                if self._galley.fits(leaf.legs, leaf.body_rows):
                    curve[rows] = leaf
                    break
        return curve

    def _heads(self, over: int, columns: int) -> list[HeadPlan]:
        """Heads over the first `over` of `columns` columns, dearer when they do not span all."""
        found = self._head_plans.get(over)
        if found is None:
            width = self._grid.span(over) - self._inset * over
            found = plan_heads(self._story, width, over, self._grid.pitch, self._setter)
            self._head_plans[over] = found
        if over == columns:
            return list(found)
        dearer = self._prices.head_beside
        return [replace(head, price=head.price + dearer) for head in found]

    def _collect(
        self, block: _Block, candidates: dict[int, list[tuple[float, int, Leaf]]]
    ) -> None:
        """Add the leaves of one choice of head and pictures, at every height they reach."""
        columns = block.columns
        outside = self._above + self._frame
        taken = block.taken
        fewest = -(-(self._few + taken) // columns)
        most = min((self._many + taken + 1) // columns, self._rows - outside)
        for inner in range(max(fewest, block.head.rows + 1), most + 1):
            room = columns * inner - taken
            legs = block.legs(inner)
            if legs is None:
                continue
            for white in (0, 1):
                loose = self._loose.get(room - white)
                if loose is None or (white and not room):
                    continue
                price = self._price(block, inner, legs) + loose + white * self._prices.white
                leaf = Leaf(
                    columns,
                    outside + inner,
                    price,
                    block.head,
                    block.over,
                    block.arrangement,
                    block.picture_rows,
                    legs,
                    room - white,
                )
                found = candidates.setdefault(outside + inner, [])
                found.append((price, len(found), leaf))

    def _price(self, block: _Block, inner: int, legs: tuple[int, ...]) -> float:
        prices = self._prices
        price = block.head.price
        rows = inner + self._above + self._frame
        cells = 0
        for strip, height in zip(block.arrangement.strips, block.picture_rows, strict=True):
            share = strip.crop_share(height)
            price += prices.crop * share * share
            cells += strip.span * height
        if cells and self._story.form is not Form.PHOTO:
            share = cells / (block.columns * rows)
            usual = self._setter.sheet.pictures.share_usual * 1.15
            price += prices.picture_span * ((share - usual) / usual) ** 2
            most = self._setter.sheet.pictures.per_story_most
            price += 10 * prices.picture_span * max(0.0, share - most)
        short = sum(0 < leg < prices.least_leg for leg in legs)
        price += prices.leg * short
        tall = rows * self._grid.pitch / self._grid.span(block.columns)
        return price + prices.shape * (max(0.0, tall - 1.8) + max(0.0, 0.22 / tall - 1))


@dataclass(frozen=True, slots=True)
class _Block:
    """A choice of head and pictures over `columns` columns; the head over the first `over`."""

    columns: int
    head: HeadPlan
    over: int
    arrangement: Arrangement
    picture_rows: tuple[int, ...]

    @property
    def taken(self) -> int:
        """Cells that are not body text."""
        strips = zip(self.arrangement.strips, self.picture_rows, strict=True)
        return self.over * self.head.rows + sum(strip.span * rows for strip, rows in strips)

    def legs(self, inner: int) -> tuple[int, ...] | None:
        """Body rows left in each column of `inner` rows, or None where it does not fit."""
        legs = [inner - self.head.rows] * self.over + [inner] * (self.columns - self.over)
        strips = self.arrangement.strips
        for number, (strip, rows) in enumerate(zip(strips, self.picture_rows, strict=True)):
            if strip_at_foot(self.arrangement, number):
                columns = range(strip.span)
            else:
                columns = range(self.columns - strip.span, self.columns)
            for column in columns:
                legs[column] -= rows
        return tuple(legs) if min(legs) >= 0 else None


def _clear(arrangement: Arrangement, free: int) -> bool:
    """Whether the strips at the top stand beside a head that leaves `free` columns open."""
    return all(
        strip.span <= free or strip_at_foot(arrangement, number)
        for number, strip in enumerate(arrangement.strips)
    )


def _picture_rows(arrangement: Arrangement) -> list[tuple[int, ...]]:
    """The heights to try for the strips: the first over its whole range, others at a few."""
    strips = arrangement.strips
    if not strips:
        return [()]
    tried: list[tuple[int, ...]] = [(rows,) for rows in range(strips[0].least, strips[0].most + 1)]
    for strip in strips[1:]:
        others = sorted({strip.least, strip.usual, strip.most, (strip.usual + strip.least) // 2})
        tried = [(*first, rows) for first in tried for rows in others]
    return tried
