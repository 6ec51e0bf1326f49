"""The design of one page: the density, the units, and the best design they have.

Densities are tried in the order in which the copy, with the usual share of heads and pictures,
fills their grid; the search stops at the first page that is good enough, and otherwise takes
the best of all. When nothing fits, the answer says by how much.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from duikai_content.model import Advert, Form, Story
from duikai_layout.compose.guillotine import Unit, compose, place_curves, stacked
from duikai_layout.compose.score import Judged, PageShape, judge_all
from duikai_layout.compose.tree import Design, Place
from duikai_layout.galley import characters_of
from duikai_layout.leaf import StoryCopy, prepare_story
from duikai_layout.page import PageGrid
from duikai_layout.typeset import Typesetter
from duikai_styles.sheet import Density, StyleSheet

GOOD = 100.0
"""Price below which a page is taken without trying further densities."""
WHITE_ROW = 50.0
"""Price of a row that stays white over the whole page."""
ROWS_GIVEN_UP = 8
"""Rows fewer than can be filled that are tried before a page is given up."""
DENSITIES_TRIED = 3
"""Densities that are tried before the best of them is taken."""
MOST_UNITS = 7
"""Units that are composed one by one; more are grouped, briefs first."""
MOST_PER_EM = 3
"""Characters that an em can hold at most: copy beyond that is not even set to be refused."""
HEAD_SHARE = 0.2
"""Share of a page that heads usually take, for the order in which densities are tried."""


@dataclass(frozen=True, slots=True)
class PageFrame:
    """What is left of a page for stories: `top` furniture rows, then `rows`, on `grid`.

    `adverts` (with columns and rows of this grid) are composed with the stories; `strips`
    span the page below them.
    """

    grid: PageGrid
    top: int
    rows: int
    adverts: tuple[tuple[Advert, int, int], ...]
    strips: tuple[tuple[Advert, int], ...]


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
    """Why a page has no design: cells the stories need at least, at most, and cells there are."""

    density: Density
    least: int
    most: int
    room: int


def design_page(
    stories: Sequence[Story],
    frame_of: Callable[[Density], PageFrame | None],
    setter: Typesetter,
) -> PageDesign | Misfit:
    """The best page for `stories`; `frame_of` tells what a density leaves for them."""
    best: PageDesign | None = None
    misfits: list[Misfit] = []
    tried = 0
    for density in _by_fit(stories, frame_of, setter.sheet):
        frame = frame_of(density)
        if frame is None:
            continue
        found = _design(stories, frame, density, setter)
        if isinstance(found, Misfit):
            misfits.append(found)
        elif best is None or _price(found) < _price(best):
            best = found
        tried += 1
        if best is not None and (_price(best) <= GOOD or tried >= DENSITIES_TRIED):
            break
    return best or min(misfits, key=lambda m: max(m.least - m.room, m.room - m.most))


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
        lines = 0.0
        for story in stories:
            for block in story.body:
                # The indent, and on average half a line that stays open at the end.
                lines += (len(block.text) + 2) / density.characters + 0.4
        share = 1 - HEAD_SHARE - lines / (density.columns * frame.rows)
        return abs(share - usual) * 100 + density.price / 2

    return sorted(sheet.densities, key=misfit)


def _design(
    stories: Sequence[Story],
    frame: PageFrame,
    density: Density,
    setter: Typesetter,
) -> PageDesign | Misfit:
    grid = frame.grid
    room = grid.columns * frame.rows
    characters = sum(characters_of(story.body) for story in stories)
    if characters > MOST_PER_EM * density.characters * room:
        lines = characters // density.characters
        return Misfit(density, lines, lines, room)
    copies = tuple(prepare_story(s, density, grid, frame.rows, setter) for s in stories)
    units = _units(copies, frame, grid.columns)
    weights = tuple(s.weight for s in stories) + (0,) * len(frame.adverts)
    ads = frozenset(range(len(stories), len(weights)))
    misfit = _misfit(density, units, room)
    fullest = min(frame.rows, misfit.most // grid.columns)
    # Where no design fills the page, the fullest that there is: white rows at the foot.
    for rows in range(fullest, max(fullest - ROWS_GIVEN_UP, 0), -1):
        shape = PageShape(grid.columns, rows, weights, ads)
        judged = judge_all(compose(units, grid.columns, rows), shape, setter.sheet)
        if judged:
            white = frame.rows - rows
            return PageDesign(density, frame, copies, frame.adverts, judged, white)
    return misfit


def _units(copies: Sequence[StoryCopy], frame: PageFrame, columns: int) -> list[Unit]:
    """What is placed as one: stories, adverts, and where there are many, stacks of briefs."""
    curves = [place_curves(k, copy.leaves) for k, copy in enumerate(copies)]
    units = {k: Unit(copy.story.slug, curves[k]) for k, copy in enumerate(copies)}
    groups: dict[int, Unit] = {}
    briefs = [k for k, copy in enumerate(copies) if copy.story.form is Form.BRIEF]
    spare = len(units) + len(frame.adverts) - MOST_UNITS
    if spare > 0 and len(briefs) > 1:
        chosen = briefs[: spare + 1]
        groups[chosen[0]] = Unit("briefs", stacked([curves[k] for k in chosen], columns))
        for k in chosen:
            del units[k]
    placed = [*units.values(), *groups.values()]
    for number, (advert, wide, high) in enumerate(frame.adverts, len(copies)):
        curve: dict[int, Design] = {high: Place(number, wide, high, 0.0, None)}
        placed.append(Unit(advert.client, {wide: curve}))
    return placed


def _misfit(density: Density, units: Sequence[Unit], room: int) -> Misfit:
    areas = [
        [width * rows for width, curve in unit.curves.items() for rows in curve] for unit in units
    ]
    least = sum(min(found, default=room) for found in areas)
    most = sum(max(found, default=room) for found in areas)
    return Misfit(density, least, most, room)
