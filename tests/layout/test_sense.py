"""Headlines broken by sense."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest
from headlines import BEYOND, HEADLINES, Marked, marked
from hypothesis import given
from hypothesis import strategies as st

from duikai_layout.linebreak.rules import break_penalty
from duikai_layout.sense import BAD, Split, sense_breaks, split_by_sense
from duikai_layout.sense.singles import gathered
from duikai_layout.sense.units import Kind
from duikai_layout.sense.words import known_words
from duikai_styles.sheet import Prohibition

SHORT = 11
"""Characters below which nobody sets a headline in three lines."""


def split(text: str, count: int) -> Split:
    widths = tuple(500 if ch < "\u2000" else 650 if ch == "\u3000" else 1000 for ch in text)
    found = split_by_sense(text, count, widths)
    assert found is not None
    return found


def lines_of(text: str, count: int) -> list[str]:
    return [text[a:b] for a, b in pairwise((0, *split(text, count).ends))]


def words_of(text: str) -> list[str]:
    return [unit.text for unit in gathered(known_words(text))]


def ids(lines: list[str]) -> Iterator[str]:
    yield from (marked(line).text for line in lines)


@pytest.mark.parametrize("line", HEADLINES, ids=ids(HEADLINES))
def test_two_lines_part_where_a_sub_editor_would(line: str) -> None:
    headline = marked(line)
    place = split(headline.text, 2).ends[0]
    assert place in headline.good | headline.passable, lines_of(headline.text, 2)


@pytest.mark.parametrize("line", HEADLINES, ids=ids(HEADLINES))
def test_three_lines_part_so_or_the_price_says_that_they_should_not(line: str) -> None:
    headline = marked(line)
    if len(headline.text) >= SHORT and (line, 3) not in BEYOND:
        found = split(headline.text, 3)
        allowed = headline.good | headline.passable
        assert found.price >= BAD or allowed.issuperset(found.ends[:-1]), lines_of(headline.text, 3)


@pytest.mark.xfail(strict=True, reason="beyond the lists")
@pytest.mark.parametrize(("line", "count"), BEYOND)
def test_what_the_lists_cannot_know(line: str, count: int) -> None:
    headline = marked(line)
    assert (headline.good | headline.passable).issuperset(split(headline.text, count).ends[:-1])


def test_more_than_half_of_all_breaks_fall_between_phrases() -> None:
    rows = [marked(line) for line in HEADLINES]
    good = sum(split(row.text, 2).ends[0] in row.good for row in rows)
    assert good > 0.55 * len(rows)


def test_hardly_a_place_is_offered_that_is_wrong() -> None:
    def wrong(row: Marked) -> int:
        allowed = row.good | row.passable
        offered = {place for place, price in sense_breaks(row.text).items() if price < BAD}
        return len(offered - allowed)

    rows = [marked(line) for line in HEADLINES]
    places = sum(len(row.text) - 1 - len(row.good | row.passable) for row in rows)
    assert sum(map(wrong, rows)) < 0.035 * places


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("全市寄递业务量去年达到4.79亿件", "4.79亿件"),
        ("定于2026年11月23日开幕", "2026年11月23日"),
        ("洛阳市第十五届人大闭幕", "第十五届"),
        ("中国女排3比1战胜巴西队", "3比1"),
        ("同比增长6.8%", "6.8%"),
        ("老兵赵长河寻找战友", "赵长河"),
        ("欧阳修远获评劳模", "欧阳修远"),
        ("张海燕教授团队", "张海燕"),
        ("骆𬭎生和他的徒弟们", "骆𬭎生"),
        ("诸葛明当选省作协主席", "省作协"),
        ("记者在食堂算了算账", "算了算账"),
        ("慢船有慢船的看法", "慢船"),
        ("《末班船》下月首演", "末班船"),
        ("新落成的图书馆里", "图书馆里"),
        ("神舟二十三号发射成功", "神舟二十三号"),
        ("广场舞静下来了", "静下来了"),
    ],
)
def test_a_unit_stays_whole(text: str, unit: str) -> None:
    words = words_of(text)
    assert "".join(words) == text
    assert any(unit in word for word in words), words


@pytest.mark.parametrize(
    ("before", "after"),
    [("骆𬭎生和", "他的徒弟们"), ("把论文写在", "祖国大地上"), ("村里来了个", "年轻人")],
)
def test_what_belongs_to_the_next_word_never_ends_a_line(before: str, after: str) -> None:
    assert sense_breaks(before + after).get(len(before), BAD) >= BAD


@pytest.mark.parametrize(("before", "after"), [("孩子", "们在江边"), ("明年", "起施行")])
def test_what_belongs_to_the_last_word_never_begins_a_line(before: str, after: str) -> None:
    assert sense_breaks(before + after).get(len(before), BAD) >= BAD


def test_a_break_before_a_verb_is_better_than_one_after_it() -> None:
    places = sense_breaks("两家医院开设夜间门诊")
    assert places[4] < places[6] < BAD


def test_a_break_inside_a_title_or_quotation_is_a_bad_one() -> None:
    places = sense_breaks("《砚江市历史建筑保护办法》明年起施行")
    inside = [price for place, price in places.items() if place < 13]
    assert inside
    assert min(inside) >= BAD
    assert places[13] < BAD


def test_a_headline_breaks_after_a_mark_rather_than_elsewhere() -> None:
    assert lines_of("一江两岸同步开工，五年之后再看渡口", 2)[0].endswith("，")


def test_the_upper_of_two_unlike_lines_is_the_shorter_one() -> None:
    upper, lower = lines_of("水位回落浮码头装好", 2)
    assert len(upper) < len(lower)


def test_the_lines_of_a_headline_are_of_even_width() -> None:
    one, other = lines_of("两家医院开设夜间儿科门诊", 2)
    assert abs(len(one) - len(other)) <= 2


def test_a_headline_of_one_word_has_no_second_line() -> None:
    assert split_by_sense("2026", 2, (500,) * 4) is None


def test_a_very_long_text_is_split_at_once() -> None:
    text = "渡口的灯比往年早亮了一个月" * 40
    found = split(text, 30)
    assert len(found.ends) == 30
    longest = max(b - a for a, b in pairwise((0, *found.ends)))
    assert longest <= 2 * len(text) / 30


@given(st.text("渡口的灯比往年早亮了，。“”《》·—2024%王过里们个在", min_size=1, max_size=24))
def test_units_are_the_text_and_breaks_are_where_a_line_may_end(text: str) -> None:
    assert "".join(words_of(text)) == text
    for place in sense_breaks(text):
        assert 0 < place < len(text)
        assert break_penalty(text[place - 1], text[place], Prohibition.STRICT) is not None


@given(st.text("渡口的灯比往年早亮了，“”2024王在", min_size=1, max_size=20), st.integers(1, 4))
def test_lines_make_up_the_headline(text: str, count: int) -> None:
    found = split_by_sense(text, count, (1000,) * len(text))
    if found is not None:
        assert len(found.ends) == count
        assert found.ends[-1] == len(text)
        assert list(found.ends) == sorted(set(found.ends))


def test_every_kind_of_unit_is_met_in_the_headlines() -> None:
    met = {unit.kind for line in HEADLINES for unit in gathered(known_words(marked(line).text))}
    assert met == set(Kind)
