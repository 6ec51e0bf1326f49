"""The plates of a page as pictures, and what they add up to.

Each plate is drawn from the very marks of the page with one ink's share of every colour, and
without what overprints elsewhere; so a picture shows what the plate setter will burn.
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from math import sqrt
from typing import TYPE_CHECKING, Any

from duikai_layout.page import Image
from duikai_press.about import About
from duikai_press.composition import Drawing, composed_file
from duikai_press.darkroom import shown_key
from duikai_press.ink_rules import SpotInk
from duikai_press.inks import PROCESS, PlateInks
from duikai_press.picture_shelf import Develop
from duikai_press.pictures import PlatePicture
from duikai_press.plating import Plating
from duikai_press.press_sheet import PressSheet
from duikai_press.profile import InkLimits

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

    from duikai_fonts import Catalogue

Draw = Callable[[bytes, int], Iterator["Picture"]]
"""Draws the pages of a PDF, so many pixels an inch, trimmed."""

_MM_PER_INCH = 25.4
_FULL = 255


@dataclass(frozen=True, slots=True)
class PagePlates:
    """Pictures of mode L by the name of the plate, all of one size: 255 is solid ink, 0 none.
    `dpi` is their resolution."""

    plates: Mapping[str, Picture]
    dpi: int

    def coverage(self) -> dict[str, float]:
        """What share of the trimmed page each plate inks, in per cent."""
        from PIL import ImageStat

        return {
            name: round(float(ImageStat.Stat(plate).mean[0]) / _FULL * 100, 2)
            for name, plate in self.plates.items()
        }

    def total(self) -> Picture:
        """Total ink as a picture of mode L, 255 for 400 per cent and more."""
        from PIL import ImageMath

        # The names of spot inks are no Python names.
        named = {f"p{at}": plate for at, plate in enumerate(self.plates.values())}

        def summed(bands: dict[str, Any]) -> Any:
            return sum(bands[name] for name in named) / 4

        total: Picture = ImageMath.lambda_eval(summed, **named).convert("L")
        return total

    def highest_total(self, limits: InkLimits) -> tuple[float, float, float]:
        """The most ink in per cent, as the mean over the limits' area, and where its middle
        stands: millimetres from the upper left corner of the trim."""
        from PIL import ImageFilter

        side = sqrt(limits.area) / _MM_PER_INCH * self.dpi
        mean = self.total().filter(ImageFilter.BoxBlur(max(0.0, (side - 1) / 2)))
        most = mean.getextrema()[1]
        assert isinstance(most, int)  # a picture of mode L
        box = mean.point([0] * most + [_FULL] * (256 - most)).getbbox() or (0, 0, 0, 0)
        per_mm = self.dpi / _MM_PER_INCH
        return round(most / _FULL * 400, 1), round(box[0] / per_mm, 1), round(box[1] / per_mm, 1)

    def ink_map(self, limit: float) -> Picture:
        """Total ink in colours: pale to dark blue up to `limit` per cent, red above it."""
        picture = self.total()
        picture.putpalette([part for level in range(256) for part in _map_colour(level, limit)])
        return picture

    def proof(self, icc: bytes, spots: tuple[SpotInk, ...]) -> Picture:
        """The page in sRGB as the press prints it on its paper, from the plates: overprints and
        all. `icc` is the press's profile; spot inks lie over the rest."""
        from PIL import Image as Pictures
        from PIL import ImageChops, ImageOps
        from PIL import ImageCms as Cms

        inks = Pictures.merge("CMYK", [self.plates[name] for name in PROCESS])
        cms: Any = Cms  # half of it is typed as what it may be in place
        press = cms.ImageCmsProfile(io.BytesIO(icc))
        screen = cms.createProfile("sRGB")
        intent = cms.Intent.RELATIVE_COLORIMETRIC
        transform = cms.buildTransform(press, screen, "CMYK", "RGB", intent)
        page: Picture = cms.applyTransform(inks, transform)
        for spot in spots:
            solid = tuple(round(255 * v / 100) for v in spot.cmyk)
            swatch = cms.applyTransform(Pictures.new("CMYK", (1, 1), solid), transform)
            colour = swatch.getpixel((0, 0))
            overlay = ImageOps.colorize(self.plates[spot.name], "white", colour)
            page = ImageChops.multiply(page, overlay)
        return page

    def smaller(self, dpi: int) -> PagePlates:
        """The same plates at no more than `dpi` pixels an inch."""
        if dpi >= self.dpi:
            return self
        share = dpi / self.dpi
        width, height = next(iter(self.plates.values())).size
        size = (max(1, round(width * share)), max(1, round(height * share)))
        return PagePlates({name: p.resize(size) for name, p in self.plates.items()}, dpi)


def _map_colour(level: int, limit: float) -> tuple[int, int, int]:
    share = level / _FULL * 400 / limit
    if share > 1:
        return 214, 30, 40
    return round(255 - 195 * share), round(255 - 165 * share), round(255 - 105 * share)


def page_plates(
    sheet: PressSheet, catalogue: Catalogue, plating: Plating, draw: Draw, dpi: int
) -> PagePlates:
    """The plates of a sheet, within its trim."""
    from PIL import ImageChops

    names = (*PROCESS, *(spot.name for spot in plating.spots))
    room = _PlateRoom(plating.develop, dpi)
    drawings = [Drawing(sheet, partial(PlateInks, name), room.of(name)) for name in names]
    plain = replace(plating, standard=None)
    pdf, _ = composed_file(About("plates", "", None), drawings, catalogue, plain)
    pictures = (ImageChops.invert(drawn.convert("L")) for drawn in draw(pdf, dpi))
    return PagePlates(dict(zip(names, pictures, strict=True)), dpi)


class _PlateRoom:
    """One ink's share of pictures that are ready for the press, no finer than they are drawn."""

    def __init__(self, develop: Develop, dpi: int) -> None:
        self._develop = develop
        self._dpi = dpi
        self._kept: dict[Any, tuple[Picture, ...]] = {}

    def of(self, plate: str) -> Develop:
        """What makes the pictures of one plate."""
        return partial(self._plate, plate)

    def _plate(self, plate: str, image: Image) -> PlatePicture:
        from PIL import Image as Pictures

        inks = self._inks(image)
        bare = Pictures.new("L", (1, 1), _FULL)
        share = inks[PROCESS.index(plate)] if plate in PROCESS else bare
        data = zlib.compress(share.tobytes(), 1)
        return PlatePicture(*share.size, "/DeviceGray", "/FlateDecode", data)

    def _inks(self, image: Image) -> tuple[Picture, ...]:
        """Four pictures of mode L, 0 for solid ink."""
        key = shown_key(image)
        if key not in self._kept:
            opened = unpacked(self._develop(image))
            factor = int(opened.width * 72 / image.width / self._dpi)
            if factor > 1:
                opened = opened.reduce(factor)
            self._kept[key] = _split(opened)
        return self._kept[key]


def unpacked(picture: PlatePicture) -> Picture:
    """A plate picture as Pillow knows it: CMYK, where 255 is solid, or L, where 0 is."""
    from PIL import Image as Pictures

    if picture.filter == "/DCTDecode":
        return Pictures.open(io.BytesIO(picture.data))
    mode = "CMYK" if picture.space == "/DeviceCMYK" else "L" if picture.bits == 8 else "1"
    size = picture.width, picture.height
    return Pictures.frombytes(mode, size, zlib.decompress(picture.data)).convert(
        mode if mode == "CMYK" else "L"
    )


def _split(picture: Picture) -> tuple[Picture, ...]:
    from PIL import Image as Pictures
    from PIL import ImageChops

    if picture.mode == "CMYK":
        return tuple(ImageChops.invert(band) for band in picture.split())
    bare = Pictures.new("L", (1, 1), _FULL)
    return bare, bare, bare, picture
