"""The file: same bytes, every face embedded, boxes that nest, inks of the press only."""

from __future__ import annotations

import datetime as dt
import io
import re
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from shutil import which
from typing import Any

import pytest
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, StreamObject

from duikai_layout.page import Dot, Image, Panel, Rule
from duikai_press import PressError, pdf_bytes, write_pdf
from duikai_styles.inks import Ink

BLACK = Ink(0, 0, 0, 100)
RED = Ink(0, 100, 100, 0)
WHITE = Ink(0, 0, 0, 0)
GOLDEN = Path(__file__).with_name("goldens") / "small_page.txt"


def sample(composing: Any, picture: Path, **named: Any) -> Any:
    return composing.edition(
        composing.line("头版要闻", baseline=60, role="song-black", size=30, stretch=900),
        composing.line("正文一行，K 版。", baseline=80, gap=-20),
        composing.line("红字", baseline=95, role="hei", ink=RED),
        Rule(20, 100, 300, 100, 0.5, BLACK),
        Rule(20, 104, 300, 104, 3, BLACK, (2, 1)),
        Panel(20, 110, 100, 20, BLACK),
        composing.line("反白", x=25, baseline=124, role="hei-bold", ink=WHITE),
        Panel(140, 110, 100, 20, Ink(20, 0, 0, 0), BLACK, 0.25),
        Image(20, 140, 200, 120, picture),
        **named,
    )


def objects_of(data: bytes) -> Iterator[Any]:
    """Every object of the file."""
    reader = PdfReader(io.BytesIO(data))
    seen: set[int] = set()

    def walk(value: Any) -> Iterator[Any]:
        if isinstance(value, IndirectObject):
            if value.idnum in seen:
                return
            seen.add(value.idnum)
            value = value.get_object()
        yield value
        if isinstance(value, DictionaryObject):
            for item in value.values():
                yield from walk(item)
        elif isinstance(value, ArrayObject):
            for item in value:
                yield from walk(item)

    yield from walk(reader.trailer)
    assert len(seen) == len(reader.xref[0]), "an object to which nothing refers"


def test_two_runs_give_the_same_bytes(composing: Any, colour_bars: Path, tmp_path: Path) -> None:
    edition = sample(composing, colour_bars, pages=2)
    first = pdf_bytes(edition, composing.catalogue)
    figures = write_pdf(edition, composing.catalogue, tmp_path / "out.pdf")
    assert (tmp_path / "out.pdf").read_bytes() == first
    assert figures == write_pdf(edition, composing.catalogue, tmp_path / "other.pdf")
    assert figures.bytes == len(first)
    assert figures.pages == 2


def test_identifier_follows_the_content(composing: Any) -> None:
    ids = {
        str(PdfReader(io.BytesIO(pdf_bytes(edition, composing.catalogue))).trailer["/ID"])
        for edition in (
            composing.edition(composing.line("甲")),
            composing.edition(composing.line("乙")),
        )
    }
    assert len(ids) == 2


def test_what_the_file_says_of_itself(composing: Any) -> None:
    data = pdf_bytes(
        composing.edition(composing.line("甲"), date=dt.date(2026, 10, 1)), composing.catalogue
    )
    reader = PdfReader(io.BytesIO(data))
    assert data.startswith(b"%PDF-1.4\n")
    assert reader.trailer["/Root"]["/Lang"] == "zh-CN"
    assert dict(reader.metadata or {}) == {
        "/Title": "测试报",
        "/Producer": "duikai",
        "/Creator": "duikai",
        "/CreationDate": "D:20261001000000Z",
        "/ModDate": "D:20261001000000Z",
        "/Trapped": "/False",
    }
    undated = PdfReader(
        io.BytesIO(pdf_bytes(composing.edition(composing.line("甲")), composing.catalogue))
    )
    assert (undated.metadata or {})["/CreationDate"] == "D:20000101000000Z"


def test_every_font_is_an_embedded_subset(composing: Any, colour_bars: Path) -> None:
    data = pdf_bytes(sample(composing, colour_bars), composing.catalogue)
    assert b"Helvetica" not in data
    fonts = [
        value
        for value in objects_of(data)
        if isinstance(value, DictionaryObject) and value.get("/Type") == "/Font"
    ]
    assert len(fonts) == 8
    for font in fonts:
        assert re.fullmatch(r"/[A-Z]{6}\+\S+", font["/BaseFont"])
        if font["/Subtype"] == "/Type0":
            assert "/ToUnicode" in font
        else:
            assert font["/FontDescriptor"]["/FontFile2"].get_data()


def test_no_page_has_a_transition_or_an_unused_font(composing: Any) -> None:
    edition = composing.edition(composing.line("甲"), pages=2)
    reader = PdfReader(io.BytesIO(pdf_bytes(edition, composing.catalogue)))
    for page in reader.pages:
        assert "/Trans" not in page
        assert list(page["/Resources"]["/Font"]) == ["/F1"]  # type: ignore[index]


@pytest.mark.parametrize("bleed", [0.0, 8.504])
def test_boxes_nest(composing: Any, bleed: float) -> None:
    data = pdf_bytes(composing.edition(composing.line("甲"), bleed=bleed), composing.catalogue)
    page = PdfReader(io.BytesIO(data)).pages[0]
    assert page.mediabox == page.bleedbox
    assert page.mediabox == pytest.approx([0, 0, 400 + 2 * bleed, 500 + 2 * bleed])
    assert page.trimbox == pytest.approx([bleed, bleed, 400 + bleed, 500 + bleed])


def test_only_process_inks(composing: Any, colour_bars: Path) -> None:
    data = pdf_bytes(sample(composing, colour_bars, bleed=8.5), composing.catalogue)
    names = {value for value in objects_of(data) if isinstance(value, str)}
    assert not names & {"/DeviceRGB", "/CalRGB", "/Lab", "/ICCBased"}
    for page in PdfReader(io.BytesIO(data)).pages:
        content = page.get_contents()
        assert content is not None
        operators = set(re.findall(rb"(?<![\S])[A-Za-z*]+(?![\S])", content.get_data()))
        assert not operators & {b"rg", b"RG", b"g", b"G", b"cs", b"CS", b"sc", b"scn", b"sh"}
    for value in objects_of(data):
        if isinstance(value, StreamObject) and value.get("/Subtype") != "/Image":
            assert value["/Filter"] == "/FlateDecode"


def test_content_stream_golden(composing: Any, colour_bars: Path) -> None:
    data = pdf_bytes(sample(composing, colour_bars, bleed=8.5), composing.catalogue)
    content = PdfReader(io.BytesIO(data)).pages[0].get_contents()
    assert content is not None
    assert content.get_data().decode("ascii") == GOLDEN.read_text("ascii")


def test_black_text_is_on_the_black_plate_only(composing: Any) -> None:
    data = pdf_bytes(composing.edition(composing.line("正文")), composing.catalogue)
    content = PdfReader(io.BytesIO(data)).pages[0].get_contents()
    assert content is not None
    assert re.findall(r"(.*) k$", content.get_data().decode("ascii"), re.M) == ["0 0 0 1"]


def test_dots_are_round_black_and_overprint(composing: Any) -> None:
    line = composing.line("重点", x=20, baseline=40)
    dots = tuple(Dot(25 + 9 * k, 42.0, 0.6, BLACK) for k in range(2))
    data = pdf_bytes(composing.edition(replace(line, dots=dots)), composing.catalogue)
    page = PdfReader(io.BytesIO(data)).pages[0]
    content = page.get_contents()
    assert content is not None
    drawn = content.get_data().decode("ascii")
    assert page.extract_text() == "重点"
    assert re.findall(r"(.*) k$", drawn, re.M) == ["0 0 0 1"]
    assert re.findall(r"/(\w+) gs$", drawn, re.M) == ["GO"]
    assert drawn.count(" c\n") == 8 and drawn.count("\nf\n") == 2
    points = [(float(x), float(y)) for x, y in re.findall(r"(\S+) (\S+) (?:m|c)$", drawn, re.M)]
    for x, y in points[:5]:
        assert ((x - 25) ** 2 + (y - 458) ** 2) ** 0.5 == pytest.approx(0.6, abs=0.002)


def test_large_and_coloured_dots_knock_out(composing: Any) -> None:
    line = composing.line("重点")
    for dot in (Dot(25, 42, 2, BLACK), Dot(25, 42, 0.6, RED)):
        data = pdf_bytes(composing.edition(replace(line, dots=(dot,))), composing.catalogue)
        content = PdfReader(io.BytesIO(data)).pages[0].get_contents()
        assert content is not None
        states = re.findall(r"/(\w+) gs$", content.get_data().decode("ascii"), re.M)
        assert states == ["GO", "GK"]


def test_selected_pages(composing: Any, tmp_path: Path) -> None:
    edition = composing.edition(composing.line("甲"), pages=3)
    told: list[tuple[int, int]] = []
    data = pdf_bytes(
        edition, composing.catalogue, pages={1, 3}, on_page=lambda *args: told.append(args)
    )
    assert len(PdfReader(io.BytesIO(data)).pages) == 2
    assert told == [(1, 2), (2, 2)]
    with pytest.raises(PressError, match="no page 4"):
        pdf_bytes(edition, composing.catalogue, pages={4})
    with pytest.raises(PressError):
        pdf_bytes(edition, composing.catalogue, pages=())


def test_failure_leaves_the_target_alone(composing: Any, tmp_path: Path) -> None:
    target = tmp_path / "out.pdf"
    target.write_bytes(b"yesterday")
    broken = tmp_path / "broken.jpg"
    broken.write_bytes(b"\xff\xd8 not a picture")
    edition = composing.edition(Image(20, 20, 100, 100, broken))
    with pytest.raises(PressError, match=re.escape(str(broken))):
        write_pdf(edition, composing.catalogue, target)
    assert target.read_bytes() == b"yesterday"
    assert sorted(tmp_path.iterdir()) == [broken, target]


@pytest.mark.parametrize("place", ["nowhere/out.pdf", "folder", "file/out.pdf"])
def test_targets_that_cannot_be_written(composing: Any, tmp_path: Path, place: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_text("")
    target = tmp_path / place
    with pytest.raises(PressError, match=re.escape(str(target))):
        write_pdf(composing.edition(composing.line("甲")), composing.catalogue, target)
    assert not list(tmp_path.rglob("*.part"))


def test_a_page_without_text_is_a_page(composing: Any) -> None:
    data = pdf_bytes(composing.edition(), composing.catalogue)
    assert len(PdfReader(io.BytesIO(data)).pages) == 1


@pytest.mark.skipif(which("qpdf") is None, reason="qpdf is not installed")
def test_qpdf_finds_nothing(composing: Any, colour_bars: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.pdf"
    write_pdf(sample(composing, colour_bars, pages=2), composing.catalogue, target)
    checked = subprocess.run(["qpdf", "--check", target], capture_output=True, check=False)
    assert checked.returncode == 0, checked.stdout + checked.stderr


@pytest.mark.skipif(which("pdffonts") is None, reason="pdffonts is not installed")
def test_poppler_sees_embedded_subsets(composing: Any, colour_bars: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.pdf"
    write_pdf(sample(composing, colour_bars), composing.catalogue, target)
    table = subprocess.run(["pdffonts", target], capture_output=True, check=True).stdout.decode()
    rows = table.splitlines()[2:]
    assert len(rows) == 4
    assert all(re.search(r"CID TrueType +Identity-H +yes yes yes", row) for row in rows)


@pytest.mark.skipif(which("gs") is None, reason="Ghostscript is not installed")
def test_black_text_overprints_a_tint(composing: Any, tmp_path: Path) -> None:
    from PIL import Image as Pictures

    edition = composing.edition(
        Panel(0, 0, 400, 500, Ink(100, 0, 0, 0)),
        composing.line("叠印正文", size=11.5),
        composing.line("反白", baseline=300, size=40, ink=WHITE),
    )
    write_pdf(edition, composing.catalogue, tmp_path / "out.pdf")
    plates = f"-sOutputFile={tmp_path / 'plate.tif'}"
    command = ["gs", "-q", "-dBATCH", "-dNOPAUSE", "-sDEVICE=tiffsep", "-r100", plates]
    subprocess.run([*command, tmp_path / "out.pdf"], check=True, capture_output=True)
    with Pictures.open(tmp_path / "plate(Cyan).tif") as plate:
        cyan = plate.convert("L")
    # Under the black text the cyan plate stays solid; under the white text it is bare.
    assert cyan.crop((20, 40, 120, 60)).getextrema() == (0, 0)
    assert cyan.crop((20, 360, 140, 430)).getextrema() == (0, 255)
