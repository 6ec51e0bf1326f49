"""Ink on the canvas: as it would be plated, by hand and by Ghostscript."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from pdf_draft import HEIGHT, WIDTH, Draft, image, stream

from duikai_press.preflight import PreflightReport

Judge = Callable[..., PreflightReport]
SPOT = "[/Separation /Gold /DeviceCMYK << /FunctionType 2 /Domain [0 1] /C1 [0 .2 .6 .3] /N 1 >>]"
PAPER = WIDTH * HEIGHT


def bare(content: bytes) -> Draft:
    """A page that prints nothing else."""
    draft = Draft.good()
    draft.page.content = content
    draft.resource("ExtGState", "GM", "<< /OP true /op true /OPM 0 >>")
    draft.resource("ExtGState", "GH", "<< /ca .5 >>")
    draft.resource("ColorSpace", "Gold", SPOT)
    return draft


def areas(report: PreflightReport) -> dict[str, float]:
    """Square points of solid ink, to the nearest ten."""
    [page] = report.pages
    return {ink: share * PAPER for ink, share in page.coverage.items() if share}


UNDER = b"/GK gs .5 0 0 0 k 100 100 400 500 re f "


@pytest.mark.parametrize(
    ("content", "inks"),
    [
        (b"/GK gs 1 0 0 0 k 100 100 400 500 re f", {"Cyan": 200_000}),
        (b"/GK gs .5 g 100 100 400 500 re f", {"Black": 100_000}),
        # Black knocks out, overprints, overprints in mode 0, and in grey.
        (UNDER + b"/GK gs 0 0 0 1 k 100 100 400 250 re f", {"Cyan": 50_000, "Black": 100_000}),
        (UNDER + b"/GO gs 0 0 0 1 k 100 100 400 250 re f", {"Cyan": 100_000, "Black": 100_000}),
        (UNDER + b"/GM gs 0 0 0 1 k 100 100 400 250 re f", {"Cyan": 50_000, "Black": 100_000}),
        (UNDER + b"/GO gs 0 g 100 100 400 250 re f", {"Cyan": 50_000, "Black": 100_000}),
        # A spot ink that overprints leaves the process plates alone.
        (UNDER + b"/GO gs /Gold cs 1 scn 100 100 400 250 re f",
         {"Cyan": 100_000, "Gold": 100_000}),
        (UNDER + b"/GK gs /Gold cs 1 scn 100 100 400 250 re f", {"Cyan": 50_000, "Gold": 100_000}),
        # White, half of it, a hole, a hairline, a circle of four curves, a stroke, a clip.
        (UNDER + b"/GK gs 0 0 0 0 k 100 100 400 250 re f", {"Cyan": 50_000}),
        (UNDER + b"/GH gs 0 0 0 0 k 100 100 400 250 re f", {"Cyan": 75_000}),
        (b"/GK gs 1 0 0 0 k 100 100 400 500 re 200 200 200 250 re f*", {"Cyan": 150_000}),
        (b"/GK gs 0 0 0 1 k 100 100 900 .25 re f", {"Black": 225}),
        (b"/GK gs 1 0 0 0 k 600 300 m 600 465.7 465.7 600 300 600 c 134.3 600 0 465.7 0 300 c "
         b"0 134.3 134.3 0 300 0 c 465.7 0 600 134.3 600 300 c f", {"Cyan": 282_743}),
        (b"/GK gs 0 1 0 0 K 20 w 100 100 m 600 600 l S", {"Magenta": 14_142}),
        (b"q 100 100 200 200 re W n /GK gs 1 0 0 0 k 0 0 500 500 re f Q", {"Cyan": 40_000}),
    ],
)  # fmt: skip
def test_plates(content: bytes, inks: dict[str, float], judge: Judge) -> None:
    measured = areas(judge(bare(content).written()))
    assert measured == {ink: pytest.approx(area, rel=0.022) for ink, area in inks.items()}


def _jpeg(samples: bytes) -> bytes:
    from PIL import Image

    out = io.BytesIO()
    Image.frombytes("CMYK", (1, 1), samples).resize((64, 64)).save(out, "JPEG", quality=95)
    return out.getvalue()


GREY = "/ColorSpace /DeviceGray /BitsPerComponent"
PICTURES = {
    "8 bits": (image(data=bytes([51, 102, 153, 204]) * 80_000), (20, 40, 60, 80)),
    "grey": (image(f"{GREY} 8", data=bytes([51]) * 80_000), (0, 0, 0, 80)),
    "turned by Decode": (image(f"{GREY} 8 /Decode [1 0]", data=bytes([51]) * 80_000),
                         (0, 0, 0, 20)),
    "4 bits": (image(f"{GREY} 4", data=bytes([0x33]) * 40_000), (0, 0, 0, 80)),
    "1 bit": (image(f"{GREY} 1", data=bytes([0x0F]) * 10_000), (0, 0, 0, 50)),
    "16 bits": (image(f"{GREY} 16", data=bytes([51, 200]) * 80_000), (0, 0, 0, 80)),
    "a stencil": (image("/ImageMask true /BitsPerComponent 1", data=bytes([0x0F]) * 10_000),
                  (0, 0, 0, 50)),
    "Indexed": (image("/ColorSpace [/Indexed /DeviceCMYK 1 <336699CC00000000>] "
                      "/BitsPerComponent 8", data=bytes([0]) * 80_000), (20, 40, 60, 80)),
    "rows as in PNG": (image(f"{GREY} 8 /DecodeParms << /Predictor 15 /Columns 400 >>",
                             data=(b"\x01" + bytes([51]) + bytes(399)) * 200), (0, 0, 0, 80)),
    "rows as in TIFF": (image(f"{GREY} 8 /DecodeParms << /Predictor 2 /Columns 400 >>",
                              data=(bytes([51]) + bytes(399)) * 200), (0, 0, 0, 80)),
    "JPEG": (stream("/Subtype /Image /Width 64 /Height 64 /ColorSpace /DeviceCMYK "
                    "/BitsPerComponent 8 /Filter /DCTDecode /Decode [1 0 1 0 1 0 1 0]",
                    _jpeg(bytes([51, 102, 153, 204]))), (20, 40, 60, 80)),
}  # fmt: skip
"""Pictures, and the per cent of each process ink that they print."""


@pytest.mark.parametrize("kind", PICTURES)
@pytest.mark.parametrize("place", [b"500 0 0 500 100 100", b"0 500 -500 0 600 100",
                                   b"300 400 -400 300 500 100"])  # fmt: skip
def test_plates_of_pictures(kind: str, place: bytes, judge: Judge) -> None:
    data, inks = PICTURES[kind]
    draft = bare(b"/GK gs 0 0 0 1 k q " + place + b" cm /Im2 Do Q")
    draft.resource("XObject", "Im2", draft.add(data))
    measured = areas(judge(draft.written()))
    names = ("Cyan", "Magenta", "Yellow", "Black")
    wanted = {name: 2500 * share for name, share in zip(names, inks, strict=True) if share}
    assert measured == {ink: pytest.approx(area, rel=0.02) for ink, area in wanted.items()}


def test_the_mean_is_over_its_area(judge: Judge) -> None:
    """400 % over a square of 3.9 mm is too much, over one of 2 mm it is not."""
    for side, heavy in ((14.0, True), (5.7, False)):
        square = b"/GK gs 1 1 1 1 k 500 500 %.1f %.1f re f" % (side, side)
        codes = {finding.code for finding in judge(bare(square).written()).findings}
        assert ("ink.total" in codes) is heavy


def test_heavy_places_are_told_apart(judge: Judge) -> None:
    content = b"/GK gs .7 .7 .7 .7 k 100 100 60 60 re f 900 1300 60 60 re f"
    found = judge(bare(content).written()).findings
    places = [place for finding in found for place in finding.places]
    assert len(places) == 2
    for place, corner in zip(sorted(places), ((100, 100), (900, 1300)), strict=True):
        assert place[:2] == pytest.approx(corner, abs=6)
        assert place[2:] == pytest.approx((corner[0] + 60, corner[1] + 60), abs=6)


def test_ghostscript_plates_the_same(judge: Judge, tmp_path: Path) -> None:
    if shutil.which("gs") is None:
        pytest.skip("Ghostscript is not on this machine")
    content = (
        UNDER + b"/GO gs 0 0 0 1 k 150 150 100 100 re f /GK gs 0 .8 .3 0 k 300 200 m 500 900 "
        b"800 900 700 200 c h f 0 1 0 0 K 12 w 100 900 m 700 1300 l 900 950 l S "
        b"q 300 60 -60 300 600 1000 cm /Im1 Do Q q 700 100 200 90 re W n .2 .2 .2 0 k "
        b"650 50 m 1000 300 l 650 300 l f Q"
    )
    path = tmp_path / "page.pdf"
    path.write_bytes(bare(content).written())
    done = subprocess.run(
        ["gs", "-q", "-dBATCH", "-dNOPAUSE", "-dSAFER", "-r288", "-sDEVICE=ink_cov",
         "-sOutputFile=-", str(path)],
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    told = [float(number) for number in re.findall(r"\d+\.\d+", done.stdout)[:4]]
    [page] = judge(path.read_bytes()).pages
    mine = [100 * page.coverage.get(ink, 0.0) for ink in ("Cyan", "Magenta", "Yellow", "Black")]
    assert mine == pytest.approx(told, abs=0.12)
