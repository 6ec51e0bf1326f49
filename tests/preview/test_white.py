"""Holes are found, all of them, and only holes."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from duikai_preview import blank_rectangles, ink_share

DPI = 25.4  # one pixel is one millimetre


def page(
    width: int, height: int, *printed: tuple[int, int, int, int], grey: int = 0
) -> Image.Image:
    image = Image.new("L", (width, height), 255)
    for left, top, right, bottom in printed:
        image.paste(grey, (left, top, right, bottom))
    return image


def test_one_hole_in_a_full_page() -> None:
    image = page(200, 300, (0, 0, 200, 300))
    image.paste(255, (40, 50, 90, 70))
    assert blank_rectangles(image, DPI) == [(40, 50, 90, 70)]


def test_largest_first_without_overlap() -> None:
    image = page(100, 100, (50, 0, 100, 60))
    assert blank_rectangles(image, DPI) == [(0, 0, 50, 100), (50, 60, 100, 100)]


def test_small_white_is_no_hole() -> None:
    image = page(200, 100, (0, 0, 200, 100))
    image.paste(255, (10, 10, 39, 60))
    image.paste(255, (60, 10, 160, 18))
    assert blank_rectangles(image, DPI) == []
    assert blank_rectangles(image, DPI, width_mm=29) == [(10, 10, 39, 60)]


def test_faint_ink_is_ink_and_paper_tint_is_paper() -> None:
    assert blank_rectangles(page(50, 50, (0, 0, 50, 50), grey=244), DPI) == []
    assert blank_rectangles(page(50, 50, (0, 0, 50, 50), grey=245), DPI) == [(0, 0, 50, 50)]


def test_inside_and_exclude() -> None:
    image = page(103, 100)
    assert blank_rectangles(image, DPI, inside=(10, 20, 60, 90)) == [(10, 20, 60, 90)]
    assert blank_rectangles(image, DPI, exclude=[(-5, 30, 200, 100)]) == [(0, 0, 103, 30)]
    assert blank_rectangles(image, DPI, inside=(60, 60, 10, 10)) == []


def test_resolution_is_allowed_for() -> None:
    image = page(300, 200, (0, 0, 300, 20))
    [(left, top, right, bottom)] = blank_rectangles(image, 72)
    assert (left, top) == (0, pytest.approx(20 * 25.4 / 72))
    assert (right, bottom) == (pytest.approx(300 * 25.4 / 72), pytest.approx(200 * 25.4 / 72))


def _best_by_trying(image: Image.Image, width: int, height: int) -> int:
    """The area of the largest bare rectangle, found the slow way."""
    best = 0
    for top in range(image.height):
        for bottom in range(top + height, image.height + 1):
            run = 0
            for x in range(image.width):
                bare = all(image.getpixel((x, y)) == 255 for y in range(top, bottom))
                run = run + 1 if bare else 0
                if run >= width:
                    best = max(best, run * (bottom - top))
    return best


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 13), st.integers(0, 10)), max_size=30))
def test_the_largest_is_the_largest(dots: list[tuple[int, int]]) -> None:
    image = page(14, 11, *[(x, y, x + 1, y + 1) for x, y in dots])
    found = blank_rectangles(image, DPI, width_mm=3, height_mm=2)
    areas = [(right - left) * (bottom - top) for left, top, right, bottom in found]
    assert max(areas, default=0) == _best_by_trying(image, 3, 2)
    assert areas == sorted(areas, reverse=True)
    for left, top, right, bottom in found:
        box = (round(left), round(top), round(right), round(bottom))
        assert image.crop(box).getextrema() == (255, 255)
        image.paste(0, box)
    assert _best_by_trying(image, 3, 2) == 0


def test_a_broadsheet_page_is_searched_quickly() -> None:
    image = Image.new("RGB", (921, 1287), "white")
    draw = ImageDraw.Draw(image)
    for y in range(20, 1260, 11):
        for x in range(20, 900, 10):
            if not (300 < x < 420 and 400 < y < 500):
                draw.rectangle((x, y, x + 8, y + 7), fill="black")
    start = time.perf_counter()
    holes = blank_rectangles(image, 60, inside=(8, 8, 380, 530))
    assert time.perf_counter() - start < 2
    assert len(holes) == 1


def test_ink_share() -> None:
    assert ink_share(page(10, 10)) == 0
    assert ink_share(page(10, 10, (0, 0, 5, 10))) == pytest.approx(0.5)
