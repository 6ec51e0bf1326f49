"""Galleys, their row counts, and their flow over columns."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stories import SPAN, paragraph, picture, story

from duikai_content.model import CrossHead, Form
from duikai_layout.flow import CannotFlow, flow
from duikai_layout.frame import grid_of
from duikai_layout.galley import KEEP, Galley, SetParagraph, set_galley
from duikai_layout.leaf import FRAME_ROWS, prepare_story
from duikai_layout.linebreak import is_stranded
from duikai_layout.page import Role
from duikai_layout.pictures import plan_strip
from duikai_layout.typeset import Typesetter


def brute_force(galley: Galley) -> dict[int, float]:
    prices: dict[int, float] = {}
    for ways in product(*(element.ways for element in galley.elements)):
        rows = sum(way.rows for way in ways)
        price = sum(way.price for way in ways)
        prices[rows] = min(price, prices.get(rows, price))
    return prices


@pytest.mark.parametrize("paragraphs", [1, 3, 5])
def test_the_prices_of_a_galley_are_those_of_its_best_ways(
    paragraphs: int, setter: Typesetter
) -> None:
    galley = set_galley(story(paragraphs=paragraphs, cross_heads=True), 15, setter)
    expected = brute_force(galley)
    for rows, price in galley.prices.items():
        assert price == pytest.approx(expected[rows])


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(1, 14), min_size=1, max_size=5))
def test_fits_says_what_flow_can_do(setter: Typesetter, legs: list[int]) -> None:
    galley = set_galley(story(paragraphs=7, cross_heads=True), 15, setter)
    rows = sum(legs)
    if galley.fits(tuple(legs), rows):
        assert flow(galley, tuple(legs), rows)
    else:
        with pytest.raises(CannotFlow):
            flow(galley, tuple(legs), rows)


def test_cross_heads_stand_with_what_follows(setter: Typesetter) -> None:
    galley = set_galley(story(paragraphs=9, cross_heads=True), 15, setter)
    tried = 0
    for columns in (2, 3, 4):
        for rows in galley.prices:
            legs = tuple(rows // columns + (k < rows % columns) for k in range(columns))
            if not galley.fits(legs, rows):
                continue
            tried += 1
            for found in flow(galley, legs, rows):
                if found.element.role is Role.CROSS_HEAD:
                    assert len({slot.column for slot in found.slots}) == 1
                    last = found.slots[-1]
                    assert last.row + KEEP < legs[last.column] or KEEP == 0
    assert tried


def test_flow_fills_every_row_in_order(setter: Typesetter) -> None:
    galley = set_galley(story(paragraphs=6), 15, setter)
    rows = min(galley.prices, key=lambda r: galley.prices[r])
    legs = (rows - rows // 3 * 2, rows // 3, rows // 3)
    slots = [(s.column, s.row) for f in flow(galley, legs, rows) for s in f.slots]
    assert slots == [(c, r) for c, leg in enumerate(legs) for r in range(leg)]


def test_a_signature_joins_the_last_line_or_takes_a_row(setter: Typesetter) -> None:
    short = set_galley(story(paragraphs=2, endline="（某某）"), 15, setter)
    long = set_galley(story(paragraphs=2, endline="本报记者某某某某某某某某某某"), 15, setter)
    tail = long.elements[-1].ways[0]
    assert tail.tail_ends
    assert all(way.rows == len(way.ends) + len(way.tail_ends) for way in short.elements[-1].ways)


def test_a_sub_head_keeps_the_grid_and_a_cross_head_takes_whole_rows(setter: Typesetter) -> None:
    heads = (CrossHead("水退之后", 1, SPAN), CrossHead("●一处新水尺", 2, SPAN))
    plain = story(paragraphs=1)
    made = type(plain)(**{
        **{name: getattr(plain, name) for name in plain.__slots__}, "body": (*heads, *plain.body)
    })  # fmt: skip
    large, small = set_galley(made, 15, setter).elements[:2]
    assert [way.rows for way in large.ways] == [2, 3]
    assert [way.rows for way in small.ways] == [1]


@pytest.mark.parametrize("form", [Form.NEWS, Form.COMMENTARY, Form.BRIEF, Form.PHOTO])
@pytest.mark.parametrize("pictures", [0, 1, 2, 3])
def test_every_leaf_adds_up(form: Form, pictures: int, setter: Typesetter) -> None:
    density = setter.sheet.densities[0]
    grid = grid_of(setter.sheet, density)
    copy = prepare_story(
        story(paragraphs=7, pictures=pictures, form=form), density, grid, 60, setter
    )
    frame = FRAME_ROWS if setter.sheet.forms[form.value].boxed else 0
    found = 0
    for columns, curve in copy.leaves.items():
        for rows, leaf in curve.items():
            found += 1
            inner = rows - setter.sheet.heads.above - frame
            head = leaf.head_columns * leaf.head.rows
            assert columns * inner == head + leaf.picture_cells + sum(leaf.legs)
            assert 0 <= sum(leaf.legs) - leaf.body_rows <= 1
            assert copy.galley.fits(leaf.legs, leaf.body_rows)
            assert leaf.rows == rows <= 60
    assert found > 20


def test_strips_keep_to_the_crop_range(setter: Typesetter) -> None:
    density = setter.sheet.densities[0]
    grid = grid_of(setter.sheet, density)
    for span in range(1, 7):
        strip = plan_strip((picture(crop="1/5"),), span, grid, density.size, setter)
        assert strip.least <= strip.usual <= strip.most
        height = grid.span(span) / 1.5
        assert (strip.most - strip.caption_rows) * grid.pitch <= height / 0.8 + grid.pitch
        assert (strip.least - strip.caption_rows + 1) * grid.pitch >= height * 0.8


@pytest.mark.parametrize("characters", range(10, 19))
def test_no_character_is_left_alone_to_make_the_rows_add_up(
    characters: int, setter: Typesetter
) -> None:
    words = "闷，便丢到右边。一上午，左边的筐里只有7块。"
    for length in range(len(words)):
        text = (
            "渡口的灯比往年早亮了一个月，第一班船六时开出。船上有去对岸上学的孩子" + words[length:]
        )
        galley = set_galley(replace(story(), body=(paragraph(text),)), characters, setter)
        [element] = galley.elements
        assert isinstance(element.matter, SetParagraph)
        items = element.matter.text.items
        alone = [len(w.ends) > 1 and is_stranded(items, w.ends[-2]) for w in element.ways]
        assert not any(alone) or all(alone)


@pytest.mark.parametrize(("words", "more"), [("坑", False), ("桥头的路还要再理顺", True)])
def test_a_very_short_cross_head_takes_no_row_more(
    words: str, more: bool, setter: Typesetter
) -> None:
    body = (paragraph("水退了。"), CrossHead(words, 1, SPAN), paragraph("水又涨了。"))
    galley = set_galley(replace(story(), body=body), 15, setter)
    [head] = [element for element in galley.elements if element.role is Role.CROSS_HEAD]
    assert (len(head.ways) > 1) == more
