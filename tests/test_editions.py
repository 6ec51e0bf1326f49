"""End to end: the packaged starter and the seed, from copy files to PDF, each laid out once."""

from __future__ import annotations

import io
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import duikai_content
import pytest
from duikai_content import Diagnostics, Edition, Story, read_edition
from duikai_fonts import Catalogue
from duikai_layout.edition import catalogue_for, lay_out
from duikai_layout.ledger import audit, white_cells
from duikai_layout.page import Page, PaginatedEdition, Role, TextLine
from duikai_press import pdf_bytes
from duikai_styles import load_style_sheet
from page_soundness import (
    badly_owned_cells,
    lines_off_grid,
    lines_too_wide,
    marks_outside,
    overlaps,
    shared_cells,
)
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

STARTER = Path(duikai_content.__file__).parent / "starter"
SEED = Path(__file__).resolve().parents[1].parent / "shared" / "seed" / "luoyang.md"
STORIES_ON_PAGES = {"starter": [5, 7, 8, 6], "seed": [2, 5]}


@dataclass(frozen=True)
class Made:
    """An edition and everything that came of it."""

    name: str
    source: Path
    edition: Edition
    pages: PaginatedEdition
    catalogue: Catalogue
    pdf: bytes


def make(name: str, source: Path) -> Made:
    diagnostics = Diagnostics()
    edition = read_edition(source, diagnostics)
    assert edition is not None
    sheet = load_style_sheet(edition.style, edition.root, diagnostics)
    assert sheet is not None
    catalogue = catalogue_for(sheet, edition.root, diagnostics, use_system=False)
    pages = lay_out(edition, sheet, catalogue, diagnostics)
    assert not diagnostics.has_errors
    return Made(name, source, edition, pages, catalogue, pdf_bytes(pages, catalogue))


@pytest.fixture(scope="session", params=["starter", "seed"])
def made(request: pytest.FixtureRequest) -> Made:
    if request.param == "seed" and not SEED.exists():
        pytest.skip("the seed transcript is not beside this repository")
    return make(request.param, STARTER if request.param == "starter" else SEED)


@pytest.fixture(scope="session")
def reader(made: Made) -> PdfReader:
    return PdfReader(io.BytesIO(made.pdf))


def solid(text: str) -> str:
    return "".join(text.split())


def story_of(made: Made, slug: str) -> Story:
    return next(story for story in made.edition.stories if story.slug == slug)


def in_order(made: Made, page: Page) -> Iterator[list[str]]:
    """For each story of a page, the texts of its copy in the order in which they are read."""
    for placed in page.stories:
        story = story_of(made, placed.slug)
        head = (story.label, story.kicker, story.headline, story.deck, story.byline)
        texts = [phrase.text for phrase in head if phrase]
        texts += [story.dateline.text] if story.dateline else []
        texts += [block.text for block in story.body]
        texts += [story.endline.text] if story.endline else []
        for picture in story.pictures:
            texts += [phrase.text for phrase in (picture.caption, picture.credit) if phrase]
        yield [solid(text) for text in texts]


def test_every_story_stands_on_the_page_of_its_section(made: Made) -> None:
    assert [len(page.stories) for page in made.pages.pages] == STORIES_ON_PAGES[made.name]
    for page, section in zip(made.pages.pages, made.edition.sections, strict=True):
        assert page.section == section.name
        assert {s.slug for s in page.stories} == {s.slug for s in section.stories}


def test_the_ledger_is_clean(made: Made) -> None:
    assert audit(made.edition, made.pages) == ()


def test_every_text_of_the_copy_stands_on_its_page_in_order(made: Made) -> None:
    for page in made.pages.pages:
        for placed, texts in zip(page.stories, in_order(made, page), strict=True):
            shown = "".join(
                solid(f.text) for f in placed.fragments if f.role is not Role.PICTURE
            )
            assert shown == "".join(texts), placed.slug


def test_every_cell_has_one_owner(made: Made) -> None:
    assert [fault for page in made.pages.pages for fault in badly_owned_cells(page)] == []


def test_white_is_at_most_one_per_cent(made: Made) -> None:
    for page in made.pages.pages:
        assert white_cells(page) <= 0.01 * page.grid.columns * page.grid.rows
        assert all(story.figures.white_rows <= 1 for story in page.stories)


def test_every_body_line_keeps_the_grid_of_its_page(made: Made) -> None:
    assert [fault for page in made.pages.pages for fault in lines_off_grid(page)] == []
    assert [fault for page in made.pages.pages for fault in shared_cells(page)] == []


def test_no_line_is_wider_than_its_measure(made: Made) -> None:
    faults = [f for page in made.pages.pages for f in lines_too_wide(page, made.catalogue)]
    assert faults == []


def test_nothing_leaves_its_area_and_nothing_overlaps(made: Made) -> None:
    for page in made.pages.pages:
        assert list(marks_outside(page)) == []
        assert list(overlaps(page)) == []


def test_pictures_take_at_most_two_fifths_of_a_page(made: Made) -> None:
    for page in made.pages.pages:
        taken = sum(story.figures.picture_cells for story in page.stories)
        assert taken <= 0.4 * page.grid.columns * page.grid.rows, page.number


def test_the_lead_stands_upper_left(made: Made) -> None:
    for page in made.pages.pages:
        weights = {story.slug: story_of(made, story.slug).weight for story in page.stories}
        lead = max(page.stories, key=lambda story: weights[story.slug])
        assert lead.area.column == 0
        assert lead.area.row == min(story.area.row for story in page.stories)


def test_the_name_is_larger_than_any_other_text(made: Made) -> None:
    lines = [mark for mark in made.pages.pages[0].marks() if isinstance(mark, TextLine)]
    names = [line for line in lines if line.text == made.edition.paper.name]
    others = [run.size for line in lines if line not in names for run in line.runs]
    assert names
    assert max(run.size for run in names[0].runs) > max(others)


def test_the_other_pages_carry_a_folio(made: Made) -> None:
    for page in made.pages.pages[1:]:
        folio = "".join(f.text for p in page.furniture if p.name == "folio" for f in p.fragments)
        assert made.edition.paper.name in folio
        assert f"{page.number:02d}" in folio
        assert page.section in folio


def test_the_pdf_says_the_copy_in_order(made: Made, reader: PdfReader) -> None:
    assert len(reader.pages) == len(made.pages.pages)
    for page, leaf in zip(made.pages.pages, reader.pages, strict=True):
        shown = solid(leaf.extract_text())
        for texts in in_order(made, page):
            at = 0
            for text in texts:
                found = shown.find(text, at)
                assert found >= 0, f"page {page.number}: “{text[:20]}” is not there in order"
                at = found + len(text)


def test_every_font_is_embedded(reader: PdfReader) -> None:
    fonts = [
        font.get_object()
        for page in reader.pages
        for font in page["/Resources"]["/Font"].values()  # type: ignore[index]
    ]
    assert fonts
    for font in fonts:
        assert "/ToUnicode" in font
        descriptor = font["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object()
        assert isinstance(descriptor, DictionaryObject)
        assert {"/FontFile2", "/FontFile3"} & descriptor.keys()
        assert str(descriptor["/FontName"])[7:8] == "+"  # the tag of a subset


def test_pages_have_the_size_of_the_sheet(made: Made, reader: PdfReader) -> None:
    for page, leaf in zip(made.pages.pages, reader.pages, strict=True):
        assert float(leaf.trimbox.width) == pytest.approx(page.grid.trim_width, abs=0.01)
        assert float(leaf.trimbox.height) == pytest.approx(page.grid.trim_height, abs=0.01)


def test_two_runs_give_the_same_bytes(made: Made) -> None:
    again = make(made.name, made.source)
    assert again.pages == made.pages
    assert again.pdf == made.pdf


@pytest.mark.skipif(shutil.which("pdffonts") is None, reason="pdffonts is not installed")
def test_pdffonts_finds_every_font_embedded_and_subset(made: Made, tmp_path: Path) -> None:
    file = tmp_path / "paper.pdf"
    file.write_bytes(made.pdf)
    output = subprocess.run(["pdffonts", file], capture_output=True, text=True, check=True).stdout
    rows = output.splitlines()[2:]
    assert rows
    for row in rows:
        # … emb sub uni object generation
        assert row.split()[-5:-2] == ["yes", "yes", "yes"], row


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is not installed")
def test_pdftotext_returns_the_copy(made: Made, tmp_path: Path) -> None:
    file = tmp_path / "paper.pdf"
    file.write_bytes(made.pdf)
    command = ["pdftotext", "-raw", "-enc", "UTF-8", str(file), "-"]
    output = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    shown = solid(output.replace("\f", ""))
    for page in made.pages.pages:
        for texts in in_order(made, page):
            for text in texts:
                # Where a paragraph goes on in the next column pdftotext may reorder: its ends.
                assert text[:6] in shown
                assert text[-4:] in shown
