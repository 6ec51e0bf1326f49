"""The ledger finds whatever is lost, doubled, out of order, off the grid or without an owner."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

import pytest
from small_page import lay_out_stories, small
from stories import story as brief
from stories import written

from duikai_layout.ledger import audit, copy_of, owners, set_text_of, white_cells
from duikai_layout.page import Area, Fragment, Page, PlacedStory, Role, TextLine

Damage = Callable[[PlacedStory], PlacedStory]


def found_after(page: Page) -> list[str]:
    made = small()
    pages = dataclasses.replace(made.pages, pages=(page,))
    return [item.message for item in audit(made.edition, pages)]


def with_lead(change: Damage) -> Page:
    page = small().page
    lead, *others = page.stories
    return dataclasses.replace(page, stories=(change(lead), *others))


def with_fragments(
    story: PlacedStory, change: Callable[[list[Fragment]], list[Fragment]]
) -> PlacedStory:
    return dataclasses.replace(story, fragments=tuple(change(list(story.fragments))))


def body_at(fragments: list[Fragment]) -> int:
    return next(k for k, fragment in enumerate(fragments) if fragment.role is Role.BODY)


def test_a_sound_page_has_no_discrepancies() -> None:
    assert found_after(small().page) == []
    assert white_cells(small().page) == 0
    assert set(owners(small().page).values()) == {1}


def test_the_copy_of_a_story_is_what_the_page_shows() -> None:
    made = small()
    for placed, story in zip(made.page.stories, made.edition.stories, strict=True):
        assert set_text_of(placed) == copy_of(story)


def test_a_ruby_that_is_lost_is_found() -> None:
    words = "渡口的灯比往年早亮了一个月，第一班船六时开出。" * 2
    lead = written("\n\n".join(["{沄|yún}河的" + words] * 4), "lead", weight=90)
    made = lay_out_stories(lead, brief("second", 5, headline="对岸新设一处水尺"))
    assert audit(made.edition, made.pages) == ()

    def without_ruby(fragments: list[Fragment]) -> list[Fragment]:
        at = body_at(fragments)
        line, *others = fragments[at].marks
        assert isinstance(line, TextLine)
        runs = tuple(run for run in line.runs if run.baseline == line.baseline)
        assert len(runs) < len(line.runs)
        marks = (dataclasses.replace(line, runs=runs), *others)
        return [
            *fragments[:at],
            dataclasses.replace(fragments[at], marks=marks),
            *fragments[at + 1 :],
        ]

    first, second = made.page.stories
    robbed = dataclasses.replace(made.page, stories=(with_fragments(first, without_ruby), second))
    found = audit(made.edition, dataclasses.replace(made.pages, pages=(robbed,)))
    assert ["differs from its copy at “yún" in item.message for item in found] == [True]


def lost(fragments: list[Fragment]) -> list[Fragment]:
    del fragments[body_at(fragments)]
    return fragments


def doubled(fragments: list[Fragment]) -> list[Fragment]:
    at = body_at(fragments)
    return [*fragments[:at], fragments[at], *fragments[at:]]


def swapped(fragments: list[Fragment]) -> list[Fragment]:
    at = body_at(fragments)
    fragments[at], fragments[at + 1] = fragments[at + 1], fragments[at]
    return fragments


def without_caption(fragments: list[Fragment]) -> list[Fragment]:
    return [fragment for fragment in fragments if fragment.role is not Role.CAPTION]


def without_head(fragments: list[Fragment]) -> list[Fragment]:
    return [fragment for fragment in fragments if fragment.role is not Role.HEADLINE]


@pytest.mark.parametrize("damage", [lost, doubled, swapped, without_caption, without_head])
def test_damaged_text_is_found(damage: Callable[[list[Fragment]], list[Fragment]]) -> None:
    messages = found_after(with_lead(lambda story: with_fragments(story, damage)))
    assert any("differs from its copy" in message for message in messages)


def test_a_story_that_is_missing_or_stands_twice_is_found() -> None:
    page = small().page
    without = dataclasses.replace(page, stories=page.stories[1:])
    assert "stands on no page" in found_after(without)
    twice = dataclasses.replace(page, stories=(*page.stories, page.stories[0]))
    assert "stands on a page twice" in found_after(twice)


def test_areas_that_overlap_or_leave_the_page_are_found() -> None:
    moved = with_lead(lambda s: dataclasses.replace(s, area=Area(0, 5, 2, 24)))
    assert any("has 2 owners" in message for message in found_after(moved))
    outside = with_lead(lambda s: dataclasses.replace(s, area=Area(1, 4, 2, 24)))
    assert any("cell 2, 4" in message for message in found_after(outside))


def test_cells_without_an_owner_are_white() -> None:
    page = small().page
    bare = dataclasses.replace(page, stories=page.stories[:1])
    area = page.stories[1].area
    assert white_cells(bare) == area.columns * area.rows


def test_a_line_off_the_grid_is_found() -> None:
    def lowered(fragments: list[Fragment]) -> list[Fragment]:
        at = body_at(fragments)
        line, *others = fragments[at].marks
        assert isinstance(line, TextLine)
        line = dataclasses.replace(line, baseline=line.baseline + 0.5)
        fragments[at] = dataclasses.replace(fragments[at], marks=(line, *others))
        return fragments

    messages = found_after(with_lead(lambda story: with_fragments(story, lowered)))
    assert any("is off the grid" in message for message in messages)


def test_a_line_wider_than_its_measure_is_found() -> None:
    def squeezed(fragments: list[Fragment]) -> list[Fragment]:
        at = body_at(fragments)
        marks = tuple(
            dataclasses.replace(m, measure=5.0) if isinstance(m, TextLine) else m
            for m in fragments[at].marks
        )
        fragments[at] = dataclasses.replace(fragments[at], marks=marks)
        return fragments

    page = with_lead(lambda story: with_fragments(story, squeezed))
    assert any("wider than its measure" in message for message in found_after(page))


def test_cells_without_an_owner_are_found_unless_the_page_says_they_are_white() -> None:
    page = small().page
    bare = dataclasses.replace(page, furniture=())
    assert found_after(bare) == ["has cells without an owner"]
    rows = page.furniture[0].area.rows
    assert found_after(dataclasses.replace(bare, white_rows=rows)) == []
