"""Flats and spreads: every page once, backs that belong to fronts, what the trade's tables say."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duikai_press import PressError
from duikai_press.imposition import (
    page_places,
    printers_flats,
    readers_spreads,
    section_lengths,
)


@pytest.mark.parametrize(
    ("pages", "sides"),
    [
        (1, [(None, 1)]),
        (2, [(None, 1), (2, None)]),
        (4, [(4, 1), (2, 3)]),
        (6, [(6, 1), (2, 5), (None, 3), (4, None)]),
        (8, [(8, 1), (2, 7), (6, 3), (4, 5)]),
        (12, [(12, 1), (2, 11), (10, 3), (4, 9), (8, 5), (6, 7)]),
        (16, [(16, 1), (2, 15), (14, 3), (4, 13), (12, 5), (6, 11), (10, 7), (8, 9)]),
    ],
)
def test_the_trades_tables(pages: int, sides: list[tuple[int | None, int | None]]) -> None:
    flats = printers_flats([pages])
    assert [(flat.left, flat.right) for flat in flats] == sides
    centre = [flat.pages for flat in flats if flat.centre]
    assert centre == ([(pages // 2, pages // 2 + 1)] if pages % 4 == 0 else [])


@given(st.lists(st.integers(2, 40), min_size=1, max_size=5))
def test_every_page_is_printed_once_and_backed_by_its_neighbour(lengths: list[int]) -> None:
    flats = printers_flats(lengths)
    assert Counter(page for flat in flats for page in flat.pages) == Counter(
        range(1, sum(lengths) + 1)
    )
    places = page_places(lengths)
    for front, back in zip(flats[::2], flats[1::2], strict=True):
        assert (front.outside, back.outside) == (True, False)
        assert (front.section, front.sheet) == (back.section, back.sheet)
        # A sheet turned over left to right: what is right in front is left behind.
        for odd, even in ((front.right, back.left), (back.right, front.left)):
            if odd is not None and even is not None:
                assert even == odd + 1
                assert places[odd - 1].letter == places[even - 1].letter


def test_sections_have_letters_and_pages_of_their_own() -> None:
    places = page_places([4, 2])
    assert [f"{p.letter}{p.page}" for p in places] == ["A1", "A2", "A3", "A4", "B1", "B2"]
    assert [flat.pages for flat in printers_flats([4, 4])] == [(4, 1), (2, 3), (8, 5), (6, 7)]


def test_sections_add_up() -> None:
    assert section_lengths(8, ()) == (8,)
    assert section_lengths(8, (4.0, 4.0)) == (4, 4)
    with pytest.raises(PressError, match="12 pages, the edition 8"):
        section_lengths(8, (8, 4))


@given(st.integers(0, 60))
def test_readers_see_every_page_in_order(pages: int) -> None:
    spreads = readers_spreads(pages)
    seen = [page for spread in spreads for page in spread if page is not None]
    assert seen == list(range(1, pages + 1))
    assert all(left is None or left % 2 == 0 for left, _ in spreads)
