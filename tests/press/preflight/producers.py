"""PDFs as other programs write them, each with properties that are known beforehand.

A maker answers the bytes of a file, or skips the test with the reason when its program is not on
this machine.
"""

from __future__ import annotations

import importlib
import importlib.util
import io
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from duikai_fonts import DEFAULT_SPECS, Catalogue

MM = 72 / 25.4
SIZE = (390 * MM, 545 * MM)


def face() -> str:
    """A TrueType face with Chinese."""
    return str(Catalogue(DEFAULT_SPECS).for_role("song").path)


def module(name: str) -> Any:
    """A module, if it is installed."""
    return pytest.importorskip(name, reason=f"{name} is not installed")


def run(*argv: str) -> None:
    """Run a program, if it is there."""
    if shutil.which(argv[0]) is None:
        pytest.skip(f"{argv[0]} is not on this machine")
    subprocess.run(argv, check=True, capture_output=True, timeout=120)


def reportlab_plain() -> bytes:
    """One line in an unembedded Helvetica, black in DeviceGray."""
    canvas = importlib.import_module("reportlab.pdfgen.canvas")
    out = io.BytesIO()
    page = canvas.Canvas(out, pagesize=SIZE)
    page.setFillGray(0)
    page.setFont("Helvetica", 10)
    page.drawString(100, 700, "A line of type")
    page.save()
    return out.getvalue()


def reportlab_cmyk() -> bytes:
    """CMYK with an embedded face, overprinting, with boxes: only PDF/X is missing."""
    canvas = importlib.import_module("reportlab.pdfgen.canvas")
    metrics = importlib.import_module("reportlab.pdfbase.pdfmetrics")
    fonts = importlib.import_module("reportlab.pdfbase.ttfonts")
    metrics.registerFont(fonts.TTFont("Body", _truetype()))
    out = io.BytesIO()
    page = canvas.Canvas(
        out, pagesize=SIZE, trimBox=(0, 0, *SIZE), initialFontName="Body", pdfVersion=(1, 4)
    )
    page.setTitle("A page")
    page.setFillColorCMYK(0, 0, 0, 1)
    page.setFillOverprint(True)
    page.setOverprintMask(True)
    page.setFont("Body", 10)
    page.drawString(100, 700, "A line of type")
    page.save()
    return out.getvalue()


def _truetype() -> str:
    """reportlab takes TrueType outlines only."""
    reportlab = importlib.import_module("reportlab")
    return str(Path(reportlab.__file__).parent / "fonts" / "Vera.ttf")


def reportlab_alpha() -> bytes:
    """A half transparent red square."""
    canvas = importlib.import_module("reportlab.pdfgen.canvas")
    out = io.BytesIO()
    page = canvas.Canvas(out, pagesize=SIZE)
    page.setFillColorRGB(1, 0, 0, alpha=0.5)
    page.rect(100, 100, 200, 200, fill=1, stroke=0)
    page.save()
    return out.getvalue()


def _pillow(mode: str, size: tuple[int, int], colour: Any, dpi: int) -> bytes:
    pictures = importlib.import_module("PIL.Image")
    out = io.BytesIO()
    pictures.new(mode, size, colour).save(out, "PDF", resolution=dpi)
    return out.getvalue()


def pillow_rgb() -> bytes:
    """A photograph of 72 ppi in RGB, as JPEG."""
    return _pillow("RGB", (600, 800), (200, 120, 40), 72)


def pillow_cmyk() -> bytes:
    """A flat 320 % of ink at 200 ppi, as JPEG with Adobe's inverted CMYK."""
    return _pillow("CMYK", (900, 900), (204, 204, 204, 204), 200)


def pillow_grey() -> bytes:
    """A grey picture of 120 ppi."""
    return _pillow("L", (600, 800), 128, 120)


def pillow_line_art() -> bytes:
    """One bit a sample at 600 ppi, as CCITT fax data."""
    return _pillow("1", (2400, 2400), 1, 600)


def fpdf() -> bytes:
    """Text in a subset face, DeviceGray, A4, uncompressed structure of PDF 1.3."""
    fpdf_module = module("fpdf")
    page = fpdf_module.FPDF()
    page.add_page()
    page.add_font("Song", fname=_truetype())
    page.set_font("Song", size=9)
    page.cell(text="A line of type")
    return bytes(page.output())


def typst() -> bytes:
    """Chinese text with tags, RGB or grey, PDF 1.7 with object streams."""
    compiler = module("typst")
    source = '#set page(width: 390mm, height: 545mm)\n= 河水退了三寸\n#rect(fill: rgb("#c00"))'
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "page.typ"
        path.write_text(source, encoding="utf-8")
        return bytes(compiler.compile(str(path)))


def weasyprint() -> bytes:
    """A page of HTML with a link: RGB, an annotation, an embedded subset. In a process of its
    own, since the library tells Pillow to take broken pictures, for everybody."""
    if importlib.util.find_spec("weasyprint") is None:
        pytest.skip("weasyprint is not installed")
    text = '<p style="color: #c00">Type and <a href="https://example.org">a link</a></p>'
    program = (
        "import sys, weasyprint; "
        "sys.stdout.buffer.write(weasyprint.HTML(string=sys.argv[1]).write_pdf())"
    )
    argv = [sys.executable, "-c", program, text]
    return subprocess.run(argv, check=True, capture_output=True, timeout=120).stdout


def cairo() -> bytes:
    """poppler's cairo back end writes again what Ghostscript wrote."""
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder) / "in.pdf", Path(folder) / "out.pdf"
        source.write_bytes(ghostscript_rgb())
        run("pdftocairo", "-pdf", str(source), str(target))
        return target.read_bytes()


POSTSCRIPT = """%!PS
/Helvetica findfont 10 scalefont setfont
{colour} 100 700 moveto (A line of type) show
100 500 100 100 rectfill
showpage
"""


def _ghostscript(postscript: str, *options: str) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder) / "in.ps", Path(folder) / "out.pdf"
        source.write_text(postscript, encoding="ascii")
        run(
            "gs", "-q", "-dBATCH", "-dNOPAUSE", "-dSAFER", "-sDEVICE=pdfwrite",
            f"-dDEVICEWIDTHPOINTS={SIZE[0]:.0f}", f"-dDEVICEHEIGHTPOINTS={SIZE[1]:.0f}",
            *options, f"-sOutputFile={target}", str(source),
        )  # fmt: skip
        return target.read_bytes()


def ghostscript_rgb() -> bytes:
    """Type and a square in red RGB; pdfwrite does not embed the base 14 by itself."""
    return _ghostscript(POSTSCRIPT.format(colour="1 0 0 setrgbcolor"))


def ghostscript_cmyk() -> bytes:
    """The same in 400 % of CMYK."""
    return _ghostscript(POSTSCRIPT.format(colour="1 1 1 1 setcmykcolor"))


def ghostscript_spot() -> bytes:
    """A spot ink as Separation, with a CMYK alternate."""
    colour = (
        "[/Separation (PANTONE 185 C) /DeviceCMYK {0 exch dup .8 mul 0}] setcolorspace 1 setcolor"
    )
    return _ghostscript(POSTSCRIPT.replace("{colour}", colour))


def ghostscript_overprint() -> bytes:
    """K100 with the overprint parameter set, PDF 1.4; PostScript knows no OPM."""
    return _ghostscript(
        POSTSCRIPT.format(colour="true setoverprint 0 0 0 1 setcmykcolor"),
        "-dCompatibilityLevel=1.4",
    )


def pypdf_encrypted() -> bytes:
    """Somebody else's page, with a password for its owner."""
    pypdf = importlib.import_module("pypdf")
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(reportlab_cmyk()))
    writer.encrypt("", "owner", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def pdfium_resaved() -> bytes:
    """The grey picture, saved again by PDFium."""
    pdfium = importlib.import_module("pypdfium2")
    document = pdfium.PdfDocument(pillow_grey())
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


Maker = Callable[[], bytes]
MAKERS: tuple[Maker, ...] = (
    reportlab_plain, reportlab_cmyk, reportlab_alpha, pillow_rgb, pillow_cmyk, pillow_grey,
    pillow_line_art, fpdf, typst, weasyprint, cairo, ghostscript_rgb, ghostscript_cmyk,
    ghostscript_spot, ghostscript_overprint, pypdf_encrypted, pdfium_resaved,
)  # fmt: skip
