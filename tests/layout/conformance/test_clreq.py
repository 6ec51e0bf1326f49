"""Requirements for Chinese Text Layout, section by section, and GB/T 15834-2011 where it rules."""

from __future__ import annotations

from dataclasses import replace

import pytest
from line_rules import RULES, best_lines, clusters, items_of, may_break

from duikai_layout.linebreak import break_paragraph, set_line
from duikai_layout.linebreak.gaps import Squeeze, Stretch
from duikai_layout.linebreak.marks import CONVENTIONS
from duikai_styles.sheet import Marks, Prohibition

BASIC, GB, STRICT = Prohibition.BASIC, Prohibition.GB, Prohibition.STRICT
LEVELS = (BASIC, GB, STRICT)
WIDE = 1_000_000


# 3.1.4 Prohibition rules for line start and line end


@pytest.mark.parametrize("mark", "、，；：。！？．”’」』）》〉】〗〕］｝～–·・％‰℃℉°々〻／")
@pytest.mark.parametrize("level", LEVELS)
def test_never_at_a_line_start_from_basic_on(mark: str, level: Prohibition) -> None:
    assert not may_break("江", mark, level)


@pytest.mark.parametrize("mark", "“‘「『（《〈【〖〔［｛￥￡№")
@pytest.mark.parametrize("level", LEVELS)
def test_never_at_a_line_end_from_basic_on(mark: str, level: Prohibition) -> None:
    assert not may_break(mark, "江", level)


@pytest.mark.parametrize(
    ("before", "after", "since"),
    [("／", "江", GB), ("江", "——", STRICT), ("江", "……", STRICT), ("き", "ゃ", STRICT)],
)
def test_what_each_level_adds(before: str, after: str, since: Prohibition) -> None:
    allowed = [may_break(before, after, level) for level in LEVELS]
    assert allowed == [level.value != since.value and LEVELS.index(level) < LEVELS.index(since)
                       for level in LEVELS]  # fmt: skip


@pytest.mark.parametrize("pair", ["江，", "“江", "江。", "江）", "·江", "江——", "江·"])
def test_none_is_no_rule_at_all(pair: str) -> None:
    assert may_break(pair[0], pair[1:], Prohibition.NONE)


def test_width_is_adjusted_before_prohibition() -> None:
    """先挤进，后推出: the comma is squeezed in; it takes no character to the next line."""
    assert best_lines("渡口的灯，比往年早亮，一个月", 10_500)[0] == "渡口的灯，比往年早亮，"


# 3.1.5 Prohibition rules for unbreakable marks


@pytest.mark.parametrize("whole", ["——", "……", "⸺", "⋯⋯"])
@pytest.mark.parametrize("level", LEVELS)
def test_marks_of_two_ems_are_never_split(whole: str, level: Prohibition) -> None:
    items = items_of(f"江{whole}水", replace(RULES, prohibition=level))
    assert all(penalty is None for penalty in items.penalties[1 : len(clusters(whole))])


@pytest.mark.parametrize(
    "whole",
    ["13.71%", "3,400", "1/3", "￥30", "$100", "№5", "30℃", "5‰", "8°", "-3", "+5%", "4.79亿",
     "5%", "１２", "5～8"],
)  # fmt: skip
def test_digits_keep_their_prefix_and_suffix(whole: str) -> None:
    items = items_of(f"江{whole}水")
    count = len(items)
    inside = items.penalties[1 : count - 2]
    assert [p for p in inside if p is not None] in ([], [0] * whole.count("～"))


@pytest.mark.parametrize("whole", ["2024年", "第5届", "200吨", "4.79亿件", "500万元", "3个"])
def test_a_number_is_parted_from_its_unit_at_a_price_only(whole: str) -> None:
    items = items_of(f"江{whole}水")
    assert all(p is None or p >= 100 for p in items.penalties[1 : len(items) - 2])


# 3.1.6 Punctuation width adjustment


@pytest.mark.parametrize("mark", "、，；：。！？”’」』）》〉】〗〕］｝")
def test_white_stands_right_of_closing_and_pausing_marks(mark: str) -> None:
    assert CONVENTIONS[Marks.HANS].white(mark) == (0, 500)


@pytest.mark.parametrize("mark", "“‘「『（《〈【〖〔［｛")
def test_white_stands_left_of_opening_marks(mark: str) -> None:
    assert CONVENTIONS[Marks.HANS].white(mark) == (500, 0)


@pytest.mark.parametrize("mark", "·–～／—…")
def test_connectors_and_interpuncts_are_not_adjustable(mark: str) -> None:
    assert CONVENTIONS[Marks.HANS].white(mark) == (0, 0)


@pytest.mark.parametrize("pair", ["。”", "”。", "）、", "》《", "”“", "：“", "（“", "」』", "，“"])
def test_two_adjacent_marks_take_an_em_and_a_half(pair: str) -> None:
    items = items_of(f"江{pair}水")
    alone = set_line(items, 1, 3, WIDE, justify=False)
    assert alone.xs[1] - alone.xs[0] == 500
    # and may be squeezed to one em, but not further
    assert items.gaps[1].width - items.gaps[1].shrink == -sum(
        (CONVENTIONS[Marks.HANS].white(pair[0])[1], CONVENTIONS[Marks.HANS].white(pair[1])[0])
    )


def test_an_opening_mark_at_a_line_start_loses_half_an_em() -> None:
    items = items_of("“江水”")
    assert set_line(items, 0, 4, WIDE, justify=False).xs[0] == -500


def test_also_after_the_indent_of_the_first_line() -> None:
    items = items_of("“江水”")
    assert set_line(items, 0, 4, WIDE, indent=2000, justify=False).xs[0] == 1500


@pytest.mark.parametrize("mark", "。，、；：？！”）》")
def test_a_mark_at_a_line_end_may_be_half_wide(mark: str) -> None:
    """GB/T 15834-2011 5.1.10 makes it the rule; here it is done where the line needs it."""
    items = items_of(f"江水江水{mark}江水")
    assert set_line(items, 0, 5, 4500).width == 4500


@pytest.mark.parametrize(("chain", "ems"), [("？！", 1), ("！！", 1), ("！！！", 2), ("？？？", 2)])
def test_chained_calls_take_one_em_or_two(chain: str, ems: int) -> None:
    """GB/T 15834-2011 5.1.3, quoted in clreq 3.1.3."""
    items = items_of(f"江{chain}水")
    line = set_line(items, 0, len(items), WIDE, justify=False)
    assert line.xs[-1] - line.xs[1] == ems * 1000


def test_squeeze_follows_the_order() -> None:
    order = [Squeeze.SPACE, Squeeze.DOT, Squeeze.BRACKET, Squeeze.COMMA, Squeeze.GAP, Squeeze.STOP]
    assert sorted(order) == order
    items = items_of("江（水）江，水ab cd江。水江水")
    room = dict.fromkeys(order, 0)
    for gap in items.gaps:
        if gap.shrink:
            room[gap.squeeze] += gap.shrink
    natural = set_line(items, 0, len(items), WIDE, justify=False).width
    taken = 0
    for step in order:
        if not room[step]:
            continue
        taken += room[step]
        line = set_line(items, 0, len(items), natural - taken)
        for k, gap in enumerate(items.gaps[:-1]):
            given = gap.width - (line.xs[k + 1] - line.xs[k] - items.widths[k])
            if gap.squeeze is not Squeeze.NONE:
                assert given == (gap.shrink if gap.squeeze <= step else 0)


def test_stretch_follows_the_order() -> None:
    items = items_of("江水ab cd江水江水")
    natural = set_line(items, 0, len(items), WIDE, justify=False).width
    spaces = sum(g.grow for g in items.gaps if g.stretch is Stretch.SPACE)
    han_latin = sum(g.grow for g in items.gaps if g.stretch is Stretch.GAP)
    line = set_line(items, 0, len(items), natural + spaces + han_latin)
    for k, gap in enumerate(items.gaps[:-1]):
        change = line.xs[k + 1] - line.xs[k] - items.widths[k] - gap.width
        assert change == (gap.grow if gap.stretch in (Stretch.SPACE, Stretch.GAP) else 0)


@pytest.mark.parametrize("rigid", ["熙市·奥特", "江／水", "五～八", "13.71", "——"])
def test_nothing_is_opened_inside_an_unbreakable_or_beside_a_connector(rigid: str) -> None:
    items = items_of(rigid)
    line = set_line(items, 0, len(items), 50_000)
    for k, gap in enumerate(items.gaps[:-1]):
        if gap.stretch is Stretch.NONE:
            assert line.xs[k + 1] - line.xs[k] == items.widths[k] + gap.width
    assert any(gap.stretch is Stretch.NONE for gap in items.gaps[:-1]) or len(items) == 1


# 3.1.7 Hanging punctuation at line end


def test_hanging_is_not_customary_and_one_mark_only_where_a_style_asks_for_it() -> None:
    text = "渡口的灯比往年早亮了，一个月第一班"
    assert best_lines(text, 10_000)[0] != "渡口的灯比往年早亮了，"
    hanging = replace(RULES, hang=True)
    assert best_lines(text, 10_000, rules=hanging)[0] == "渡口的灯比往年早亮了，"
    line = set_line(items_of(text, hanging), 0, 11, 10_000)
    assert line.xs[-1] == 10_000  # all of it outside the measure
    assert items_of("江。”水", hanging).end_trims[2] == 500  # no more than its white


# 3.2 Chinese and Western text


@pytest.mark.parametrize("text", ["江A", "A江", "年5", "5年", "江%", "%江"])
def test_a_quarter_em_between_han_and_letters_or_digits(text: str) -> None:
    gap = items_of(text).gaps[0]
    assert (gap.width, gap.width - gap.shrink, gap.width + gap.grow) == (250, 125, 333)


@pytest.mark.parametrize(
    "text", ["A，", "，A", "（A", "A）", "A。", "“A", "A”", "江(", ")江", "江,"]
)
def test_none_beside_marks(text: str) -> None:
    assert items_of(text).gaps[0].width == 0


def test_none_at_line_edges() -> None:
    items = items_of("江水A江水")
    assert set_line(items, 0, 3, WIDE, justify=False).width == 2000 + 250 + 500
    assert set_line(items, 2, 5, WIDE, justify=False).xs[0] == 0


@pytest.mark.parametrize("word", ["editor", "GDP", "5G+XR", "3+1+2", "Wi-Fi", "km/h", "A4", "e.g."])
def test_western_words_are_not_parted(word: str) -> None:
    items = items_of(f"江{word}水", hyphen=350)
    assert all(p is None for p in items.penalties[1 : len(word)])


def test_long_words_are_hyphenated_where_a_hyphen_is_given() -> None:
    items = items_of("江international水", hyphen=350)
    parts, last = [], 0
    for at in sorted(items.hyphens):
        parts.append("".join(items.texts[last : at + 1]))
        last = at + 1
    assert parts == ["江inter", "na"]
    assert not items_of("江international水").hyphens


def test_the_hyphen_is_part_of_the_line_width() -> None:
    items = items_of("江江江江international江江江江江江江", hyphen=350)
    for way in break_paragraph(items, 8000).values():
        start = 0
        for end in way.ends:
            line = set_line(items, start, end, 8000, justify=end < len(items))
            assert line.width <= 8000
            assert line.hyphen == (end - 1 in items.hyphens)
            start = end


def test_addresses_are_broken_at_their_slashes() -> None:
    lines = best_lines("详见http://www.example.com/reports/november一文", 9_000)
    assert any(line.endswith("/") for line in lines)


# 3.4 Paragraphs


@pytest.mark.parametrize("measure", range(8, 21))
def test_no_last_line_of_one_character(measure: int) -> None:
    text = "渡口的灯比往年早亮了一个月，第一班船六时开出，船上有去对岸上学的孩子。"
    assert len(best_lines(text, measure * 1000)[-1].rstrip("。")) > 1
