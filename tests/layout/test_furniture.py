"""Nameplate, folio, imprint and adverts: within their rows, and saying what they must."""

from __future__ import annotations

import datetime as dt
import itertools
from pathlib import Path

import pytest
from page_soundness import lines_too_wide, marks_outside
from stories import SPAN

from duikai_content.model import Advert, Ear, Edition, Imprint, Paper
from duikai_layout.frame import grid_of
from duikai_layout.furniture import place_advert, place_folio, place_imprint, place_nameplate
from duikai_layout.page import Area, Image, Page, PageGrid, Panel, PlacedFurniture, TextLine
from duikai_layout.typeset import Typesetter

PAPERS = (
    Paper("试验日报"),
    Paper("试", latin="TRIAL", sponsor="试验中心", publisher="试验报社", cn="CN 00-0000"),
    Paper(
        "渡口与码头联合晨报", "THE UNITED MORNING POST", "某某市新闻传媒中心", "渡口报社",
        "CN 00-0000", "00-000", "www.example.org",
    ),
)  # fmt: skip
EAR = Ear("今日导读", tuple(f"{k}版　渡口的灯比往年早亮了一个月" for k in range(2, 7)), SPAN)


def edition_of(paper: Paper, date: dt.date | None = dt.date(2026, 2, 17)) -> Edition:
    imprint = Imprint("某某市渡口路1号", "000000", "0000-0000000", "每份1.50元", "渡口印务")
    return Edition(paper, (), Path(), SPAN, date=date, issue="10286", imprint=imprint)


@pytest.fixture
def grid(setter: Typesetter) -> PageGrid:
    return grid_of(setter.sheet, setter.sheet.densities[0])


def faults(placed: PlacedFurniture, grid: PageGrid, setter: Typesetter) -> list[str]:
    page = Page(1, "要闻", "usual", grid, (placed,), (), ())
    return [*marks_outside(page), *lines_too_wide(page, setter.shaper.catalogue)]


def words(placed: PlacedFurniture) -> str:
    return "".join(fragment.text for fragment in placed.fragments)


def rows_of(height: float, grid: PageGrid) -> int:
    return -int(-height // grid.pitch)


@pytest.mark.parametrize(
    ("paper", "ear", "date"),
    list(itertools.product(PAPERS, (None, EAR), (None, dt.date(2026, 2, 17)))),
)
def test_the_nameplate_keeps_to_its_rows(
    paper: Paper, ear: Ear | None, date: dt.date | None, grid: PageGrid, setter: Typesetter
) -> None:
    rows = rows_of(setter.sheet.nameplate.height, grid)
    placed = place_nameplate(edition_of(paper, date), ear, 4, grid, rows, setter)
    assert placed.area == Area(0, 0, grid.columns, rows)
    assert faults(placed, grid, setter) == []
    shown = words(placed)
    assert shown.startswith(paper.name)
    for told in (paper.sponsor, paper.cn, "第10286期", "今日4版"):
        assert told in shown
    assert ("2026年2月17日" in shown) == (date is not None)
    assert (EAR.title in shown) == (ear is not None)


def test_the_name_is_the_largest_type_on_the_nameplate(grid: PageGrid, setter: Typesetter) -> None:
    rows = rows_of(setter.sheet.nameplate.height, grid)
    for paper in PAPERS:
        placed = place_nameplate(edition_of(paper), EAR, 4, grid, rows, setter)
        lines = [m for f in placed.fragments for m in f.marks if isinstance(m, TextLine)]
        sizes = [line.runs[0].size for line in lines]
        assert sizes[0] > max(sizes[1:])


@pytest.mark.parametrize("number", [2, 3])
def test_the_folio_keeps_its_number_outside(
    number: int, grid: PageGrid, setter: Typesetter
) -> None:
    rows = rows_of(setter.sheet.folio.height, grid)
    edition = edition_of(PAPERS[2])
    placed = place_folio(edition, "综合", "责任编辑 某某", number, grid, rows, setter)
    assert faults(placed, grid, setter) == []
    lines = [m for f in placed.fragments for m in f.marks if isinstance(m, TextLine)]
    page = next(line for line in lines if line.text == f"{number:02d}")
    others = [line.x for line in lines if line is not page]
    assert page.x < min(others) if number % 2 == 0 else page.x > max(others)
    assert PAPERS[2].name in words(placed)
    assert "综合" in words(placed)


def test_the_imprint_is_set_smaller_rather_than_cut(grid: PageGrid, setter: Typesetter) -> None:
    edition = edition_of(PAPERS[0])
    long = Imprint("某某市渡口路1号" * 20, "000000", "0000-0000000", "", "")
    for imprint in (edition.imprint, long):
        made = Edition(edition.paper, (), Path(), SPAN, imprint=imprint)
        rows = rows_of(setter.sheet.imprint.height, grid)
        placed = place_imprint(made, grid, rows, setter)
        assert placed.area.row + placed.area.rows == grid.rows
        assert imprint.address in words(placed)
        assert faults(placed, grid, setter) == []


@pytest.mark.parametrize("pixels", [None, (1200, 600), (600, 1200), (1000, 996)])
def test_an_advert_is_shown_whole_and_marked(
    pixels: tuple[int, int] | None, grid: PageGrid, setter: Typesetter
) -> None:
    file = Path("advert.png") if pixels else None
    advert = Advert(file, "要闻", 3, 20, "某某剧院", SPAN, pixels)
    placed = place_advert(advert, Area(1, 40, 3, 20), grid, setter)
    assert faults(placed, grid, setter) == []
    assert "广告" in words(placed)
    marks = [m for f in placed.fragments for m in f.marks]
    assert any(isinstance(m, Panel) for m in marks)
    for image in (m for m in marks if isinstance(m, Image)):
        assert pixels is not None
        left, top, right, bottom = image.window
        assert (right - left) * (bottom - top) >= 1 - 0.08
        shown = pixels[0] * (right - left) / (pixels[1] * (bottom - top))
        assert image.width / image.height == pytest.approx(shown)
