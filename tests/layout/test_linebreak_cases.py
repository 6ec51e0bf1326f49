"""The cases of the rules that copy brings every day, and measures down to four ems."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from line_rules import best_lines, items_of

from duikai_layout.linebreak import break_paragraph, set_line
from duikai_layout.linebreak.breaker import EMERGENCY
from duikai_layout.linebreak.gaps import Squeeze, Stretch
from duikai_layout.linebreak.rules import UNIT_PENALTY

MIXED = st.text("江水退去早晨的人，。、：；？“”（）《》…·／2024%kmA 　℃￥", min_size=1, max_size=90)


@given(MIXED, st.integers(4, 12), st.sampled_from([0, 1000, 2000]))
def test_narrow_measures_lose_nothing_and_keep_to_the_measure(
    text: str, ems: int, indent: int
) -> None:
    items = items_of(text)
    measure = ems * 1000
    for way in break_paragraph(items, measure, indent).values():
        start = 0
        for end in way.ends:
            assert end > start
            first = indent if not start else 0
            line = set_line(items, start, end, measure, indent=first, justify=end < len(items))
            assert line.slack >= 0 or end == start + 1
            assert len(line.xs) == end - start
            start = end
        assert start == len(items)


@given(MIXED, st.integers(4, 12))
def test_pens_never_run_backwards_over_ink(text: str, ems: int) -> None:
    """A gap may take a mark's white, half an em on either side, and no more."""
    items = items_of(text)
    for way in break_paragraph(items, ems * 1000).values():
        start = 0
        for end in way.ends:
            line = set_line(items, start, end, ems * 1000, justify=end < len(items))
            for k in range(end - start - 1):
                right = line.xs[k] + items.widths[start + k]
                assert line.xs[k + 1] - right >= -1000
            start = end


@pytest.mark.parametrize(
    "whole",
    ["13.71%", "4.79亿", "5G+XR", "3+1+2", "6.8％", "30℃", "￥30", "——", "……", "5G", "km"],
)
@pytest.mark.parametrize("lead", range(2, 14))
def test_what_belongs_together_stays_on_one_line(whole: str, lead: int) -> None:
    text = "江水退去之后的第一个早晨人们"[:lead] + whole + "是码头上每个人都在谈论的一件事情"
    lines = best_lines(text, 10000)
    assert any(whole in line for line in lines), lines


@pytest.mark.parametrize("number", ["4.79亿件", "2024年", "第5届", "200吨"])
def test_a_number_leaves_its_unit_only_at_a_price(number: str) -> None:
    penalties = items_of(number).penalties[:-1]
    assert all(price is None or price == UNIT_PENALTY for price in penalties)
    assert UNIT_PENALTY in penalties


def test_two_percentages_with_a_word_between_are_two_wholes() -> None:
    for lead in range(1, 10):
        lines = best_lines("江水退去之后的早晨"[:lead] + "13.71%和13.66%两项", 8000)
        for whole in ("13.71%", "13.66%"):
            assert any(whole in line for line in lines), lines


@pytest.mark.parametrize("lead", range(1, 12))
def test_an_interpunct_never_begins_a_line_and_takes_half_an_em(lead: int) -> None:
    lines = best_lines("江水退去之后的早晨码头"[:lead] + "熙市·奥特莱斯开门迎客", 6000)
    assert not any(line.startswith("·") for line in lines)
    items = items_of("市·奥")
    assert items.widths[1] == 500
    assert all(gap.stretch is Stretch.NONE and not gap.shrink for gap in items.gaps[:2])


def test_a_closing_and_an_opening_mark_take_an_em_and_a_half() -> None:
    for pair in ("”“", "）（", "，“", "。《"):
        items = items_of("江" + pair + "水")
        line = set_line(items, 0, 4, 20_000, justify=False)
        # Two marks of an em each; what stands before and after them is the full em.
        assert line.xs[3] - line.xs[1] == 1500, pair


def test_a_squeezed_pair_may_come_down_to_one_em() -> None:
    items = items_of("江”“水")
    assert items.gaps[1].width == -500
    assert items.gaps[1].shrink == 500


def test_only_the_needed_part_of_a_closing_mark_is_taken_at_a_lines_end() -> None:
    items = items_of("江水江水。")
    for measure, width in ((6000, 5000), (5000, 5000), (4700, 4700), (4500, 4500)):
        line = set_line(items, 0, 5, measure, justify=False)
        assert (line.width, line.slack) == (width, measure - width)
        assert line.xs == (0, 1000, 2000, 3000, 4000)


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("江a a（水）江，水A江。水", [Squeeze.SPACE, Squeeze.BRACKET, Squeeze.COMMA, Squeeze.GAP]),
        ("（水）A，江。（水）；江B水", [Squeeze.BRACKET, Squeeze.COMMA, Squeeze.GAP, Squeeze.STOP]),
    ],
)
def test_each_step_of_squeezing_is_spent_before_the_next(text: str, order: list[Squeeze]) -> None:
    items = items_of(text)
    gaps = items.gaps[:-1]
    natural = set_line(items, 0, len(items), 90_000, justify=False).width
    room = {step: sum(g.shrink for g in gaps if g.squeeze is step) for step in Squeeze}
    for needed in range(50, sum(room[step] for step in order), 50):
        line = set_line(items, 0, len(items), natural - needed)
        taken = dict.fromkeys(Squeeze, 0)
        for k, gap in enumerate(gaps):
            set_gap = line.xs[k + 1] - line.xs[k] - items.widths[k]
            taken[gap.squeeze] += gap.width - set_gap
        rest = needed
        for step in order:
            assert taken[step] == min(rest, room[step])
            rest -= taken[step]
        assert line.width == natural - needed


def test_white_is_given_to_spaces_then_to_latin_gaps_then_to_all() -> None:
    items = items_of("江水ab cd江水")
    natural = set_line(items, 0, len(items), 90_000, justify=False).width
    kinds = [gap.stretch for gap in items.gaps[:-1]]
    spaces = sum(g.grow for g in items.gaps if g.stretch is Stretch.SPACE)
    gaps = sum(g.grow for g in items.gaps if g.stretch is Stretch.GAP)
    assert (spaces, gaps) == (200, 2 * 83)
    for given_white in (100, 200, 300, spaces + gaps, spaces + gaps + 120):
        line = set_line(items, 0, len(items), natural + given_white)
        grown = dict.fromkeys(Stretch, 0)
        for k, kind in enumerate(kinds):
            grown[kind] += line.xs[k + 1] - line.xs[k] - items.widths[k] - items.gaps[k].width
        assert grown[Stretch.NONE] == 0
        assert grown[Stretch.SPACE] == min(given_white, spaces)
        assert grown[Stretch.GAP] == min(given_white - grown[Stretch.SPACE], gaps)
        assert grown[Stretch.OTHER] == max(0, given_white - spaces - gaps)
        assert line.slack == 0


def test_a_word_wider_than_the_measure_is_cut_at_the_measure() -> None:
    items = items_of("a" * 40)
    way = min(break_paragraph(items, 5000).values(), key=lambda found: found.price)
    assert way.price >= EMERGENCY
    assert way.ends == (10, 20, 30, 40)


def test_looser_and_tighter_settings_are_offered_with_their_price() -> None:
    text = "江水退去之后的第一个早晨，码头上的人们都在谈论这件事情，说法不一。" * 4
    ways = break_paragraph(items_of(text), 13_000, 2000)
    assert len(ways) > 1
    best = min(ways.values(), key=lambda way: way.price)
    assert all(way.price > best.price for way in ways.values() if way is not best)
    assert all(abs(lines - best.lines) <= 2 for lines in ways)


def test_nothing_to_set_is_no_line() -> None:
    assert break_paragraph(items_of(""), 9000) == {}
