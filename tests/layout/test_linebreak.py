"""Line breaking: what must hold for any text and measure, and the cases of the rules."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st
from line_rules import RULES, best_lines, items_of

from duikai_layout.linebreak import LineItems, SetLine, break_paragraph, build_items, set_line
from duikai_layout.linebreak.gaps import Squeeze
from duikai_layout.linebreak.rules import NO_END, NO_START, break_penalty, char_class
from duikai_styles.sheet import Prohibition

WORDS = st.sampled_from(
    ["江", "水", "的", "年", "，", "。", "、", "：", "“", "”", "（", "）", "《", "》", "——", "……",
     "2024", "13.71%", "5G+XR", "3+1+2", "4.79", "亿件", "·", "km", " ", "！", "？", "℃"]
)  # fmt: skip
TEXTS = st.lists(WORDS, min_size=1, max_size=120).map("".join)


def set_all(items: LineItems, ends: tuple[int, ...], measure: int) -> list[SetLine]:
    starts = (0, *ends)
    return [
        set_line(items, a, b, measure, justify=b < len(items))
        for a, b in zip(starts, ends, strict=False)
    ]


@given(TEXTS, st.integers(8, 30))
def test_lines_make_up_the_text_and_keep_their_number(text: str, ems: int) -> None:
    items = items_of(text)
    for number, way in break_paragraph(items, ems * 1000).items():
        assert way.lines == number == len(way.ends)
        assert list(way.ends) == sorted(set(way.ends))
        assert way.ends[-1] == len(items)


@given(TEXTS, st.integers(8, 30))
def test_no_line_is_wider_than_its_measure(text: str, ems: int) -> None:
    items = items_of(text)
    measure = ems * 1000
    for way in break_paragraph(items, measure).values():
        for line in set_all(items, way.ends, measure):
            assert line.width <= measure
            assert line.slack >= 0


@given(TEXTS, st.integers(12, 30))
def test_forbidden_starts_and_ends_hold_unless_the_text_opens_with_them(
    text: str, ems: int
) -> None:
    items = items_of(text)
    for way in break_paragraph(items, ems * 1000).values():
        if way.price >= 100_000:  # nothing could be broken: marks upon marks
            continue
        for end in way.ends[:-1]:
            assert char_class(items.texts[end][0]) not in NO_START[Prohibition.STRICT]
            assert char_class(items.texts[end - 1][-1]) not in NO_END[Prohibition.STRICT]


@given(TEXTS, st.integers(8, 30))
def test_no_gap_gives_more_than_it_has(text: str, ems: int) -> None:
    items = items_of(text)
    measure = ems * 1000
    for way in break_paragraph(items, measure).values():
        for line in set_all(items, way.ends, measure):
            for k in range(line.start, line.end - 1):
                pen = line.xs[k - line.start] + items.widths[k]
                gap = line.xs[k + 1 - line.start] - pen
                assert gap >= items.gaps[k].width - items.gaps[k].shrink


@given(TEXTS, st.integers(8, 30))
def test_a_justified_line_is_filled_where_a_gap_may_open(text: str, ems: int) -> None:
    items = items_of(text)
    way = min(break_paragraph(items, ems * 1000).values(), key=lambda b: b.price)
    for line in set_all(items, way.ends, ems * 1000)[:-1]:
        inner = items.gaps[line.start : line.end - 1]
        if any(gap.stretch for gap in inner):
            assert line.slack == 0


@given(TEXTS)
def test_breaking_is_the_same_every_time(text: str) -> None:
    assert break_paragraph(items_of(text), 13000) == break_paragraph(items_of(text), 13000)


@given(TEXTS, TEXTS, st.integers(8, 20))
def test_paragraphs_do_not_know_each_other(one: str, other: str, ems: int) -> None:
    alone = break_paragraph(items_of(one), ems * 1000)
    break_paragraph(items_of(other), ems * 1000)
    assert break_paragraph(items_of(one), ems * 1000) == alone


@pytest.mark.parametrize(
    "whole",
    ["13.71%", "5G+XR", "3+1+2", "——", "……", "4.79亿", "2024", "”，", "。”", "（1）"],
)
@pytest.mark.parametrize("measure", range(8, 15))
def test_unbreakables_stay_whole(whole: str, measure: int) -> None:
    text = "江水退去之后的第一个早晨" + whole + "码头上的人们都在谈论这件事情"
    assert any(whole in line for line in best_lines(text, measure * 1000))


def test_adjacent_marks_take_an_em_and_a_half() -> None:
    items = items_of("江。”水")  # clreq 3.1.6.1: two marks side by side
    assert items.gaps[1].width == -500
    line = set_line(items, 0, 4, 20_000, justify=False)
    assert line.width == 3500


def test_an_opening_mark_at_the_start_gives_up_its_white_also_after_the_indent() -> None:
    items = items_of("“江水")
    assert set_line(items, 0, 3, 9000, justify=False).xs[0] == -500
    assert set_line(items, 0, 3, 9000, indent=2000, justify=False).xs[0] == 1500


def test_a_closing_mark_at_the_end_gives_up_its_white_before_anything_else() -> None:
    items = items_of("江，水江水。")
    line = set_line(items, 0, 6, 5500)
    assert line.width == 5500
    assert items.gaps[1].width + line.xs[1] + 1000 == line.xs[2]  # the comma keeps its own


def test_white_is_taken_step_by_step() -> None:
    """clreq 3.1.6.2: brackets before commas, commas before Han-Latin gaps, those before stops."""
    items = items_of("江（水）江，水A江。水")
    natural = set_line(items, 0, len(items), 20_000, justify=False).width
    steps = [gap.squeeze for gap in items.gaps if gap.shrink]
    for step in (Squeeze.BRACKET, Squeeze.COMMA, Squeeze.GAP, Squeeze.STOP):
        assert step in steps
    room = {step: 0 for step in Squeeze}
    for gap in items.gaps[:-1]:
        room[gap.squeeze] += gap.shrink
    line = set_line(items, 0, len(items), natural - room[Squeeze.BRACKET] - 100)
    for k, gap in enumerate(items.gaps[:-1]):
        taken = gap.width - (line.xs[k + 1] - line.xs[k] - items.widths[k])
        if gap.squeeze is Squeeze.BRACKET:
            assert taken == gap.shrink
        elif gap.squeeze in (Squeeze.GAP, Squeeze.STOP):
            assert taken == 0


def test_white_is_given_to_latin_gaps_first() -> None:
    items = items_of("江水A江水江水")
    natural = set_line(items, 0, len(items), 20_000, justify=False).width
    line = set_line(items, 0, len(items), natural + 100)
    plain = line.xs[1] - line.xs[0] - 1000
    assert plain == 0
    assert line.slack == 0


@pytest.mark.parametrize("level", list(Prohibition))
def test_levels_of_prohibition(level: Prohibition) -> None:
    assert (break_penalty("江", "，", level) is None) == (level is not Prohibition.NONE)
    assert (break_penalty("江", "—", level) is None) == (level is Prohibition.STRICT)
    gb = level in (Prohibition.GB, Prohibition.STRICT)
    assert (break_penalty("／", "江", level) is None) == gb


def test_a_stranded_last_character_is_avoided() -> None:
    text = "渡口的灯比往年早亮了一个月第一班船六时开出。"
    for measure in range(8, 14):
        assert len(best_lines(text, measure * 1000)[-1].rstrip("。")) > 1


def test_no_rules_means_every_place() -> None:
    free = dataclasses.replace(RULES, prohibition=Prohibition.NONE)
    items = build_items(list("江，水"), [1000] * 3, free)
    assert items.penalties[0] == 0
