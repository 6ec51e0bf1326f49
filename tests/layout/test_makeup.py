"""Make-up: stories of every form, drawn at every kind of leaf, are sound by their marks alone."""

from __future__ import annotations

import dataclasses
from itertools import islice, pairwise

import pytest
from page_soundness import (
    lines_off_grid,
    lines_too_wide,
    marks_outside,
    overlaps,
    shared_cells,
    text_lines,
)
from stories import EVERY_FORM, phrase, picture, story, written

from duikai_content.model import Form, HeadSet, Story
from duikai_layout.frame import grid_of
from duikai_layout.leaf import Leaf, StoryCopy, prepare_story
from duikai_layout.ledger import copy_of, set_text_of
from duikai_layout.makeup import place_story
from duikai_layout.page import Area, Image, Page, PageGrid, Panel, PlacedStory, Role, Rule, TextLine
from duikai_layout.pictures import arrangements, plan_strip, strip_at_foot
from duikai_layout.typeset import Typesetter

FORMS = (Form.NEWS, Form.COMMENTARY, Form.BRIEF, Form.FEATURE, Form.PHOTO)


def prepared(made: Story, setter: Typesetter) -> tuple[StoryCopy, PageGrid]:
    density = setter.sheet.densities[0]
    grid = grid_of(setter.sheet, density)
    return prepare_story(made, density, grid, 60, setter), grid


def sample(copy: StoryCopy) -> list[Leaf]:
    """A leaf of every width and some of its heights, low to high."""
    leaves: list[Leaf] = []
    for curve in copy.leaves.values():
        heights = sorted(curve)
        leaves += [curve[rows] for rows in islice(heights, 0, None, max(1, len(heights) // 6))]
    return leaves


def page_with(copy: StoryCopy, leaf: Leaf, grid: PageGrid, setter: Typesetter) -> Page:
    area = Area(grid.columns - leaf.columns, 3, leaf.columns, leaf.rows)
    density = setter.sheet.densities[0]
    placed = place_story(copy, leaf, area, grid, density, setter)
    return Page(1, "要闻", density.name, grid, (), (placed,), ())


def only(page: Page) -> PlacedStory:
    return page.stories[0]


HEADS = {"label": "调查", "kicker": "第12届会议：2026年", "deck": "水位降6.8%，5G“全覆盖”"}


def upright(made: Story) -> Story:
    parts = {key: phrase(text) for key, text in HEADS.items()}
    return dataclasses.replace(made, head=HeadSet.VERTICAL, byline=phrase("苏禾"), **parts)


CASES = [(form, pictures) for form in FORMS for pictures in (0, 1, 3)]


@pytest.mark.parametrize(("form", "pictures"), CASES)
def test_every_story_is_sound_at_every_leaf(form: Form, pictures: int, setter: Typesetter) -> None:
    made = story(paragraphs=7, form=form, pictures=pictures, cross_heads=True, endline="（某某）")
    copy, grid = prepared(made, setter)
    leaves = sample(copy)
    assert leaves
    for leaf in leaves:
        page = page_with(copy, leaf, grid, setter)
        faults = [
            *lines_off_grid(page),
            *shared_cells(page),
            *lines_too_wide(page, setter.shaper.catalogue),
            *overlaps(page),
            *marks_outside(page),
        ]
        assert faults == [], (leaf.columns, leaf.rows)


@pytest.mark.parametrize("form", [Form.NEWS, Form.COMMENTARY])
def test_every_form_of_block_is_sound_at_every_leaf(form: Form, setter: Typesetter) -> None:
    parts = {"form": form, "dateline": phrase("本报讯（某某）"), "endline": phrase("（某某）")}
    made = written(EVERY_FORM, **parts)
    copy, grid = prepared(made, setter)
    leaves = sample(copy)
    assert len(leaves) > 5
    for leaf in leaves:
        page = page_with(copy, leaf, grid, setter)
        faults = [
            *lines_off_grid(page),
            *shared_cells(page),
            *lines_too_wide(page, setter.shaper.catalogue),
            *overlaps(page),
            *marks_outside(page),
        ]
        assert faults == [], (leaf.columns, leaf.rows)
        shown = set_text_of(only(page))
        assert shown == copy_of(made)
        assert "沄yún河hé的第一班船" in shown
        assert "本月水位站水位（米）涨落（%）望渡沄yún12.5-13.71石矶8+0.4白鹭洲—数据" in shown
        assert not set("{|}=") & set(shown)


@pytest.mark.parametrize(("form", "pictures"), CASES)
def test_a_story_with_an_upright_head_is_sound(
    form: Form, pictures: int, setter: Typesetter
) -> None:
    made = upright(story(paragraphs=7, form=form, pictures=pictures, cross_heads=True))
    copy, grid = prepared(made, setter)
    leaves = [leaf for leaf in sample(copy) if leaf.head.upright]
    assert leaves or pictures == 3
    for leaf in leaves:
        page = page_with(copy, leaf, grid, setter)
        faults = [
            *lines_off_grid(page),
            *shared_cells(page),
            *lines_too_wide(page, setter.shaper.catalogue),
            *overlaps(page),
            *marks_outside(page),
        ]
        assert faults == [], (leaf.columns, leaf.rows)
        placed = only(page)
        assert set_text_of(placed) == copy_of(made)
        heads = [line for line in text_lines(placed) if line.upright]
        first = placed.area.row + setter.sheet.heads.above
        for line in text_lines(placed, Role.BODY):
            assert line.row is not None and line.column is not None
            beside = line.column - placed.area.column >= leaf.head.columns
            assert beside or line.row >= first + leaf.head.rows
        tops = [line.baseline - 0.88 * line.runs[0].size for line in heads]
        assert min(tops) >= grid.y(first)


def test_white_at_the_foot_is_what_the_figures_say(setter: Typesetter) -> None:
    copy, grid = prepared(story(paragraphs=7), setter)
    for leaf in sample(copy):
        placed = only(page_with(copy, leaf, grid, setter))
        rows = {(line.column, line.row) for line in text_lines(placed, Role.BODY)}
        assert len(rows) == leaf.body_rows
        assert placed.figures.white_rows == sum(leaf.legs) - leaf.body_rows


def test_a_box_stands_around_everything_of_its_story(setter: Typesetter) -> None:
    copy, grid = prepared(story(paragraphs=6, form=Form.COMMENTARY), setter)
    for leaf in sample(copy):
        placed = only(page_with(copy, leaf, grid, setter))
        frame = placed.fragments[0].marks[0]
        assert isinstance(frame, Panel)
        assert frame.stroke is not None
        for line in text_lines(placed):
            assert frame.x < line.x
            assert line.x + line.measure < frame.x + frame.width + 0.01
            assert frame.y < line.baseline < frame.y + frame.height


def test_a_story_in_no_box_draws_none(setter: Typesetter) -> None:
    copy, grid = prepared(story(paragraphs=6), setter)
    placed = only(page_with(copy, sample(copy)[0], grid, setter))
    assert not any(isinstance(m, Panel) for f in placed.fragments for m in f.marks)


def test_an_endline_joins_the_last_line_flush_right(setter: Typesetter) -> None:
    copy, grid = prepared(story(paragraphs=4, endline="（某某）"), setter)
    for leaf in sample(copy):
        *_, before, last = text_lines(only(page_with(copy, leaf, grid, setter)), Role.BODY)
        assert last.text == "（某某）"
        edge = last.runs[-1].x + last.runs[-1].xs[-1] * last.runs[-1].size / 1000
        assert edge > last.x + last.measure - 1.6 * last.runs[-1].size
        assert before.row is not None and last.row is not None
        same_column = before.column == last.column
        assert last.row - before.row in (0, 1) or not same_column


def test_an_endline_after_pictures_only_is_set(setter: Typesetter) -> None:
    bare = dataclasses.replace(
        story(paragraphs=0, form=Form.PHOTO, pictures=1), endline=phrase("某某 文")
    )
    copy, grid = prepared(bare, setter)
    placed = only(page_with(copy, sample(copy)[0], grid, setter))
    assert [line.text for line in text_lines(placed, Role.ENDLINE)] == ["某某 文"]


@pytest.mark.parametrize("pictures", [1, 2, 4])
def test_captions_stand_under_their_pictures(pictures: int, setter: Typesetter) -> None:
    copy, grid = prepared(story(paragraphs=9, pictures=pictures), setter)
    for leaf in sample(copy):
        fragments = only(page_with(copy, leaf, grid, setter)).fragments
        pairs = list(pairwise(fragments))
        found = [(a, b) for a, b in pairs if a.role is Role.PICTURE and b.role is Role.CAPTION]
        assert len(found) == pictures
        for shown, caption in found:
            box = shown.marks[0]
            assert isinstance(box, Panel | Image)
            for line in caption.marks:
                assert isinstance(line, TextLine)
                assert line.x == pytest.approx(box.x)
                assert line.measure == pytest.approx(box.width)
                assert line.baseline - 0.88 * line.runs[0].size > box.y + box.height


def test_flanking_rules_leave_the_line_they_flank_free(setter: Typesetter) -> None:
    made = dataclasses.replace(story(paragraphs=6, weight=90), kicker=phrase("岁末回访"))
    copy, grid = prepared(made, setter)
    ruled = 0
    for leaf in sample(copy):
        placed = only(page_with(copy, leaf, grid, setter))
        for fragment in placed.fragments:
            rules = [m for m in fragment.marks if isinstance(m, Rule)]
            lines = [m for m in fragment.marks if isinstance(m, TextLine)]
            if fragment.role is Role.KICKER and rules:
                ruled += 1
                for left, right in zip(rules[::2], rules[1::2], strict=True):
                    assert left.x1 < left.x2 < lines[0].x
                    assert lines[0].x + lines[0].measure < right.x1 < right.x2
    assert ruled


def test_a_strip_never_crops_beyond_what_its_pictures_allow(setter: Typesetter) -> None:
    density = setter.sheet.densities[0]
    grid = grid_of(setter.sheet, density)
    gap = setter.sheet.pictures.gap * grid.pitch
    for crop in ("0", "1/10", "2/5"):
        for span in (1, 2, 4, 6):
            strip = plan_strip((picture(crop=crop),), span, grid, density.size, setter)
            uncropped = strip.width / 1.5
            for rows in range(strip.least, strip.most + 1):
                height = (rows - strip.caption_rows) * grid.pitch - gap
                # One row is the grain of the grid.
                assert height >= uncropped * (1 - float(crop.split("/")[0]) / float(
                    crop.partition("/")[2] or 1)) - grid.pitch  # fmt: skip
                assert 0 <= strip.crop_share(rows) <= 1.0 or strip.least == strip.most


def test_arrangements_show_every_picture_once_and_within_the_story(setter: Typesetter) -> None:
    density = setter.sheet.densities[0]
    grid = grid_of(setter.sheet, density)
    for count in range(8):
        made = story(pictures=count)
        for columns in range(1, 7):
            for found in arrangements(made, columns, grid, density.size, setter):
                shown = [p for strip in found.strips for p in strip.pictures]
                assert shown == list(made.pictures)
                assert all(1 <= strip.span <= columns for strip in found.strips)
                feet = [strip_at_foot(found, k) for k in range(len(found.strips))]
                assert sum(feet) <= 1
