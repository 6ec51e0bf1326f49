"""The design of one page: many stories, none that fit, and what is left for them."""

from __future__ import annotations

import pytest
from stories import story

from duikai_content.model import Form
from duikai_layout.compose import Misfit, PageDesign, design_page
from duikai_layout.compose.design import MOST_UNITS, PageFrame, _groups
from duikai_layout.compose.tree import places
from duikai_layout.frame import grid_of
from duikai_layout.leaf import StoryCopy, prepare_story
from duikai_layout.typeset import Typesetter
from duikai_styles.sheet import Density


def frame_of(setter: Typesetter, rows: int) -> PageFrame:
    grid = grid_of(setter.sheet, setter.sheet.densities[0])
    return PageFrame(grid, 3, rows, (), ())


def design(count: int, paragraphs: int, rows: int, setter: Typesetter) -> PageDesign | Misfit:
    usual = setter.sheet.densities[0]
    stories = [story(f"s{k}", paragraphs, weight=90 - 5 * k, pictures=k < 2) for k in range(count)]

    def frames(density: Density) -> PageFrame | None:
        return frame_of(setter, rows) if density == usual else None

    return design_page(stories, frames, setter)


@pytest.mark.parametrize("count", [1, 2, 5, 10])
def test_many_stories_or_few_tile_their_rows(count: int, setter: Typesetter) -> None:
    found = design(count, max(2, 24 // count), 44, setter)
    assert isinstance(found, PageDesign)
    tiled = [cell for _, area in places(found.judged.design) for cell in area.cells()]
    assert len(tiled) == len(set(tiled)) == 6 * (44 - found.white)
    assert sorted(p.unit for p, _ in places(found.judged.design)) == list(range(count))


def test_too_much_copy_is_a_misfit_with_its_measure(setter: Typesetter) -> None:
    found = design(3, 60, 20, setter)
    assert isinstance(found, Misfit)
    assert found.least > found.room == 120


def test_too_little_copy_leaves_white_rows_at_the_foot_and_says_how_many(
    setter: Typesetter,
) -> None:
    found = design(2, 6, 80, setter)
    assert isinstance(found, PageDesign)
    assert found.white > 0


def test_no_room_at_all_is_a_misfit(setter: Typesetter) -> None:
    found = design_page([story()], lambda density: None, setter)
    assert isinstance(found, Misfit)
    assert found.room == 0


@pytest.mark.parametrize("count", [3, 7, 8, 12, 20, 40])
def test_groups_hold_every_story_once_and_leave_the_heaviest_alone(
    count: int, setter: Typesetter
) -> None:
    grid = grid_of(setter.sheet, setter.sheet.densities[0])
    one = prepare_story(story(paragraphs=1), setter.sheet.densities[0], grid, 10, setter)
    copies = [
        StoryCopy(
            story(f"s{k}", 1, weight=99 - k, form=Form.BRIEF if k % 3 else Form.NEWS),
            one.galley,
            one.leaves,
        )
        for k in range(count)
    ]
    groups = _groups(copies, MOST_UNITS)
    assert sorted(k for group in groups for k in group) == list(range(count))
    assert len(groups) <= MOST_UNITS
    assert [0] in groups
