"""From RGB to the four process inks by a plain formula, when no press profile is named.

A sober grey component replacement. With c, m, y = 1 − r, g, b and the grey component
g = min(c, m, y), black is K = g^p and the three inks keep a(g) of their grey, chosen so that
what both let through stays the same: (1 − a)(1 − K) = 1 − g. Black is thus nearly absent from
skin and sky and carries the shadows, where it needs no register. Two inks at most exceed g,
so a pixel's total is at most 2 − 2g + 3a + K; with p = 1.8 that stays under 2.34, inside a
newspaper's limit of 240 % without any clipping. Dot gain is not allowed for: that is a matter
of the press profile, whose separation is in `press_colour`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL import Image as Pictures

TOTAL_INK_LIMIT = 240
"""Per cent, the default of newspaper presses; no pixel of `separated` exceeds it."""

_BLACK_EXPONENT = 1.8
# Grey pictures saved as colour differ by this much at most between channels.
_GREY_TOLERANCE = 2


def _black(grey: float) -> float:
    return float(grey**_BLACK_EXPONENT)


def _remaining(grey: float) -> float:
    """What cyan, magenta and yellow keep of the grey component."""
    if grey >= 1:
        # The limit of the formula below for grey → 1.
        return 1 - 1 / _BLACK_EXPONENT
    return 1 - (1 - grey) / (1 - _black(grey))


_BLACK_TABLE = [round(255 * _black(value / 255)) for value in range(256)]
_REMOVAL_TABLE = [round(255 * (value / 255 - _remaining(value / 255))) for value in range(256)]


def plain_inks(picture: Pictures.Image, icc: bytes | None = None) -> Pictures.Image:
    """The picture on four plates, or on the black one if it is grey (mode L, 0 is solid). What
    profile `icc` the file names is of no matter to this formula."""
    if picture.mode == "L":
        return picture
    colour = picture.convert("RGB")
    return colour.convert("L") if is_grey(colour) else separated(colour)


def separated(picture: Pictures.Image) -> Pictures.Image:
    """A CMYK picture for an RGB one, at most `TOTAL_INK_LIMIT` per cent of ink in any pixel."""
    from PIL import Image as Pictures
    from PIL import ImageChops

    cyan, magenta, yellow = (ImageChops.invert(band) for band in picture.split())
    grey = ImageChops.darker(cyan, ImageChops.darker(magenta, yellow))
    removal = grey.point(_REMOVAL_TABLE)
    inks = [ImageChops.subtract(band, removal) for band in (cyan, magenta, yellow)]
    return Pictures.merge("CMYK", [*inks, grey.point(_BLACK_TABLE)])


def is_grey(picture: Pictures.Image) -> bool:
    """Whether an RGB picture is a grey one that was saved as colour."""
    from PIL import ImageChops

    red, green, blue = picture.split()
    for other in (green, blue):
        _, most = ImageChops.difference(red, other).getextrema()
        if not isinstance(most, int | float) or most > _GREY_TOLERANCE:
            return False
    return True
