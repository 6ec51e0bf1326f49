"""Other programs' files are judged as they are, and other programs' tools agree."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import producers
import pytest
from producers import Maker

from duikai_press.preflight import PreflightReport

Judge = Callable[..., PreflightReport]

NO_PDFX = {"info.pdfx-version", "intent.count"}
"""No program here writes PDF/X-1a by itself."""


@dataclass(frozen=True)
class Known:
    """What must be found in a maker's file beside `NO_PDFX`, and what must not, so that other
    versions of the program may have faults of their own."""

    maker: Maker
    has: frozenset[str]
    lacks: frozenset[str]


def known(maker: Maker, has: str, lacks: str) -> Known:
    return Known(maker, frozenset(has.split()), frozenset(lacks.split()))


KNOWN = (
    known(producers.reportlab_plain, "box.no-trim font.not-embedded text.black-knocks-out",
          "colour.rgb ink.total file.version font.type3 box.trim-size"),
    known(producers.reportlab_cmyk, "",
          "box.no-trim font.not-embedded colour.rgb text.black-knocks-out text.black-mode "
          "file.version box.trim-size page.empty"),
    known(producers.reportlab_alpha, "colour.rgb transparency.alpha",
          "font.not-embedded transparency.blending transparency.soft-mask page.empty"),
    known(producers.pillow_rgb, "colour.rgb picture.refused box.trim-size",
          "picture.broken colour.icc ink.total ink.unmeasured"),
    known(producers.pillow_cmyk, "ink.total box.trim-size",
          "colour.rgb picture.coarse picture.refused picture.broken ink.unmeasured"),
    known(producers.pillow_grey, "picture.coarse",
          "colour.rgb picture.refused picture.broken ink.total ink.unmeasured"),
    known(producers.pillow_line_art, "picture.line-coarse",
          "picture.line-refused picture.broken picture.coarse ink.unmeasured ink.total"),
    known(producers.fpdf, "box.no-trim text.black-knocks-out box.trim-size",
          "font.not-embedded font.not-subset colour.rgb content.fault"),
    known(producers.typst, "file.version", "font.not-embedded font.not-subset page.empty"),
    known(producers.weasyprint, "annotation.within-bleed action.any",
          "font.not-embedded form.field action.script page.empty"),
    known(producers.cairo, "colour.rgb", "colour.icc content.fault page.empty"),
    known(producers.ghostscript_rgb, "colour.rgb", "colour.icc content.fault ink.total"),
    known(producers.ghostscript_cmyk, "ink.total text.rich-black", "colour.rgb content.fault"),
    known(producers.ghostscript_spot, "", "colour.spots colour.alternate colour.rgb ink.total"),
    known(producers.ghostscript_overprint, "text.black-mode",
          "text.black-knocks-out colour.rgb ink.total"),
    known(producers.pypdf_encrypted, "file.encrypted", "font.not-embedded page.empty"),
    known(producers.pdfium_resaved, "picture.coarse", "picture.refused colour.rgb page.empty"),
)  # fmt: skip


@pytest.mark.parametrize("case", KNOWN, ids=lambda case: case.maker.__name__)
def test_a_file_is_judged_as_it_is(case: Known, judge: Judge) -> None:
    report = judge(case.maker())
    found = {finding.code for finding in report.findings}
    assert case.has | NO_PDFX <= found
    assert not case.lacks & found
    assert not {code for code in found if code.startswith(("file.damaged", "file.excess"))}


def test_every_maker_is_judged() -> None:
    assert [case.maker for case in KNOWN] == list(producers.MAKERS)


def _told(*argv: str | Path) -> list[list[str]]:
    """A tool's table, in words."""
    if shutil.which(str(argv[0])) is None:
        pytest.skip(f"{argv[0]} is not on this machine")
    done = subprocess.run([str(word) for word in argv], check=True, capture_output=True, text=True)
    return [line.split() for line in done.stdout.splitlines()]


AGREED = (
    producers.reportlab_plain, producers.reportlab_cmyk, producers.fpdf,
    producers.ghostscript_rgb, producers.weasyprint,
)  # fmt: skip


@pytest.mark.parametrize("maker", AGREED, ids=lambda maker: maker.__name__)
def test_poppler_sees_the_same_fonts(maker: Maker, judge: Judge, tmp_path: Path) -> None:
    path = tmp_path / "made.pdf"
    path.write_bytes(maker())
    # name, type (in one or more words), encoding, emb, sub, uni, object, generation
    rows = _told("pdffonts", path)[2:]
    told = {(row[0], row[-5] == "yes", row[-4] == "yes") for row in rows}
    [page] = judge(path.read_bytes()).pages
    assert {(font.name, font.embedded, font.subset) for font in page.fonts} == told


@pytest.mark.parametrize("maker", [producers.pillow_rgb, producers.pillow_grey,
                                   producers.pillow_line_art, producers.pillow_cmyk],
                         ids=lambda maker: maker.__name__)  # fmt: skip
def test_poppler_sees_the_same_resolution(maker: Maker, judge: Judge, tmp_path: Path) -> None:
    path = tmp_path / "made.pdf"
    path.write_bytes(maker())
    # page, num, type, width, height, color, comp, bpc, enc, interp, object, ID, x-ppi, y-ppi …
    rows = _told("pdfimages", "-list", path)[2:]
    [page] = judge(path.read_bytes()).pages
    mine = [(p.width, p.height, p.bits, round(p.ppi)) for p in page.pictures]
    assert mine == [(int(r[3]), int(r[4]), int(r[7]), int(r[12])) for r in rows]
