"""The design of one page: the density, the units, and the best design they have.

Densities are tried in the order in which the copy, with the usual share of heads and pictures,
fills their grid; the search stops at the first page that is good enough, and otherwise takes
the best of all. When nothing fits, the answer says by how much.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from duikai_content.model import Advert, Form, Story
from duikai_content.plan import PagePlan, Pin
from duikai_layout.compose.guillotine import Curve, Table, Unit, compose, place_curves, stacked
from duikai_layout.compose.placed import Fixed, PlacedSearch, placed_last
from duikai_layout.compose.score import Judged, PageShape, judge_all
from duikai_layout.compose.tree import Design, Place
from duikai_layout.frame import PageFrame
from duikai_layout.galley import characters_of, lines_of
from duikai_layout.leaf import StoryCopy, prepare_story
from duikai_layout.typeset import Typesetter
from duikai_styles.sheet import Density, StyleSheet

GOOD = 100.0
"""Price below which a page is taken without trying further densities."""
WHITE_ROW = 50.0
"""Price of a row that stays white over the whole page."""
ROWS_GIVEN_UP = 8
ROWS_STEP = 3
"""Where nothing fills the page, so many rows fewer are tried one by one, then in steps."""
DENSITIES_TRIED = 3
"""Densities that are tried before the best of them is taken."""
MOST_UNITS = 7
"""Units that are composed one by one; more are grouped, briefs first."""
MOST_PER_EM = 3
"""Characters that an em can hold at most: copy beyond that is not even set to be refused."""
HEAD_SHARE = 0.2
"""Share of a page that heads usually take, for the order in which densities are tried."""


@dataclass(frozen=True, slots=True)
class PageDesign:
    """A composed page: `copies[k]` is unit k of the design; adverts come after them.

    `alternatives` are the designs, the best first; `white` rows at the foot stay empty.
    """

    density: Density
    frame: PageFrame
    copies: tuple[StoryCopy, ...]
    adverts: tuple[tuple[Advert, int, int], ...]
    alternatives: list[Judged]
    white: int

    @property
    def judged(self) -> Judged:
        """The best of the alternatives, the one that is made up."""
        return self.alternatives[0]


@dataclass(frozen=True, slots=True)
class Misfit:
    """Why a page has no design: cells the stories need at least, at most, and cells there are.

    `pins` are those of an editor's plan without which, one at a time, there would be one, or
    all of them if it takes more than that (`pins_together`).
    """

    density: Density
    least: int
    most: int
    room: int
    pins: tuple[Pin, ...] = ()
    pins_together: bool = False


def design_page(
    stories: Sequence[Story],
    frame_of: Callable[[Density], PageFrame | None],
    setter: Typesetter,
    plan: PagePlan | None = None,
) -> PageDesign | Misfit:
    """The best page for `stories`; `frame_of` tells what a density leaves for them, `plan` what
    an editor wants kept."""
    pins = {pin.story: pin for pin in plan.pins} if plan else {}
    prepared = [
        _Prepared(stories, frame, density, setter, pins)
        for density in _by_fit(stories, frame_of, setter.sheet)
        if not (plan and plan.density and plan.density != density.name)
        and (frame := frame_of(density)) is not None
    ]
    if not prepared:  # adverts have taken the page
        return Misfit(setter.sheet.densities[0], 1, 1, 0)
    best: PageDesign | None = None
    for tried, page in enumerate(prepared, 1):
        found = page.design(page.frame.rows)
        if found is not None and (best is None or _price(found) < _price(best)):
            best = found
        if best is not None and (_price(best) <= GOOD or tried >= DENSITIES_TRIED):
            return best
    if best is None and plan and plan.pins:
        return _impossible(prepared, plan)
    return best or _fullest(prepared) or min((p.misfit for p in prepared), key=_missed)


def _impossible(prepared: Sequence[_Prepared], plan: PagePlan) -> Misfit:
    """Why a plan cannot be kept: it is said rather than mended."""
    page = prepared[0]
    blamed = page.blamed()
    if blamed:
        return replace(page.misfit, pins=blamed)
    return replace(page.misfit, pins=plan.pins, pins_together=True)


def _fullest(prepared: Sequence[_Prepared]) -> PageDesign | None:
    """Where no density fills the page: the first page with few white rows at its foot."""
    for page in prepared:
        fullest = min(page.frame.rows - 1, page.misfit.most // page.frame.grid.columns)
        near = range(fullest, max(fullest - ROWS_GIVEN_UP, 0), -1)
        # Far below, only the density that fits best, in steps: such a page is white anyway.
        far = range(near.stop, 0, -ROWS_STEP) if page is prepared[0] else range(0)
        for rows in (*near, *far):
            found = page.design(rows)
            if found is not None:
                return found
    return None


def _missed(misfit: Misfit) -> int:
    return max(misfit.least - misfit.room, misfit.room - misfit.most)


def _price(design: PageDesign) -> float:
    white = design.white * WHITE_ROW if design.white else 0.0
    return design.judged.price + design.density.price + white


def _by_fit(
    stories: Sequence[Story], frame_of: Callable[[Density], PageFrame | None], sheet: StyleSheet
) -> list[Density]:
    """Densities, the one first in which the copy leaves the usual share to pictures."""
    usual = sheet.pictures.share_usual if any(s.pictures for s in stories) else 0.0

    def misfit(density: Density) -> float:
        frame = frame_of(density)
        if frame is None:
            return 1e9
        lines = sum(lines_of(story.body, density.characters) for story in stories)
        share = 1 - HEAD_SHARE - lines / (density.columns * frame.rows)
        return abs(share - usual) * 100 + density.price / 2

    return sorted(sheet.densities, key=misfit)


class _Prepared:
    """The stories of a page set at one density, ready to be composed at any height."""

    def __init__(
        self,
        stories: Sequence[Story],
        frame: PageFrame,
        density: Density,
        setter: Typesetter,
        pins: Mapping[str, Pin],
    ) -> None:
        self.frame, self._density, self._setter = frame, density, setter
        self._stories, self._pins = stories, pins

    @cached_property
    def _copies(self) -> tuple[StoryCopy, ...]:
        grid, rows = self.frame.grid, self.frame.rows
        return tuple(
            prepare_story(s, self._density, grid, rows, self._setter, self._head_of(s))
            for s in self._stories
        )

    def _head_of(self, story: Story) -> float | None:
        pin = self._pins.get(story.slug)
        return pin.head if pin else None

    @cached_property
    def misfit(self) -> Misfit:
        """How much room the stories need at least and at most, and how much there is."""
        room = self.frame.grid.columns * self.frame.rows
        characters = sum(characters_of(story.body) for story in self._stories)
        if characters > MOST_PER_EM * self._density.characters * room:
            lines = characters // self._density.characters
            return Misfit(self._density, lines, lines, room)
        areas = [[w * rows for w, curve in u.curves.items() for rows in curve] for u in self._units]
        least = sum(min(found, default=room) for found in areas)
        most = sum(max(found, default=room) for found in areas)
        return Misfit(self._density, least, most, room)

    def design(self, rows: int) -> PageDesign | None:
        """The best page with the stories on its first `rows` rows, if there is one."""
        frame, columns = self.frame, self.frame.grid.columns
        if not self.misfit.least <= columns * rows <= self.misfit.most:
            return None
        weights = tuple(s.weight for s in self._stories) + (0,) * len(frame.adverts)
        adverts = frozenset(range(len(self._stories), len(weights)))
        shape = PageShape(columns, rows, weights, adverts, bool(self._placed(self._units)))
        designs = self._composed(self._units, rows)
        judged = judge_all(designs, shape, self._setter.sheet)
        if not judged:
            return None
        white = frame.rows - rows
        return PageDesign(self._density, frame, self._copies, frame.adverts, judged, white)

    def blamed(self) -> tuple[Pin, ...]:
        """The pins without any one of which the page could be filled."""
        found = []
        for slug, pin in self._pins.items():
            others = {name: other for name, other in self._pins.items() if name != slug}
            page = _Prepared(self._stories, self.frame, self._density, self._setter, others)
            if page.design(self.frame.rows):
                found.append(pin)
        return tuple(found)

    def _composed(self, units: Sequence[Unit], rows: int) -> list[Design]:
        columns = self.frame.grid.columns
        fixed = self._placed(units)
        if not fixed:
            return compose(units, columns, rows)
        fixed |= placed_last(rows, [(k, h) for k, h in self._advert_rows(units)])
        table = Table(units, columns, rows)
        everything = (1 << len(units)) - 1
        table.fill(everything & ~sum(1 << unit for unit in fixed))
        return PlacedSearch(table, fixed).designs(columns, rows, everything)

    def _placed(self, units: Sequence[Unit]) -> dict[int, Fixed]:
        """The units whose place an editor has fixed."""
        return {
            number: Fixed(pin.column, pin.row, pin.columns, pin.rows)
            for number, unit in enumerate(units)
            if unit.pin is not None and (pin := unit.pin).is_placed
        }

    def _advert_rows(self, units: Sequence[Unit]) -> Iterator[tuple[int, int]]:
        first = len(units) - len(self.frame.adverts)
        for number, (_, _, high) in enumerate(self.frame.adverts, first):
            yield number, high

    @cached_property
    def _units(self) -> list[Unit]:
        """What is placed as one: stories, adverts, and where there are many, stacks of stories.
        A pinned story stands alone, in the extents that its pin allows."""
        copies, frame, pins = self._copies, self.frame, self._pins
        curves = [
            place_curves(k, copy.leaves, pins.get(copy.story.slug)) for k, copy in enumerate(copies)
        ]
        alone = frozenset(k for k, copy in enumerate(copies) if copy.story.slug in pins)
        units = []
        for group in _groups(copies, MOST_UNITS - len(frame.adverts), alone):
            slug = copies[group[0]].story.slug
            curve: Mapping[int, Curve] = curves[group[0]]
            if len(group) > 1:
                curve = stacked([curves[k] for k in group], frame.grid.columns)
            units.append(Unit(slug, curve, pins.get(slug)))
        for number, (advert, wide, high) in enumerate(frame.adverts, len(copies)):
            booked: dict[int, Design] = {high: Place(number, wide, high, 0.0, None)}
            units.append(Unit(advert.client, {wide: booked}))
        return units


def _groups(
    copies: Sequence[StoryCopy], most: int, alone: frozenset[int] = frozenset()
) -> list[list[int]]:
    """Story numbers in at most `most` groups: briefs are stacked first, then the lightest.

    The stacks are as low as they can be; the heaviest story stands alone, and so do those in
    `alone`, which do not count.
    """
    order = sorted(
        (k for k in range(len(copies)) if k not in alone),
        key=lambda k: (copies[k].story.form is not Form.BRIEF, copies[k].story.weight, k),
    )
    spare = len(order) - max(most, 2)
    if spare <= 0:
        return [[k] for k in range(len(copies))]
    size, stacks = next(
        (size, -(-spare // (size - 1)))
        for size in range(2, len(order) + 1)
        if -(-spare // (size - 1)) * size < len(order)
    )
    stacked_ones = order[: size * stacks]
    groups = [stacked_ones[k : k + size] for k in range(0, len(stacked_ones), size)]
    return groups + [[k] for k in (*order[size * stacks :], *sorted(alone))]
