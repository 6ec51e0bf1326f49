"""Requirements for Japanese Text Layout where a Japanese paper differs, and where it is silent in
clreq; and the centred marks of Taiwan and Hong Kong (clreq 3.1.2, 3.1.6.1)."""

from __future__ import annotations

from dataclasses import replace

import pytest
from line_rules import RULES, items_of, may_break

from duikai_layout.linebreak import set_line
from duikai_layout.linebreak.marks import CONVENTIONS, convention_of
from duikai_styles.sheet import Marks, Prohibition

JA = replace(RULES, marks=Marks.JA)
HANT = replace(RULES, marks=Marks.HANT)
WIDE = 1_000_000


@pytest.mark.parametrize(
    "mark", "ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶー々ゝゞヽヾ・：；！？、。，．）」』】"
)
def test_cl_02_to_11_never_start_a_line(mark: str) -> None:
    """JLREQ 3.1.7: closing brackets, hyphens, dividing marks, middle dots, full stops, commas,
    iteration marks, the prolonged sound mark, small kana."""
    assert not may_break("字", mark, Prohibition.STRICT, Marks.JA)


@pytest.mark.parametrize(
    ("marks", "white"),
    [
        ("、。", (0, 500)),
        ("「", (500, 0)),
        ("」", (0, 500)),
        ("・：；", (250, 250)),
        ("！？", (0, 0)),
    ],
)
def test_white_of_japanese_marks(marks: str, white: tuple[int, int]) -> None:
    """JLREQ 3.1.2 and 3.1.4."""
    assert {CONVENTIONS[Marks.JA].white(mark) for mark in marks} == {white}


@pytest.mark.parametrize(
    ("text", "natural"),
    [
        ("字、「字", 3500),  # comma and opening bracket: half an em between
        ("字」「字", 3500),
        ("字。」字", 3500),
        ("字）・字", 3500),  # the bracket's half goes, the middle dot keeps its quarters
        ("字「「字", 3500),
    ],
)
def test_consecutive_marks(text: str, natural: int) -> None:
    """JLREQ 3.1.4."""
    assert set_line(items_of(text, JA), 0, 4, WIDE, justify=False).width == natural


def test_hanging_full_stops_and_commas() -> None:
    """JLREQ 3.8.2 note: allowed as a style."""
    hanging = replace(JA, hang=True)
    assert items_of("字。", hanging).end_trims[1] == 1000
    assert items_of("字」", hanging).end_trims[1] == 500


@pytest.mark.parametrize(
    ("marks", "white"), [("，。、：；", (250, 250)), ("！？", (0, 0)), ("「", (500, 0))]
)
def test_white_of_centred_marks(marks: str, white: tuple[int, int]) -> None:
    assert {CONVENTIONS[Marks.HANT].white(mark) for mark in marks} == {white}


def test_a_centred_mark_is_closed_on_both_sides() -> None:
    items = items_of("江，水", HANT)
    natural = set_line(items, 0, 3, WIDE, justify=False).width
    line = set_line(items, 0, 3, natural - 500)
    assert line.xs[1] - line.xs[0] == 750
    assert line.width == natural - 500


def test_centred_marks_never_hang() -> None:
    """clreq 3.1.7."""
    hanging = replace(HANT, hang=True)
    assert items_of("江。", hanging).end_trims[1] == 250


@pytest.mark.parametrize(
    ("locale", "marks"),
    [
        ("zh-Hans", Marks.HANS), ("zh", Marks.HANS), ("zh-CN", Marks.HANS),
        ("zh-Hant", Marks.HANT), ("zh-TW", Marks.HANT), ("zh-HK", Marks.HANT),
        ("zh-Hant-HK", Marks.HANT), ("ja", Marks.JA), ("ja-JP", Marks.JA),
    ],
)  # fmt: skip
def test_the_locale_chooses_the_convention(locale: str, marks: Marks) -> None:
    assert convention_of(Marks.LOCALE, locale) is CONVENTIONS[marks]
    assert convention_of(Marks.HANS, locale) is CONVENTIONS[Marks.HANS]
