"""Headlines broken by sense."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icu4py.breakers import WordBreaker

from duikai_layout.linebreak.rules import break_penalty
from duikai_layout.sense import sense_breaks, split_by_sense
from duikai_styles.sheet import Prohibition

HEADLINES = (
    "渡口的灯比往年早亮了一个月",
    "全市寄递业务量去年达到4.79亿件",
    "两家医院开设夜间儿科门诊",
    "“一站一策”，让老旧站房重新有了人气",
    "守着一口砚坑的人和他的三个徒弟",
)


def words_of(text: str) -> list[str]:
    return [str(word) for word in WordBreaker(text, "zh")]


def lines_of(text: str, count: int) -> list[str]:
    cuts = split_by_sense(text, count, (1000,) * len(text))
    assert cuts is not None
    return [text[a:b] for a, b in pairwise((0, *cuts))]


@pytest.mark.parametrize("text", HEADLINES)
@pytest.mark.parametrize("count", [1, 2, 3])
def test_lines_make_up_the_headline_and_tear_no_word(text: str, count: int) -> None:
    lines = lines_of(text, count)
    assert len(lines) == count
    assert "".join(lines) == text
    ends, position = set(), 0
    for word in words_of(text):
        position += len(word)
        ends.add(position)
    position = 0
    for line in lines:
        position += len(line)
        assert position in ends


@pytest.mark.parametrize("text", HEADLINES)
@pytest.mark.parametrize("count", [2, 3])
def test_no_line_of_a_headline_begins_with_a_particle(text: str, count: int) -> None:
    assert not any(line[0] in "的了和" for line in lines_of(text, count)[1:])


def test_the_lines_of_a_headline_are_of_even_width() -> None:
    one, other = lines_of("两家医院开设夜间儿科门诊", 2)
    assert abs(len(one) - len(other)) <= 2


def test_a_headline_breaks_after_a_mark_rather_than_elsewhere() -> None:
    assert lines_of("一江两岸同步开工，五年之后再看渡口", 2)[0].endswith("，")


def test_a_number_stays_with_its_unit() -> None:
    for count in (2, 3):
        assert any("4.79亿" in line for line in lines_of(HEADLINES[1], count))


def test_a_headline_of_one_word_has_no_second_line() -> None:
    assert split_by_sense("2026", 2, (500,) * 4) is None


@given(st.text("渡口的灯比往年早亮了，。“”《》·—2024%", min_size=1, max_size=24))
def test_every_place_offered_is_one_where_a_line_may_end(text: str) -> None:
    for place in sense_breaks(text):
        assert 0 < place < len(text)
        assert break_penalty(text[place - 1], text[place], Prohibition.STRICT) is not None
