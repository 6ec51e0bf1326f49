"""Pictures made ready for the plate: upright, cropped, reduced, in process inks."""

from __future__ import annotations

import io
import warnings
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING

from duikai_content import limits
from duikai_layout.page import Image
from duikai_press.errors import PressError
from duikai_press.separation import plain_inks

if TYPE_CHECKING:
    from PIL import Image as Pictures

DEFAULT_PPI = 200
"""Coldset screens are 85 to 100 lines an inch; twice that is all a plate can use."""

FORMATS = ("JPEG", "PNG", "TIFF", "WEBP", "GIF")
"""Pillow's names. Others are refused: some of its readers start other programs."""

_ZLIB_LEVEL = 6
_EXIF_ORIENTATION = 0x0112
_LYING = range(5, 9)
_SHARPEN_RADIUS = 0.8  # pixels of the plate; a screen hides anything finer

Separate = Callable[["Pictures.Image", "bytes | None"], "Pictures.Image"]
"""Puts a picture (L, RGB, CMYK or LAB, with the ICC profile that its file names) in inks: CMYK, or
L for the black plate alone, where 0 is solid."""


@dataclass(frozen=True, slots=True)
class PictureSetting:
    """How pictures are made ready: resolutions of photographs and of 1-bit line art in ppi, the
    unsharp mask in per cent, the quality of JPEG, the way into the press's inks."""

    ppi: float = DEFAULT_PPI
    line_ppi: float = 1200
    sharpen: float = 0
    quality: int = 85
    separate: Separate = plain_inks


@dataclass(frozen=True, slots=True)
class PlatePicture:
    """A picture's samples as they stand in the file: size in pixels, `data` behind `filter`,
    `bits` for each ink. `inverted` samples count down from full ink, as in every CMYK JPEG with
    an Adobe marker.
    """

    width: int
    height: int
    space: str
    filter: str
    data: bytes
    inverted: bool = False
    bits: int = 8


def plate_picture(image: Image, setting: PictureSetting = PictureSetting()) -> PlatePicture:
    """Read a mark's picture and make it ready, at no more than the setting's resolution.

    Never enlarges. Raises `PressError` naming the file if it cannot be read as a picture.
    """
    from PIL import Image as Pictures

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # broken EXIF, and size, which is judged here
            with Pictures.open(image.file, formats=FORMATS) as opened:
                _check_size(opened, image)
                line_art = opened.mode in {"1", "P"}
                ppi = setting.line_ppi if opened.mode == "1" else setting.ppi
                icc = opened.info.get("icc_profile")
                upright = _upright(opened, image, ppi)
            shown = _window(upright, image, ppi)
            if shown.mode != "1":
                if setting.sharpen and not line_art:
                    shown = _sharpened(shown, setting.sharpen)
                shown = setting.separate(shown, icc if isinstance(icc, bytes) else None)
        return _packed(shown, setting.quality, lossless=line_art)
    except FileNotFoundError as error:
        raise PressError(
            "press.picture-missing", f"{image.file}: there is no such picture"
        ) from error
    except Pictures.DecompressionBombError as error:
        raise _too_large(image) from error
    except PressError:
        raise
    except Exception as error:  # any bytes may be in the file, and decoders raise anything
        raise PressError(
            "press.picture-unreadable",
            f"{image.file}: cannot be read as a picture ({error})",
            "open it in a picture editor and save it as JPEG, PNG or TIFF",
        ) from error


def _check_size(opened: Pictures.Image, image: Image) -> None:
    if opened.width * opened.height > limits.PICTURE_PIXELS:
        raise _too_large(image)


def _too_large(image: Image) -> PressError:
    most = limits.PICTURE_PIXELS // 10**6
    return PressError(
        "press.picture-too-large",
        f"{image.file}: has more than {most} megapixels",
        "scale it down",
    )


def _wanted(image: Image, ppi: float) -> tuple[int, int]:
    """The pixels that the mark's rectangle can use."""
    return max(1, ceil(image.width / 72 * ppi)), max(1, ceil(image.height / 72 * ppi))


def _upright(opened: Pictures.Image, image: Image, ppi: float) -> Pictures.Image:
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


def _window(upright: Pictures.Image, image: Image, ppi: float) -> Pictures.Image:
    from PIL import Image as Pictures

    picture = _flattened(upright)
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
    if picture.mode == "1":
        # Greys of the reduction turn into dots again, so that line art stays line art.
        grey = picture.convert("L").resize((across, down), Pictures.Resampling.BOX, box=box)
        return grey.point([0] * 128 + [255] * 128, "1")
    return picture.resize((across, down), Pictures.Resampling.LANCZOS, box=box)


def _flattened(picture: Pictures.Image) -> Pictures.Image:
    """The picture in eight bits as 1, L, RGB, CMYK or LAB, transparency laid on white paper."""
    from PIL import Image as Pictures

    if picture.mode.startswith("I"):
        # Sixteen bits of grey, which Pillow would clip rather than scale.
        return picture.convert("I").point(lambda value: value * (1 / 257)).convert("L")
    if picture.has_transparency_data:
        if picture.mode == "LA":
            grey = Pictures.new("L", picture.size, 255)
            grey.paste(picture.getchannel("L"), mask=picture.getchannel("A"))
            return grey
        over = picture.convert("RGBA")
        paper = Pictures.new("RGBA", picture.size, "white")
        return Pictures.alpha_composite(paper, over).convert("RGB")
    return picture if picture.mode in {"1", "L", "CMYK", "LAB"} else picture.convert("RGB")


def _sharpened(picture: Pictures.Image, percent: float) -> Pictures.Image:
    from PIL import ImageFilter

    mask = ImageFilter.UnsharpMask(radius=_SHARPEN_RADIUS, percent=round(percent), threshold=2)
    return picture.filter(mask)


def _packed(picture: Pictures.Image, quality: int, *, lossless: bool) -> PlatePicture:
    """Photographs as JPEG; pictures of few colours as they are, since JPEG blurs their edges."""
    space = "/DeviceCMYK" if picture.mode == "CMYK" else "/DeviceGray"
    width, height = picture.size
    if lossless:
        data = zlib.compress(picture.tobytes(), _ZLIB_LEVEL)
        bits = 1 if picture.mode == "1" else 8
        return PlatePicture(width, height, space, "/FlateDecode", data, bits=bits)
    buffer = io.BytesIO()
    picture.save(buffer, "JPEG", quality=quality)
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
