"""What an editor sees: adverts at the foot, the share of pictures, places, ranks, tombstones."""

from __future__ import annotations

import pytest

from duikai_layout.compose.score import PageShape, judge_all
from duikai_layout.compose.tree import Beside, Design, Place, Stack, places
from duikai_layout.heads import HeadPlan
from duikai_layout.leaf import Leaf
from duikai_layout.pictures import Arrangement, Strip
from duikai_styles.sheet import StyleSheet


def place(
    unit: int, columns: int, rows: int, *, size: float = 30.0, picture_rows: int = 0
) -> Place:
    strip = Strip((), columns, 100.0, (), 0, picture_rows, picture_rows, picture_rows)
    arrangement = Arrangement((strip,) if picture_rows else (), foot=False)
    shown = (picture_rows,) if picture_rows else ()
    head = HeadPlan(columns, 2, 0.0, size, 30.0, ())
    legs = (rows - 3,) * columns
    leaf = Leaf(columns, rows, 0.0, head, arrangement, shown, legs, sum(legs))
    return Place(unit, columns, rows, 0.0, leaf)


def advert(unit: int, columns: int, rows: int) -> Place:
    return Place(unit, columns, rows, 0.0, None)


def stack(first: Design, second: Design) -> Stack:
    return Stack(first, second, first.columns, first.rows + second.rows, 0.0)


def beside(first: Design, second: Design) -> Beside:
    return Beside(first, second, first.columns + second.columns, first.rows, 0.0)


def shape_of(*weights: int, adverts: tuple[int, ...] = ()) -> PageShape:
    return PageShape(4, 20, weights, frozenset(adverts))


def test_the_heavier_story_stands_above_whichever_way_the_cut_was_found(sheet: StyleSheet) -> None:
    design = stack(place(0, 4, 8), place(1, 4, 12))
    best = judge_all([design], shape_of(30, 90), sheet)[0]
    assert [p.unit for p, _ in places(best.design)] == [1, 0]
    assert places(best.design)[0][1].row == 0


def test_the_lead_stands_upper_left(sheet: StyleSheet) -> None:
    design = beside(place(0, 2, 20), stack(place(1, 2, 8), place(2, 2, 12)))
    best = judge_all([design], shape_of(20, 95, 40), sheet)[0]
    lead = next(area for p, area in places(best.design) if p.unit == 1)
    assert (lead.column, lead.row) == (0, 0)


def test_an_advert_stands_at_the_foot_or_nowhere(sheet: StyleSheet) -> None:
    shape = shape_of(50, 0, adverts=(1,))
    found = judge_all([stack(advert(1, 4, 5), place(0, 4, 15))], shape, sheet)
    assert found
    for judged in found:
        area = next(area for p, area in places(judged.design) if p.unit == 1)
        assert area.row + area.rows == shape.rows
    above = stack(beside(advert(1, 1, 10), place(0, 3, 10)), place(2, 4, 10))
    below = judge_all([above], shape_of(90, 0, 10, adverts=(1,)), sheet)
    assert all(
        area.row + area.rows == 20
        for judged in below
        for p, area in places(judged.design)
        if p.unit == 1
    )


def test_too_large_a_share_of_pictures_is_refused(sheet: StyleSheet) -> None:
    most = int(sheet.pictures.share_most * 20)
    allowed = stack(place(0, 4, 12, picture_rows=most), place(1, 4, 8))
    refused = stack(place(0, 4, 12, picture_rows=most + 1), place(1, 4, 8))
    assert judge_all([allowed], shape_of(50, 40), sheet)
    assert judge_all([refused], shape_of(50, 40), sheet) == []


def test_a_small_head_on_a_weighty_story_costs(sheet: StyleSheet) -> None:
    right = stack(place(0, 4, 10, size=48), place(1, 4, 10, size=24))
    wrong = stack(place(0, 4, 10, size=24), place(1, 4, 10, size=48))
    [worse], [better] = (judge_all([d], shape_of(90, 30), sheet) for d in (wrong, right))
    assert better.terms["rank"] < worse.terms["rank"]
    assert better.terms["rank"] == 0


def test_of_designs_that_are_alike_the_best_is_kept(sheet: StyleSheet) -> None:
    one = stack(place(0, 4, 10), place(1, 4, 10))
    alike = stack(place(1, 4, 9), place(0, 4, 11))
    other = beside(place(0, 2, 20), place(1, 2, 20))
    found = judge_all([one, alike, other], shape_of(90, 30), sheet)
    widths = [{p.unit: p.columns for p, _ in places(judged.design)} for judged in found]
    assert len(found) == 2
    assert {0: 4, 1: 4} in widths
    assert {0: 2, 1: 2} in widths


def test_heads_of_a_size_side_by_side_are_a_tombstone(sheet: StyleSheet) -> None:
    alike = judge_all([beside(place(0, 2, 20), place(1, 2, 20))], shape_of(50, 50), sheet)[0]
    apart = judge_all(
        [beside(place(0, 2, 20, size=60), place(1, 2, 20, size=24))], shape_of(50, 50), sheet
    )[0]
    above = judge_all([stack(place(0, 4, 10), place(1, 4, 10))], shape_of(50, 50), sheet)[0]
    assert alike.terms["tombstone"] > apart.terms["tombstone"] > above.terms["tombstone"] == 0


def test_a_gutter_through_the_page_costs_more_than_a_level_cut(sheet: StyleSheet) -> None:
    upright = judge_all([beside(place(0, 2, 20), place(1, 2, 20))], shape_of(50, 40), sheet)[0]
    level = judge_all([stack(place(0, 4, 10), place(1, 4, 10))], shape_of(50, 40), sheet)[0]
    assert upright.terms["through-cut"] > level.terms["through-cut"] > 0


def test_the_price_is_the_sum_of_its_terms_and_the_best_comes_first(sheet: StyleSheet) -> None:
    designs: list[Design] = [
        beside(place(0, 2, 20), place(1, 2, 20)),
        stack(place(0, 4, 12), place(1, 4, 8)),
    ]
    found = judge_all(designs, shape_of(80, 30), sheet)
    assert [judged.price for judged in found] == sorted(judged.price for judged in found)
    for judged in found:
        assert judged.price == pytest.approx(sum(judged.terms.values()))
