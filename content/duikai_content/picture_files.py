"""Looking at a picture file: its size in pixels, as it will be seen, and whether it is whole.

Only headers and the file's last bytes are read, so a page with twenty scans costs
milliseconds, and no hostile file is ever decompressed here.
"""

from __future__ import annotations

import warnings
from pathlib import Path
from typing import TYPE_CHECKING

from duikai_content import limits
from duikai_content.diagnostics import Diagnostics
from duikai_content.spans import SourceSpan

if TYPE_CHECKING:
    from PIL.Image import Image

_FORMATS = ("JPEG", "PNG", "TIFF", "WEBP")
_ORIENTATION = 0x0112  # EXIF 2.3, tag Orientation; 5 to 8 lay the picture on its side
_STRIP_OFFSETS, _STRIP_LENGTHS = 273, 279  # TIFF 6.0, section 3
_TAIL = 64 * 1024


def picture_pixels(
    path: Path, span: SourceSpan, diagnostics: Diagnostics, *, area: str = "copy"
) -> tuple[int, int] | None:
    """(width, height) of a JPEG, PNG, TIFF or WebP file, upright, or None and a diagnostic.

    Errors: missing, too large on disk or in pixels, not a picture of these formats, cut off.
    """
    try:
        size = path.stat().st_size
        if not path.is_file():
            raise FileNotFoundError
    except (OSError, ValueError):
        message, hint = f"there is no picture {path.name}", "check the name and the folder"
        diagnostics.error(f"{area}.picture-missing", message, span, hint)
        return None
    if size > limits.PICTURE_BYTES:
        message = f"{path.name} is larger than {limits.PICTURE_BYTES >> 20} MB"
        diagnostics.error(f"{area}.picture-too-large", message, span, "scale it down")
        return None
    return _probe(path, size, span, diagnostics, area)


def _probe(
    path: Path, size: int, span: SourceSpan, diagnostics: Diagnostics, area: str
) -> tuple[int, int] | None:
    from PIL import Image, UnidentifiedImageError

    hint = "save it anew as JPEG, PNG, TIFF or WebP"
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # broken EXIF and large pictures are judged below
            with Image.open(path, formats=_FORMATS) as image:
                width, height = image.size
                turned = image.getexif().get(_ORIENTATION) in (5, 6, 7, 8)
                whole = _is_whole(image, path, size)
    except UnidentifiedImageError:
        message = f"{path.name} is not a JPEG, PNG, TIFF or WebP picture"
        diagnostics.error(f"{area}.picture-broken", message, span, hint)
        return None
    except Image.DecompressionBombError:
        width, height, turned, whole = limits.PICTURE_PIXELS + 1, 1, False, True
    except Exception as error:  # any bytes may be in the file, and decoders raise anything
        message = f"{path.name} cannot be read as a picture: {error}"
        diagnostics.error(f"{area}.picture-broken", message, span, hint)
        return None
    if width * height > limits.PICTURE_PIXELS:
        message = f"{path.name} has more than {limits.PICTURE_PIXELS // 10**6} megapixels"
        diagnostics.error(f"{area}.picture-too-large", message, span, "scale it down")
        return None
    if not whole or width < 1 or height < 1:
        diagnostics.error(f"{area}.picture-broken", f"{path.name} is cut off", span, hint)
        return None
    return (height, width) if turned else (width, height)


def _is_whole(image: Image, path: Path, size: int) -> bool:
    """Whether the file's end is there, judged by what each format ends with."""
    if image.format == "TIFF":
        return _tiff_end(image) <= size
    with path.open("rb") as file:
        head = file.read(8)
        file.seek(max(0, size - _TAIL))
        tail = file.read()
    if image.format == "PNG":
        return b"IEND" in tail
    if image.format == "WEBP":
        return int.from_bytes(head[4:8], "little") + 8 <= size
    return tail.rfind(b"\xff\xd9") > tail.rfind(b"\xff\xda")  # end of image after start of scan


def _tiff_end(image: Image) -> int:
    tags = getattr(image, "tag_v2", {})
    offsets, lengths = tags.get(_STRIP_OFFSETS, ()), tags.get(_STRIP_LENGTHS, ())
    return max((o + n for o, n in zip(offsets, lengths, strict=False)), default=0)
