"""Pictures made ready for the plate: upright, cropped, reduced, in process inks."""

from __future__ import annotations

import io
import zlib
from dataclasses import dataclass
from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING

from duikai_layout.page import Image
from duikai_press.errors import PressError
from duikai_press.separation import separated

if TYPE_CHECKING:
    from PIL import Image as Pictures

DEFAULT_PPI = 200
"""Coldset screens are 85 to 100 lines an inch; twice that is all a plate can use."""

_JPEG_QUALITY = 85
_ZLIB_LEVEL = 6
_EXIF_ORIENTATION = 0x0112
_LYING = range(5, 9)
# Grey pictures saved as colour differ by this much at most between channels.
_GREY_TOLERANCE = 2


@dataclass(frozen=True, slots=True)
class PlatePicture:
    """A picture's samples as they stand in the file: size in pixels, `data` behind `filter`.

    `inverted` samples count down from full ink, as in every CMYK JPEG with an Adobe marker.
    """

    width: int
    height: int
    space: str
    filter: str
    data: bytes
    inverted: bool = False


def plate_picture(image: Image, ppi: int = DEFAULT_PPI) -> PlatePicture:
    """Read a mark's picture and make it ready, at no more than `ppi` pixels an inch.

    Never enlarges. Raises `PressError` naming the file if it cannot be read as a picture.
    """
    from PIL import Image as Pictures

    try:
        with Pictures.open(image.file) as opened:
            upright = _upright(opened, image, ppi)
            line_art = opened.mode in {"1", "P"}
        shown = _window(upright, image, ppi)
        return _packed(_in_press_colours(shown), lossless=line_art)
    except FileNotFoundError as error:
        raise PressError(
            "press.picture-missing", f"{image.file}: there is no such picture"
        ) from error
    except (OSError, SyntaxError, ValueError, EOFError, Pictures.DecompressionBombError) as error:
        raise PressError(
            "press.picture-unreadable",
            f"{image.file}: cannot be read as a picture ({error})",
            "open it in a picture editor and save it as JPEG, PNG or TIFF",
        ) from error


def _wanted(image: Image, ppi: int) -> tuple[int, int]:
    """The pixels that the mark's rectangle can use."""
    return max(1, ceil(image.width / 72 * ppi)), max(1, ceil(image.height / 72 * ppi))


def _upright(opened: Pictures.Image, image: Image, ppi: int) -> Pictures.Image:
    """The whole picture turned as its camera meant it, decoded no larger than needed."""
    from PIL import ImageOps

    left, top, right, bottom = image.window
    across, down = _wanted(image, ppi)
    # Twice the wanted size, so that the real reduction is still done by a good filter.
    need = (ceil(2 * across / (right - left or 1)), ceil(2 * down / (bottom - top or 1)))
    if opened.getexif().get(_EXIF_ORIENTATION) in _LYING:
        need = (need[1], need[0])
    opened.draft(opened.mode, need)
    opened.load()
    return ImageOps.exif_transpose(opened)


def _window(upright: Pictures.Image, image: Image, ppi: int) -> Pictures.Image:
    from PIL import Image as Pictures

    picture = _eight_bit(upright)
    left, top, right, bottom = image.window
    box = (
        left * picture.width,
        top * picture.height,
        right * picture.width,
        bottom * picture.height,
    )
    across, down = _wanted(image, ppi)
    across = min(across, max(1, round(box[2] - box[0])))
    down = min(down, max(1, round(box[3] - box[1])))
    if (across, down) == picture.size:
        return picture
    return picture.resize((across, down), Pictures.Resampling.LANCZOS, box=box)


def _eight_bit(picture: Pictures.Image) -> Pictures.Image:
    """The picture as L or RGB, transparency laid on white paper."""
    from PIL import Image as Pictures

    if picture.mode.startswith("I"):
        # Sixteen bits of grey, which Pillow would clip rather than scale.
        return picture.convert("I").point(lambda value: value * (1 / 257)).convert("L")
    if picture.mode in {"1", "L"} and "transparency" not in picture.info:
        return picture.convert("L")
    if picture.has_transparency_data:
        over = picture.convert("RGBA")
        paper = Pictures.new("RGBA", picture.size, "white")
        return Pictures.alpha_composite(paper, over).convert("RGB")
    return picture.convert("RGB")


def _in_press_colours(picture: Pictures.Image) -> Pictures.Image:
    """A grey picture stays on the black plate, every other goes on four."""
    if picture.mode == "L":
        return picture
    return picture.convert("L") if _is_grey(picture) else separated(picture)


def _is_grey(picture: Pictures.Image) -> bool:
    from PIL import ImageChops

    red, green, blue = picture.split()
    for other in (green, blue):
        _, most = ImageChops.difference(red, other).getextrema()
        if not isinstance(most, int | float) or most > _GREY_TOLERANCE:
            return False
    return True


def _packed(picture: Pictures.Image, *, lossless: bool) -> PlatePicture:
    """Photographs as JPEG; pictures of few colours as they are, since JPEG blurs their edges."""
    space = "/DeviceGray" if picture.mode == "L" else "/DeviceCMYK"
    width, height = picture.size
    if lossless:
        data = zlib.compress(picture.tobytes(), _ZLIB_LEVEL)
        return PlatePicture(width, height, space, "/FlateDecode", data)
    buffer = io.BytesIO()
    picture.save(buffer, "JPEG", quality=_JPEG_QUALITY)
    # Pillow writes CMYK upside down, with the Adobe marker that says so.
    inverted = picture.mode == "CMYK"
    return PlatePicture(width, height, space, "/DCTDecode", buffer.getvalue(), inverted)


def effective_ppi(picture: PlatePicture, image: Image) -> float:
    """Pixels an inch of a picture in its mark's rectangle, across or down, whichever is less."""
    across = picture.width * 72 / image.width
    down = picture.height * 72 / image.height
    return round(min(across, down), 1)


def file_key(file: Path) -> str:
    """One key for one file, however its path is spelled."""
    return str(file.resolve())
