"""CSS Text 3, 5.3 "Breaking rules for punctuation": `line-break` strict and normal in Chinese and
Japanese, by the classes that the property names.

`strict` here is CSS's strict, `basic` its normal, with the deviations in `DEVIATIONS`. CSS's
loose has no counterpart: clreq's weakest level, `none`, guards nothing at all.
"""

from __future__ import annotations

import pytest
from line_rules import may_break

from duikai_styles.sheet import Marks, Prohibition

STRICT, NORMAL = Prohibition.STRICT, Prohibition.BASIC
SMALL_KANA = (
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿｧｨｩｪｫｬｭｮｯｰー"
)
HYPHENS = "‐–"
WAVES = "〜゠"
ITERATION = "々〻ゝゞヽヾ"
INSEPARABLE = "‥…"
CENTRED = "・：；･！？‼⁇⁈⁉"
SUFFIXES = "％￠°‰′″℃℉"
PREFIXES = "￡￥№"
CLOSING = "、。，．）」』】〉》〕］｝”’"
OPENING = "（「『【〈《〔［｛“‘"

# (characters, place, level) where CSS allows what clreq forbids.
DEVIATIONS = {
    ("waves", NORMAL): "clreq 3.1.4 basic keeps connector marks off line starts; CSS's normal "
    "lets 〜 and ゠ begin one",
    ("hyphens", NORMAL): "the same, for ‐ and –, in Chinese and Japanese",
}


@pytest.mark.parametrize("marks", [Marks.HANS, Marks.HANT, Marks.JA])
class TestBothLanguages:
    """The property's values do not depend on which of the two languages it is."""

    @pytest.mark.parametrize("mark", SMALL_KANA)
    def test_small_kana_begin_a_line_in_normal_only(self, mark: str, marks: Marks) -> None:
        assert may_break("サ", mark, NORMAL, marks)
        assert not may_break("サ", mark, STRICT, marks)

    @pytest.mark.parametrize("mark", ITERATION + CENTRED + SUFFIXES + CLOSING)
    def test_never_before(self, mark: str, marks: Marks) -> None:
        assert not may_break("サ", mark, NORMAL, marks)
        assert not may_break("サ", mark, STRICT, marks)

    @pytest.mark.parametrize("mark", PREFIXES + OPENING)
    def test_never_after(self, mark: str, marks: Marks) -> None:
        assert not may_break(mark, "サ", NORMAL, marks)
        assert not may_break(mark, "サ", STRICT, marks)

    @pytest.mark.parametrize("mark", INSEPARABLE)
    def test_inseparables_stay_together(self, mark: str, marks: Marks) -> None:
        assert not may_break(mark, mark, NORMAL, marks)
        assert not may_break(mark, mark, STRICT, marks)

    @pytest.mark.parametrize("mark", WAVES + HYPHENS)
    def test_hyphens_and_waves(self, mark: str, marks: Marks) -> None:
        assert not may_break("サ", mark, STRICT, marks)
        assert may_break("サ", mark, NORMAL, marks) is False  # see DEVIATIONS

    @pytest.mark.parametrize("pair", ["サン", "江水", "サ江", "あア", "江サ"])
    def test_anywhere_between_ideographs_and_kana(self, pair: str, marks: Marks) -> None:
        assert may_break(pair[0], pair[1], STRICT, marks)


@pytest.mark.parametrize("text", ["江 水", "a 江", "江 a"])
def test_a_space_ends_the_line_before_it(text: str) -> None:
    before, after = text.split(" ")
    assert may_break(before + " ", after, STRICT)
    assert not may_break(before, " " + after, STRICT)


@pytest.mark.parametrize("glue", "\u00a0\u202f")
def test_glue_holds_on_both_sides(glue: str) -> None:
    assert not may_break("江", glue + "水", STRICT)
    assert not may_break("江" + glue, "水", STRICT)


def test_every_deviation_is_one() -> None:
    for (what, level), reason in DEVIATIONS.items():
        characters = {"waves": WAVES, "hyphens": HYPHENS}[what]
        assert reason
        assert not any(may_break("サ", ch, level) for ch in characters)
