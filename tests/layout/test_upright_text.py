"""Upright text: what stands in each cell, and lines of cells at a place."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from duikai_layout.page import TextLine
from duikai_layout.typeset import Piece, Typesetter
from duikai_layout.upright_text import (
    Cell,
    Stance,
    UprightText,
    cell_tops,
    place_upright,
    set_upright,
)
from duikai_styles.inks import Ink

BLACK = Ink(0, 0, 0, 100)
FACES = ("song-black", "hei-bold", "kai")


def upright(text: str, setter: Typesetter, face: str = "song-black") -> UprightText:
    return set_upright(Piece(text, face, BLACK), setter)


def placed(text: str, setter: Typesetter, face: str = "song-black", track: int = 0) -> TextLine:
    found = upright(text, setter, face)
    return place_upright(found, 0, len(found.cells), x=100.0, top=50.0, size=40.0, track=track)


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("渡口", ["渡", "口"]),
        ("8分钟", ["8", "分", "钟"]),
        ("12届", ["12", "届"]),
        ("第638号", ["第", "638", "号"]),
        ("2026年", ["2", "0", "2", "6", "年"]),
        ("5G网", ["5G", "网"]),
        ("用AI", ["用", "AI"]),
        ("降6.8%", ["降", "6.8", "%"]),
        ("降8%", ["降", "8", "%"]),
        ("降13.71%", ["降", "13.71%"]),
        ("管DN600", ["管", "DN600"]),
        ("唱Hello World吧", ["唱", "Hello World", "吧"]),
        ("《砚江》", ["《", "砚", "江", "》"]),
        ("快——慢", ["快", "——", "慢"]),
        ("到头……", ["到", "头", "…", "…"]),
    ],
)
def test_cells(text: str, cells: list[str], setter: Typesetter) -> None:
    assert list(upright(text, setter).texts) == cells


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("渡", Stance.UPRIGHT),
        ("8", Stance.TOGETHER),
        ("12", Stance.TOGETHER),
        ("638", Stance.TOGETHER),
        ("AI", Stance.TOGETHER),
        ("DN600", Stance.TURNED),
        ("97.4%", Stance.TURNED),
    ],
)
def test_stances(text: str, stance: Stance, setter: Typesetter) -> None:
    [cell] = upright(text, setter).cells
    assert cell.stance is stance


@pytest.mark.parametrize("face", FACES)
@pytest.mark.parametrize("mark", [*"，。、：；！？“”‘’《》（）【】〈〉「」～", "……"])
def test_marks_stand_in_their_vertical_forms(mark: str, face: str, setter: Typesetter) -> None:
    level = setter.shape(mark, face)[0].gids
    cell = upright(mark, setter, face).cells[0]
    assert cell.stance is Stance.UPRIGHT
    assert cell.clusters[0].gids != level


def test_a_mark_without_a_vertical_form_is_turned(setter: Typesetter) -> None:
    """The Kai has none of the dash."""
    [cell] = upright("——", setter, "kai").cells
    assert cell.stance is Stance.TURNED
    line = placed("快——慢", setter, "kai")
    dash = next(run for run in line.runs if run.turned)
    assert "".join(dash.texts) == "——"


@pytest.mark.parametrize("face", FACES)
@pytest.mark.parametrize("word", ["10", "99", "100", "638", "AI", "5G", "K6", "MW", "6.8"])
def test_what_is_set_together_fits_its_em(word: str, face: str, setter: Typesetter) -> None:
    for cell in upright(word, setter, face).cells:
        assert cell.width * cell.stretch / 1000 <= 1000
        assert cell.stretch >= setter.sheet.heads.upright.condense
        assert cell.length <= 1000


def test_words_too_wide_to_be_set_together_stand_letter_by_letter(setter: Typesetter) -> None:
    assert list(upright("WWW", setter).texts) == ["W", "W", "W"]


def test_white_beside_marks_is_squeezed_and_lost_at_the_ends(setter: Typesetter) -> None:
    def length(text: str) -> int:
        found = upright(text, setter)
        return cell_tops(found, 0, len(found.cells), 0)[1]

    squeeze = setter.sheet.heads.squeeze
    assert length("《江》") == 2000
    assert length("江，湖") == 3000 - squeeze * 500 // 1000
    assert length("江》，湖") == 3500 - squeeze * 500 // 1000
    assert length("江》《湖") == 4000 - 500 - squeeze * 500 // 1000
    assert length("渡口") == 2000
    assert length("渡　口") == 2000 + setter.sheet.lines["head"].wide_space


def test_a_white_space_at_the_end_does_not_count(setter: Typesetter) -> None:
    found = upright("渡口　", setter)
    tops, length = cell_tops(found, 0, 3, 0)
    assert (length, tops) == (2000, (0, 1000, 2000))


def test_a_turned_word_runs_down_the_middle_of_the_line(setter: Typesetter) -> None:
    line = placed("管DN600口", setter)
    above, word, below = line.runs
    assert word.turned and not above.turned
    # Its baseline is a vertical 120 thousandths from the left: the em box's middle is the line's.
    assert word.x == pytest.approx(100 + 0.12 * 40)
    assert word.baseline >= above.baseline + 0.12 * 40
    assert below.baseline > word.baseline + 2 * 40


ALPHABET = "渡口的灯，。：！“”《》（）—…·　 0123456789AGx.%-"


@settings(max_examples=200, deadline=None)
@given(st.text(ALPHABET, min_size=1, max_size=20), st.sampled_from(FACES), st.integers(0, 200))
def test_every_character_is_placed_once_in_order_and_in_its_column(
    setter: Typesetter, text: str, face: str, track: int
) -> None:
    found = upright(text, setter, face)
    assert "".join(found.texts) == text
    line = place_upright(found, 0, len(found.cells), x=100.0, top=50.0, size=40.0, track=track)
    assert line.text == text
    assert line.upright
    for run in line.runs:
        assert 100.0 - 1.0 <= run.x <= 140.0 + 1.0
    tops, length = cell_tops(found, 0, len(found.cells), track)
    assert line.measure == pytest.approx(length * 40 / 1000)
    # No cell begins before the one above it has given up more than its white.
    for (one, top), (_, below) in pairwise(zip(found.cells, tops, strict=True)):
        assert below >= top + one.length - one.after - 500
    inked = [cell for cell in found.cells if not cell.text.isspace()]
    if inked:
        assert length <= sum(map(_widest, found.cells)) + track * len(found.cells)


def _widest(cell: Cell) -> int:
    return cell.length + 2 * cell.gap
