"""Pictures: upright, cropped, in press colours that renderers agree on, under the ink limit."""

from __future__ import annotations

import io
import subprocess
from pathlib import Path
from shutil import which
from typing import Any

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image as Pictures
from pypdf import PdfReader

from duikai_layout.page import Image
from duikai_press import PressError, pdf_bytes, write_pdf
from duikai_press.pictures import PictureSetting, plate_picture
from duikai_press.separation import TOTAL_INK_LIMIT, separated

RGB = tuple[int, int, int]
WHOLE = (0.0, 0.0, 1.0, 1.0)


def mark(file: Path, window: tuple[float, float, float, float] = WHOLE) -> Image:
    return Image(50, 50, 200, 120, file, window)


def drawn_by_pdfium(data: bytes) -> Any:
    page = pypdfium2.PdfDocument(data)[0]  # type: ignore[no-untyped-call]
    return page.render(scale=1).to_pil().convert("RGB")


def drawn_by_poppler(data: bytes, folder: Path) -> Any:
    (folder / "in.pdf").write_bytes(data)
    command = ["pdftoppm", "-r", "72", "-png", "-singlefile", folder / "in.pdf", folder / "out"]
    subprocess.run(command, check=True)
    with Pictures.open(folder / "out.png") as opened:
        return opened.convert("RGB")


def name_of(colour: RGB) -> str:
    """The nearest plain colour, as a reader would name it."""
    named = {
        "red": (237, 28, 36), "green": (0, 140, 70), "blue": (46, 49, 146),
        "white": (255, 255, 255), "black": (20, 15, 15),
    }  # fmt: skip
    return min(
        named, key=lambda n: sum((a - b) ** 2 for a, b in zip(colour, named[n], strict=True))
    )


@pytest.mark.parametrize("suffix", [".png", ".jpg", ".tif", ".gif"])
def test_colours_are_the_right_way_round(
    composing: Any, colour_bars: Path, tmp_path: Path, suffix: str
) -> None:
    file = tmp_path / f"picture{suffix}"
    with Pictures.open(colour_bars) as bars:
        bars.save(file)
    data = pdf_bytes(composing.edition(mark(file)), composing.catalogue)
    pages = [drawn_by_pdfium(data)]
    if which("pdftoppm"):
        pages.append(drawn_by_poppler(data, tmp_path))
    for page in pages:
        seen = [name_of(page.getpixel((70 + 40 * bar, 110))) for bar in range(5)]
        assert seen == ["red", "green", "blue", "white", "black"]
        assert page.getpixel((40, 110)) == (255, 255, 255)


def test_window_is_cut_out(composing: Any, colour_bars: Path) -> None:
    edition = composing.edition(mark(colour_bars, (0.4, 0.0, 0.6, 1.0)))
    page = drawn_by_pdfium(pdf_bytes(edition, composing.catalogue))
    assert {name_of(page.getpixel((x, 110))) for x in (60, 150, 240)} == {"blue"}


def test_camera_orientation_is_obeyed(tmp_path: Path, colour_bars: Path) -> None:
    file = tmp_path / "lying.jpg"
    exif = Pictures.Exif()
    exif[0x0112] = 6
    with Pictures.open(colour_bars) as bars:
        bars.save(file, exif=exif, quality=95)
    picture = plate_picture(Image(0, 0, 120, 200, file), PictureSetting(ppi=72))
    assert (picture.width, picture.height) == (120, 200)
    with Pictures.open(io.BytesIO(picture.data)) as jpeg:
        # Turned a quarter to the right, the leftmost bar, red, is at the top: no cyan in it.
        cyan, magenta, *_ = jpeg.getpixel((60, 20))  # type: ignore[misc]
    assert cyan < 20
    assert magenta > 200


def test_reduced_but_never_enlarged(tmp_path: Path) -> None:
    file = tmp_path / "large.jpg"
    Pictures.effect_noise((3000, 1800), 60).convert("RGB").save(file)
    large = plate_picture(Image(0, 0, 360, 216, file), PictureSetting(ppi=200))
    assert (large.width, large.height) == (1000, 600)
    small = plate_picture(Image(0, 0, 3600, 2160, file), PictureSetting(ppi=200))
    assert (small.width, small.height) == (3000, 1800)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "I;16", "RGB"])
def test_grey_stays_on_the_black_plate(tmp_path: Path, mode: str) -> None:
    file = tmp_path / "grey.png"
    grey = 32896 if mode == "I;16" else 1 if mode == "1" else 128
    picture = Pictures.new(mode, (50, 50), grey if mode in {"1", "L", "I;16"} else "#808080")
    picture.save(file)
    made = plate_picture(mark(file))
    assert made.space == "/DeviceGray"
    if made.filter == "/DCTDecode":
        with Pictures.open(io.BytesIO(made.data)) as jpeg:
            assert jpeg.getpixel((25, 25)) == pytest.approx(128, abs=1)


def test_transparency_shows_paper(tmp_path: Path, composing: Any) -> None:
    file = tmp_path / "clear.png"
    Pictures.new("RGBA", (50, 50), (255, 0, 0, 0)).save(file)
    page = drawn_by_pdfium(pdf_bytes(composing.edition(mark(file)), composing.catalogue))
    assert page.getpixel((150, 110)) == (255, 255, 255)


@pytest.mark.parametrize("mode", ["CMYK", "P", "YCbCr", "LAB"])
def test_other_colour_modes(tmp_path: Path, mode: str) -> None:
    file = tmp_path / "other.tif"
    source = Pictures.new("RGB", (40, 40), (200, 30, 40))
    (Pictures.new("LAB", (40, 40)) if mode == "LAB" else source.convert(mode)).save(file)
    assert plate_picture(mark(file)).data


def test_same_picture_is_embedded_once(composing: Any, colour_bars: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.png"
    copy.write_bytes(colour_bars.read_bytes())
    edition = composing.edition(mark(colour_bars), mark(copy), mark(colour_bars), pages=2)
    figures = write_pdf(edition, composing.catalogue, tmp_path / "out.pdf")
    assert len(figures.pictures) == 1
    assert figures.pictures[0].ppi == pytest.approx(72)
    images = PdfReader(tmp_path / "out.pdf").pages[1]["/Resources"]["/XObject"]  # type: ignore[index]
    assert list(images) == ["/Im1"]


@pytest.mark.parametrize("content", [b"", b"GIF89a", b"text", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"])
def test_broken_pictures_are_named(composing: Any, tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "broken.png"
    file.write_bytes(content)
    with pytest.raises(PressError) as caught:
        pdf_bytes(composing.edition(mark(file)), composing.catalogue)
    assert caught.value.code == "press.picture-unreadable"
    assert str(file) in caught.value.message


def test_truncated_and_missing_pictures(composing: Any, tmp_path: Path, colour_bars: Path) -> None:
    whole = colour_bars.read_bytes()
    file = tmp_path / "half.png"
    file.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(PressError, match="half"):
        pdf_bytes(composing.edition(mark(file)), composing.catalogue)
    with pytest.raises(PressError, match="no such picture"):
        pdf_bytes(composing.edition(mark(tmp_path / "gone.png")), composing.catalogue)


@given(st.tuples(*[st.integers(0, 255)] * 3))
def test_ink_limit_holds_for_every_colour(colour: RGB) -> None:
    inks = separated(Pictures.new("RGB", (1, 1), colour)).getpixel((0, 0))
    assert isinstance(inks, tuple)
    assert sum(inks) * 100 / 255 <= TOTAL_INK_LIMIT


@given(st.integers(0, 254))
def test_greys_grow_darker_steadily(value: int) -> None:
    def carried(level: int) -> tuple[float, ...]:
        inks = separated(Pictures.new("RGB", (1, 1), (level,) * 3)).getpixel((0, 0))
        assert isinstance(inks, tuple)
        return inks

    darker, lighter = carried(value), carried(value + 1)
    assert darker[0] == darker[1] == darker[2]
    assert sum(darker) >= sum(lighter)
    assert darker[3] >= lighter[3]
