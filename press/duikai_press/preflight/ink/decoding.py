"""A picture's samples as plates: one grey image for each ink, small enough to measure.

Only pictures in spaces of ink have plates. JPEG is decoded at a fraction of its size where that
is enough, and rows filtered as in PNG are handed to a PNG decoder: both are many times faster
than going through every sample.
"""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Sequence
from typing import TYPE_CHECKING

from duikai_press.preflight.reading.budget import Budget
from duikai_press.preflight.reading.colour_spaces import (
    NO_INK,
    PROCESS,
    ColourSpace,
    inks_of,
)
from duikai_press.preflight.reading.images import ImageFacts
from duikai_press.preflight.reading.objects import Dictionary, entry, flag, integer
from duikai_press.preflight.reading.streams import (
    StreamFault,
    Unpacked,
    filters_of,
    raw_data,
    unpacked,
)

if TYPE_CHECKING:
    from PIL import Image as Pictures

Plates = dict[str, "Pictures.Image"]
"""Grey images by ink; 255 is solid."""

MOST_SAMPLES = 400_000_000
_MODES = {1: "L", 3: "RGB", 4: "CMYK"}
_PNG_COLOURS = {1: 0, 3: 2, 4: 6}


class NoPlates(Exception):
    """A picture cannot be turned into plates; `broken` when its data are at fault."""

    def __init__(self, message: str, *, broken: bool = False) -> None:
        self.broken = broken
        super().__init__(message)


def plates_of(image: ImageFacts, size: tuple[int, int], budget: Budget) -> Plates:
    """The plates of a picture, averaged to `size` samples where it has more.

    Raises `NoPlates` and `BudgetSpent`.
    """
    space = image.space
    if space is None or not space.has_inks:
        raise NoPlates("its colours are not inks")
    bands = _bands(image, space, size, budget)
    if space.family == "Indexed":
        return _looked_up(bands[0], space, size)
    bands = [_reduced(band, size) for band in _decoded(bands, image, space)]
    return _inked(bands, space)


def stencil_of(image: ImageFacts, size: tuple[int, int], budget: Budget) -> Pictures.Image:
    """Where a stencil lets paint through: a grey image, 255 all of it."""
    from PIL import ImageChops

    [band] = _bands(image, ColourSpace("DeviceGray", 1), size, budget)
    band = _reduced(band.convert("L"), size)
    # A stencil paints where its samples are 0, unless Decode turns it (PDF 1.7 §8.9.6.2).
    return band if image.decode[:1] == (1.0,) else ImageChops.invert(band)


def _reduced(band: Pictures.Image, size: tuple[int, int]) -> Pictures.Image:
    from PIL import Image as Pictures

    width, height = min(size[0], band.width), min(size[1], band.height)
    if (width, height) == band.size:
        return band
    return band.resize((max(1, width), max(1, height)), Pictures.Resampling.BOX, reducing_gap=2.0)


def _bands(
    image: ImageFacts, space: ColourSpace, size: tuple[int, int], budget: Budget
) -> list[Pictures.Image]:
    """The samples as they are written, one grey image for each component."""
    components = space.components
    if image.width * image.height * components > MOST_SAMPLES:
        raise NoPlates("it has too many samples to be measured")
    try:
        png = _as_png(image, components, budget)
        if png is not None:
            return _opened(png, components, None, budget)
        data = unpacked(image.holder, budget, image.data)
    except StreamFault as fault:
        raise NoPlates(str(fault), broken=True) from fault
    if data.left_on in ("DCTDecode", "JPXDecode"):
        return _opened(data.data, components, size, budget)
    if data.left_on == "CCITTFaxDecode":
        return [_fax(data, image)]
    if data.left_on is not None:
        raise NoPlates(f"{data.left_on} is not decoded")
    return _plain(data.data, image, components)


def _as_png(image: ImageFacts, components: int, budget: Budget) -> bytes | None:
    """The picture as a PNG when its rows are filtered as PNG's are (PDF 1.7 §7.4.4.4)."""
    steps = filters_of(image.holder)
    if len(steps) != 1 or steps[0].name != "FlateDecode" or components not in _PNG_COLOURS:
        return None
    parameters = steps[0].parameters
    if integer(entry(parameters, "Predictor"), 1) < 10 or image.bits not in (1, 2, 4, 8):
        return None
    if (integer(entry(parameters, "Colors"), 1), integer(entry(parameters, "Columns"), 1)) != (
        components,
        image.width,
    ) or (image.bits != 8 and components != 1):
        return None
    budget.spend_unpacked(image.width * image.height * components)
    header = struct.pack(
        ">IIBBBBB", image.width, image.height, image.bits, _PNG_COLOURS[components], 0, 0, 0
    )
    data = raw_data(image.holder) if image.data is None else image.data
    parts = ((b"IHDR", header), (b"IDAT", data), (b"IEND", b""))
    chunks = [
        struct.pack(">I", len(body)) + tag + body + struct.pack(">I", zlib.crc32(tag + body))
        for tag, body in parts
    ]
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def _opened(
    data: bytes, components: int, size: tuple[int, int] | None, budget: Budget
) -> list[Pictures.Image]:
    """A picture that a decoder of files reads."""
    from PIL import Image as Pictures
    from PIL import ImageChops

    try:
        with Pictures.open(io.BytesIO(data), formats=("JPEG", "JPEG2000", "PNG")) as picture:
            if picture.width * picture.height > MOST_SAMPLES // components:
                raise NoPlates("it has too many samples to be measured")
            if size is not None:
                picture.draft(_MODES.get(components, "L"), size)
            budget.spend_unpacked(picture.width * picture.height * len(picture.getbands()))
            picture.load()
            # Pillow turns Adobe's inverted CMYK round; PDF has a Decode array for that.
            turned = picture.format == "JPEG" and "adobe" in picture.info
            bands = list(picture.convert("L").split() if picture.mode in ("1", "P", "I")
                         else picture.split())  # fmt: skip
    except (OSError, ValueError, SyntaxError, Pictures.DecompressionBombError) as error:
        raise NoPlates(f"it cannot be decoded ({error})", broken=True) from error
    if len(bands) != components:
        raise NoPlates(f"it has {len(bands)} components, its space {components}", broken=True)
    return [ImageChops.invert(band) for band in bands] if turned and components == 4 else bands


def _fax(data: Unpacked, image: ImageFacts) -> Pictures.Image:
    """CCITT data, wrapped as a TIFF for the decoder (PDF 1.7 §7.4.6, TIFF 6.0 §10, §11)."""
    from PIL import Image as Pictures
    from PIL import ImageChops

    parameters: Dictionary = data.parameters or {}
    k = integer(entry(parameters, "K"))
    columns = integer(entry(parameters, "Columns"), 1728)
    black_is_1 = flag(entry(parameters, "BlackIs1")) is True
    entries = [
        (256, columns), (257, image.height), (258, 1), (259, 4 if k < 0 else 3),
        (262, 0), (273, 8 + 2 + 9 * 12 + 4), (277, 1), (279, len(data.data)),
        (292 if k >= 0 else 293, 1 if k > 0 else 0),
    ]  # fmt: skip
    directory = b"".join(struct.pack("<HHII", tag, 4, 1, value) for tag, value in sorted(entries))
    wrapped = b"II*\x00\x08\x00\x00\x00" + struct.pack("<H", 9) + directory + bytes(4) + data.data
    try:
        with Pictures.open(io.BytesIO(wrapped), formats=("TIFF",)) as picture:
            band = picture.convert("L")
    except (OSError, ValueError, SyntaxError, Pictures.DecompressionBombError) as error:
        raise NoPlates(f"its fax data cannot be decoded ({error})") from error
    return ImageChops.invert(band) if black_is_1 else band


def _plain(data: bytes, image: ImageFacts, components: int) -> list[Pictures.Image]:
    """Samples in rows, each row from a new byte."""
    from PIL import Image as Pictures

    bits, (width, height) = image.bits, (image.width, image.height)
    stride = (width * components * bits + 7) // 8
    if bits not in (1, 2, 4, 8, 16):
        raise NoPlates(f"{bits} bits a sample are none of PDF's", broken=True)
    if len(data) < stride * height:
        raise NoPlates(f"its data end after {len(data)} of {stride * height} bytes", broken=True)
    data = data[: stride * height]
    if bits == 16:
        data, bits = data[::2], 8
    if bits == 8:
        if components == 1:
            return [Pictures.frombytes("L", (width, height), data)]
        return [
            Pictures.frombytes("L", (width, height), data[k::components]) for k in range(components)
        ]
    raw = {1: "P;1", 2: "P;2", 4: "P;4"}[bits]
    wide = Pictures.frombytes("P", (width * components, height), data, "raw", raw)
    samples = wide.tobytes()
    grey = [
        Pictures.frombytes("L", (width, height), samples[k::components]) for k in range(components)
    ]
    if image.space is not None and image.space.family == "Indexed":
        return grey
    most = (1 << bits) - 1
    return [band.point([min(value, most) * 255 // most for value in range(256)]) for band in grey]


def _decoded(
    bands: Sequence[Pictures.Image], image: ImageFacts, space: ColourSpace
) -> list[Pictures.Image]:
    """The samples after the Decode array."""
    pairs = list(zip(image.decode[0::2], image.decode[1::2], strict=False))
    if len(pairs) != len(bands) or all(pair == (0.0, 1.0) for pair in pairs):
        return list(bands)
    return [
        band.point(
            [min(255, max(0, round(255 * low + (high - low) * value))) for value in range(256)]
        )
        for band, (low, high) in zip(bands, pairs, strict=True)
    ]


def _inked(bands: Sequence[Pictures.Image], space: ColourSpace) -> Plates:
    from PIL import ImageChops

    if space.family == "DeviceGray":
        return {"Black": ImageChops.invert(bands[0])}
    names = PROCESS if space.family in ("DeviceCMYK", "ICCBased") else space.inks
    pairs = zip(names, bands, strict=False)
    return {ink: band for ink, band in pairs if ink != NO_INK}


def _looked_up(indices: Pictures.Image, space: ColourSpace, size: tuple[int, int]) -> Plates:
    """An Indexed picture: each ink through its own table, and averaged only then."""
    base = space.base
    if base is None:
        raise NoPlates("its colour table is missing", broken=True)
    entries = [inks_of(space, (float(at),)) for at in range(256)]
    names = sorted({ink for inks in entries for ink in inks})
    return {
        ink: _reduced(indices.point([round(255 * inks.get(ink, 0.0)) for inks in entries]), size)
        for ink in names
    }
