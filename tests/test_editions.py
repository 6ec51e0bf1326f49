"""The sample edition and the real copy, end to end: what must always hold of finished pages."""

from __future__ import annotations

import io
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from duikai_content.diagnostics import Diagnostics
from duikai_content.model import Edition
from duikai_content.reading import read_edition
from duikai_fonts import Catalogue
from duikai_layout.edition import lay_out
from duikai_layout.faces import catalogue_for
from duikai_layout.ledger import audit, copy_of, owners, white_cells
from duikai_layout.page import (
    Image,
    PageGrid,
    PaginatedEdition,
    Panel,
    PlacedStory,
    Role,
    Rule,
    TextLine,
)
from duikai_press import pdf_bytes
from duikai_preview import page_images
from duikai_preview.white import blank_rectangles
from duikai_styles import StyleSheet, load_style_sheet

ROOT = Path(__file__).parent.parent
SOURCES = {
    "sample": ROOT / "content" / "duikai_content" / "starter",
    "seed": ROOT.parent / "shared" / "seed" / "luoyang.md",
}
MM = 72 / 25.4
HEAD_ROLES = (Role.LABEL, Role.KICKER, Role.HEADLINE, Role.DECK, Role.BYLINE)


@dataclass(frozen=True)
class Made:
    """An edition, its pages and its file."""

    name: str
    edition: Edition
    sheet: StyleSheet
    catalogue: Catalogue
    pages: PaginatedEdition
    pdf: bytes


def make(name: str, style: str | None = None) -> Made:
    source = SOURCES[name]
    if not source.exists():
        pytest.skip(f"{source.name} is not beside this checkout")
    diagnostics = Diagnostics()
    edition = read_edition(source, diagnostics)
    assert edition is not None and not diagnostics.has_errors, [str(d) for d in diagnostics]
    edition = replace(edition, style=style or edition.style)
    sheet = load_style_sheet(edition.style, edition.root, diagnostics)
    assert sheet is not None
    catalogue = catalogue_for(sheet, edition.root, diagnostics, use_system=False)
    pages = lay_out(edition, sheet, catalogue, diagnostics)
    return Made(name, edition, sheet, catalogue, pages, pdf_bytes(pages, catalogue))


@pytest.fixture(scope="session", params=list(SOURCES))
def made(request: pytest.FixtureRequest) -> Made:
    return make(request.param)


def solid(text: str) -> str:
    return "".join(text.split())


def test_every_story_stands_on_its_section_s_page(made: Made) -> None:
    expected = [sorted(s.slug for s in section.stories) for section in made.edition.sections]
    assert [sorted(s.slug for s in page.stories) for page in made.pages.pages] == expected
    assert len(made.pages.pages) == {"sample": 4, "seed": 2}[made.name]


def test_the_sample_has_every_form_of_story() -> None:
    edition = read_edition(SOURCES["sample"], Diagnostics())
    assert edition is not None
    assert len(edition.stories) >= 22
    assert {s.form.value for s in edition.stories} == {
        "news", "brief", "commentary", "feature", "photo",
    }  # fmt: skip
    assert edition.adverts


def test_the_ledger_is_clean(made: Made) -> None:
    assert audit(made.edition, made.pages) == ()


def test_the_ledger_notices_what_is_lost(made: Made) -> None:
    page = made.pages.pages[0]
    robbed = replace(page, stories=page.stories[1:])
    pages = replace(made.pages, pages=(robbed, *made.pages.pages[1:]))
    found = {d.story for d in audit(made.edition, pages)}
    assert found == {page.stories[0].slug, ""}  # and the cells that nobody owns now


def test_every_cell_has_one_owner_and_nothing_is_white(made: Made) -> None:
    for page in made.pages.pages:
        cells = owners(page)
        assert set(cells.values()) == {1}
        assert len(cells) == page.grid.columns * page.grid.rows
        assert white_cells(page) / len(cells) <= 0.01


def test_body_lines_stand_on_one_grid_within_their_measure(made: Made) -> None:
    for page in made.pages.pages:
        seen: set[tuple[int, int]] = set()
        for story in page.stories:
            for fragment in story.fragments:
                for line in fragment.marks:
                    if isinstance(line, TextLine) and line.row is not None:
                        grid = page.grid
                        assert line.baseline == pytest.approx(grid.y(line.row) + grid.baseline)
                        assert line.column is not None
                        assert story.area.column <= line.column
                        assert line.column < story.area.column + story.area.columns
                        assert story.area.row <= line.row < story.area.row + story.area.rows
                        seen.add((line.column, line.row))
        assert seen


def test_nothing_stands_outside_the_type_area(made: Made) -> None:
    for page in made.pages.pages:
        grid = page.grid
        right, bottom = grid.left + grid.width + 0.5, grid.top + grid.height + 0.5
        for mark in page.marks():
            if isinstance(mark, Panel | Image):
                assert grid.left - 0.5 <= mark.x and mark.x + mark.width <= right
                assert grid.top - 0.5 <= mark.y and mark.y + mark.height <= bottom
            elif isinstance(mark, TextLine):
                assert grid.left - 0.5 <= mark.x <= right
                assert grid.top <= mark.baseline <= _foot(mark) <= bottom


def _foot(line: TextLine) -> float:
    """Where a line ends: at its baseline, or, if it is upright, below its last character."""
    return (
        line.baseline - 0.88 * line.runs[0].size + line.measure if line.upright else line.baseline
    )


def test_the_sample_has_an_upright_head_and_its_characters_stay_in_their_column() -> None:
    sample = make("sample")
    upright = [
        (page.grid, story, line)
        for page in sample.pages.pages
        for story in page.stories
        for fragment in story.fragments
        for line in fragment.marks
        if isinstance(line, TextLine) and line.upright
    ]
    assert upright
    for grid, story, line in upright:
        left = grid.x(story.area.column)
        for run in line.runs:
            assert left <= line.x <= run.x + 0.5 <= line.x + run.size <= left + grid.measure


def test_pictures_keep_to_their_share_of_the_page(made: Made) -> None:
    for page in made.pages.pages:
        cells = page.grid.columns * page.grid.rows
        assert sum(s.figures.picture_cells for s in page.stories) <= 0.4 * cells


def test_the_lead_stands_upper_left_under_the_largest_head(made: Made) -> None:
    for page, section in zip(made.pages.pages, made.edition.sections, strict=True):
        lead = max(section.stories, key=lambda s: s.weight).slug
        placed = {s.slug: s for s in page.stories}
        top = min(s.area.row for s in page.stories)
        assert (placed[lead].area.column, placed[lead].area.row) == (0, top)
        assert placed[lead].figures.head_size == max(s.figures.head_size for s in page.stories)


def test_the_name_is_larger_than_any_other_text(made: Made) -> None:
    first = made.pages.pages[0]
    sizes = {
        run.size: line.text
        for line in first.marks()
        if isinstance(line, TextLine)
        for run in line.runs
    }
    assert solid(sizes[max(sizes)]) == solid(made.edition.paper.name)


def test_adverts_are_marked_and_booked_once(made: Made) -> None:
    adverts = [f for p in made.pages.pages for f in p.furniture if f.name.startswith("advert")]
    assert len(adverts) == len(made.edition.adverts)
    for advert in adverts:
        assert "广告" in "".join(fragment.text for fragment in advert.fragments)


def test_no_rule_is_slanted(made: Made) -> None:
    for page in made.pages.pages:
        for mark in page.marks():
            if isinstance(mark, Rule):
                assert mark.x1 == mark.x2 or mark.y1 == mark.y2


def test_the_file_s_own_text_has_every_paragraph_in_order(made: Made) -> None:
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(made.pdf))
    text = [solid(page.extract_text()) for page in reader.pages]
    for page, words in zip(made.pages.pages, text, strict=True):
        stories = {s.slug: s for s in made.edition.stories}
        for placed in page.stories:
            story = stories[placed.slug]
            assert copy_of(story) in words.replace("图片待补", "")
            at = 0
            for block in story.body:
                at = words.index(solid(block.text), at)


def test_every_face_is_embedded_as_a_subset(made: Made) -> None:
    from pypdf import PdfReader

    faces = set()
    for page in PdfReader(io.BytesIO(made.pdf)).pages:
        for font in page["/Resources"]["/Font"].values():  # type: ignore[index]
            descendant = font.get_object()["/DescendantFonts"][0].get_object()
            descriptor = descendant["/FontDescriptor"].get_object()
            assert "/FontFile2" in descriptor
            faces.add(descriptor["/FontName"])
    assert faces
    assert all(name[7] == "+" for name in faces)


def test_two_runs_give_the_same_bytes(made: Made) -> None:
    assert make(made.name).pdf == made.pdf


@pytest.mark.parametrize("name", list(SOURCES))
def test_a_tabloid_of_the_same_copy_is_sound_or_says_why_not(name: str) -> None:
    from duikai_content.diagnostics import FaultyInput

    try:
        tabloid = make(name, "tabloid")
    except FaultyInput as faults:
        assert any(d.code == "layout.overset" and d.hint for d in faults.diagnostics)
    else:
        assert audit(tabloid.edition, tabloid.pages) == ()


def test_no_hole_of_thirty_by_nine_millimetres_in_the_body(made: Made) -> None:
    """Judged from the picture. Heads keep white beside short lines; the body keeps none."""
    for page, image in zip(made.pages.pages, page_images(made.pdf, 72), strict=True):
        grid = page.grid
        heads = [_head_box(story, grid) for story in page.stories]
        heads += [box for story in page.stories for box in _cross_head_boxes(story, grid)]
        top = min(s.area.row for s in page.stories)
        holes = blank_rectangles(
            image,
            72,
            width_mm=30,
            height_mm=9.6,
            inside=(
                grid.left / MM,
                grid.y(top) / MM,
                (grid.left + grid.width) / MM,
                (grid.top + grid.height) / MM,
            ),
            exclude=heads,
        )
        assert holes == [], f"page {page.number}"


def _head_box(story: PlacedStory, grid: PageGrid) -> tuple[float, float, float, float]:
    """The head's rectangle in millimetres: the story's width, from its top to its first line."""
    texts = [
        mark
        for fragment in story.fragments
        if fragment.role in HEAD_ROLES
        for mark in fragment.marks
        if isinstance(mark, TextLine)
    ]
    left = grid.x(story.area.column) - grid.gutter
    right = left + grid.span(story.area.columns) + 2 * grid.gutter
    top = grid.y(story.area.row - 1)
    bottom = max(_foot(line) for line in texts) + 1.5 * grid.pitch
    return left / MM, top / MM, right / MM, bottom / MM


def _cross_head_boxes(
    story: PlacedStory, grid: PageGrid
) -> Iterator[tuple[float, float, float, float]]:
    """The row of each centred cross-head, over its column; further white rows are the body's."""
    for fragment in story.fragments:
        for line in fragment.marks if fragment.role is Role.CROSS_HEAD else ():
            if isinstance(line, TextLine) and line.row is None:
                middle = line.x + line.measure / 2
                column = int((middle - grid.left) / (grid.measure + grid.gutter))
                left, size = grid.x(column), line.runs[0].size
                top = line.baseline - 0.88 * size
                yield left / MM, top / MM, (left + grid.measure) / MM, (top + size) / MM


@pytest.mark.skipif(not shutil.which("pdffonts"), reason="pdffonts is not installed")
def test_pdffonts_finds_every_font_embedded(made: Made, tmp_path: Path) -> None:
    (tmp_path / "x.pdf").write_bytes(made.pdf)
    command = ["pdffonts", str(tmp_path / "x.pdf")]
    lines = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    rows = lines.splitlines()[2:]
    assert rows
    for row in rows:
        assert row.split()[-5:-2] == ["yes", "yes", "yes"], row


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="pdftotext is not installed")
def test_pdftotext_gives_back_characters_beyond_the_bmp(tmp_path: Path) -> None:
    sample = make("sample")
    beyond = {ch for s in sample.edition.stories for ch in copy_of(s) if ord(ch) > 0xFFFF}
    assert beyond
    (tmp_path / "x.pdf").write_bytes(sample.pdf)
    command = ["pdftotext", "-enc", "UTF-8", str(tmp_path / "x.pdf"), "-"]
    text = subprocess.run(command, capture_output=True, check=True).stdout.decode()
    assert beyond <= set(text)
