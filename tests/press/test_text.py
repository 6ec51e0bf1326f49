"""The characters of the pages come back from the PDF, once each and in order."""

from __future__ import annotations

import io
import subprocess
from pathlib import Path
from shutil import which
from typing import Any

import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from duikai_fonts import standard_characters
from duikai_layout.page import GlyphRun, TextLine
from duikai_press import pdf_bytes, write_pdf
from duikai_styles.inks import Ink

BLACK = Ink(0, 0, 0, 100)
# A space may be read where a line's gaps are wide; none of these copies holds one otherwise.
COPIES = [
    "中国新闻，今天在“北京”举行。",
    "元素𬭎与𫟼在一起",
    "破折号——与省略号……",
    "第7届BRICS峰会于2026年10月1日",
    "café naïve Å",
    "半角(括号)与全角（括号）",
]


def read(data: bytes) -> list[str]:
    return PdfReader(io.BytesIO(data)).pages[0].extract_text().split("\n")


@pytest.mark.parametrize("copy", COPIES)
@pytest.mark.parametrize("role", ["song", "hei", "kai"])
def test_copy_comes_back(composing: Any, copy: str, role: str) -> None:
    data = pdf_bytes(composing.edition(composing.line(copy, role=role)), composing.catalogue)
    assert "".join(read(data)).replace(" ", "") == copy.replace(" ", "")


@pytest.mark.parametrize("stretch", [880, 900, 1000, 1100])
@pytest.mark.parametrize("gap", [-30, 0, 40])
def test_condensed_and_spaced_lines_have_no_spurious_spaces(
    composing: Any, stretch: int, gap: int
) -> None:
    copy = "大标题压扁之后"
    line = composing.line(copy, role="song-black", size=30.0, stretch=stretch, gap=gap)
    assert read(pdf_bytes(composing.edition(line), composing.catalogue)) == [copy]


def test_lines_come_in_drawing_order(composing: Any) -> None:
    lines = [composing.line(f"第{n}行", baseline=40 + 11 * n) for n in (3, 1, 2)]
    data = pdf_bytes(composing.edition(*lines), composing.catalogue)
    assert "".join(read(data)) == "第3行第1行第2行"


def test_a_ruby_is_read_after_its_base(composing: Any, tmp_path: Path) -> None:
    base, after = composing.line("骆𬭎"), composing.line("生看石头", x=38.0)
    above = composing.line("hóng", x=29.0, baseline=31.0, role="kai", size=4.2)
    line = TextLine(20, 40, 300, (*base.runs, *above.runs, *after.runs))
    edition = composing.edition(line)
    assert "".join(read(pdf_bytes(edition, composing.catalogue))) == "骆𬭎hóng生看石头"
    if which("pdftotext"):
        write_pdf(edition, composing.catalogue, tmp_path / "out.pdf")
        command = ["pdftotext", "-raw", tmp_path / "out.pdf", "-"]
        found = subprocess.run(command, capture_output=True, check=True).stdout.decode()
        assert "".join(found.split()) == "骆𬭎hóng生看石头"


def _cluster_line(composing: Any, texts: tuple[str, ...], rises: tuple[int, ...]) -> TextLine:
    face = composing.shaper.shape("中", "song")[0].face
    gids = tuple(composing.shaper.shape(ch, "song")[0].gids[0] for ch in "中甲乙国")
    run = GlyphRun(face, 10, 20, 40, gids, (0, 1000, 2000, 3000), texts, BLACK, rises=rises)
    return TextLine(20, 40, 300, (run,))


@pytest.mark.parametrize("rises", [(), (0, 0, 120, 0), (50, 0, 0, 0)])
@pytest.mark.parametrize(
    "texts", [("中", "é", "", "国"), ("中", "ffi", "", "国"), ("", "中", "——", ""), tuple("中ab国")]
)
def test_clusters_of_several_glyphs(
    composing: Any, texts: tuple[str, ...], rises: tuple[int, ...]
) -> None:
    line = _cluster_line(composing, texts, rises)
    data = pdf_bytes(composing.edition(line), composing.catalogue)
    assert "".join(read(data)) == "".join(texts)
    page = pypdfium2.PdfDocument(data)[0]  # type: ignore[no-untyped-call]
    read_back = page.get_textpage().get_text_range().strip()
    # pdfium takes no notice of an empty ActualText, which only a run's first glyph can need.
    assert (read_back if texts[0] else read_back[1:]) == "".join(texts)


def _ink(data: bytes) -> tuple[int, int, int, int]:
    """The box of what is drawn, in points from the upper left of the page."""
    page = pypdfium2.PdfDocument(data)[0]  # type: ignore[no-untyped-call]
    picture = page.render(scale=1).to_pil().convert("L")
    box = picture.point(lambda value: 255 if value < 128 else 0).getbbox()
    assert box is not None
    return box


@pytest.mark.parametrize("stretch", [1000, 700])
def test_a_turned_run_is_its_level_self_a_quarter_turn_clockwise(
    composing: Any, stretch: int
) -> None:
    copy, x, baseline = "LATIN—DN600", 150.0, 120.0
    boxes = []
    for turned in (False, True):
        line = composing.line(copy, x, baseline, size=20.0, stretch=stretch, turned=turned)
        data = pdf_bytes(composing.edition(line), composing.catalogue)
        assert "".join(read(data)).replace(" ", "") == copy
        boxes.append(_ink(data))
    (left, top, right, foot), turned_box = boxes
    expected = (x + baseline - foot, baseline + left - x, x + baseline - top, baseline + right - x)
    assert turned_box == pytest.approx(expected, abs=1.5)


def test_one_glyph_may_stand_for_several_characters(composing: Any) -> None:
    line = _cluster_line(composing, tuple("中甲乙国"), ())
    run = line.runs[0]
    other = GlyphRun(run.face, 10, 20, 60, run.gids, run.xs, tuple("⼀⼆⼈⼊"), BLACK)
    marks = (line, TextLine(20, 60, 300, (other,)))
    data = pdf_bytes(composing.edition(*marks), composing.catalogue)
    assert "".join(read(data)) == "中甲乙国⼀⼆⼈⼊"


@pytest.mark.skipif(which("pdftotext") is None, reason="pdftotext is not installed")
@pytest.mark.parametrize("copy", COPIES)
def test_poppler_reads_the_same(composing: Any, tmp_path: Path, copy: str) -> None:
    target = tmp_path / "out.pdf"
    write_pdf(composing.edition(composing.line(copy)), composing.catalogue, target)
    read_back = subprocess.run(
        ["pdftotext", "-raw", target, "-"], capture_output=True, check=True
    ).stdout.decode()
    assert "".join(read_back.split()) == copy.replace(" ", "")


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.data())
def test_any_standard_characters_come_back(composing: Any, data: st.DataObject) -> None:
    letters = sorted(ch for ch in standard_characters() if ch >= "\u3400")
    copy = data.draw(st.text(st.sampled_from(letters), min_size=1, max_size=30))
    role = data.draw(st.sampled_from(["song", "hei-bold", "kai"]))
    gap = data.draw(st.integers(-60, 60))
    edition = composing.edition(composing.line(copy, role=role, gap=gap))
    assert "".join(read(pdf_bytes(edition, composing.catalogue))) == copy
