"""What a page prints: marks in the order of painting, each with the state it was painted in."""

from __future__ import annotations

from dataclasses import dataclass

from duikai_press.preflight.reading.colour_spaces import Colour, ColourSpace, Inks
from duikai_press.preflight.reading.fonts import FontFacts
from duikai_press.preflight.reading.images import ImageFacts
from duikai_press.preflight.reading.matrices import Matrix, Point
from duikai_press.preflight.reading.objects import Box


@dataclass(frozen=True, slots=True)
class Paint:
    """How an area is covered: its colour, whether it overprints and in which mode (OPM), how
    opaque it is and how it blends."""

    colour: Colour
    overprint: bool = False
    mode: int = 0
    alpha: float = 1.0
    blend: str = "Normal"
    soft_mask: bool = False

    @property
    def is_transparent(self) -> bool:
        """Whether anything but itself decides what is seen."""
        return self.alpha < 0.9995 or self.blend not in ("Normal", "Compatible") or self.soft_mask


@dataclass(frozen=True, slots=True)
class TextMark:
    """A shown string: about where it stands, its size as printed in points, how it is painted.

    `fill` or `stroke` is None when the rendering mode leaves it out; both are for invisible text.
    """

    box: Box
    clip: Box
    size: float
    codes: int
    font: FontFacts
    fill: Paint | None
    stroke: Paint | None
    width: float


@dataclass(frozen=True, slots=True)
class PathMark:
    """A painted path: its subpaths as points on the page, curves flattened; `width` of its
    stroke as printed in points."""

    box: Box
    clip: Box
    subpaths: tuple[tuple[Point, ...], ...]
    fill: Paint | None
    stroke: Paint | None
    width: float
    even_odd: bool


@dataclass(frozen=True, slots=True)
class ImageMark:
    """A placed picture; `matrix` maps the unit square to the page, `paint` is the colour of a
    stencil and the state of any picture."""

    box: Box
    clip: Box
    matrix: Matrix
    image: ImageFacts
    paint: Paint


@dataclass(frozen=True, slots=True)
class ShadingMark:
    """A gradient over `box`: the `heaviest` of the colours it runs through (None when that cannot
    be told), and their `mean`."""

    box: Box
    clip: Box
    space: ColourSpace
    heaviest: Colour | None
    mean: Inks
    paint: Paint


Mark = TextMark | PathMark | ImageMark | ShadingMark


def paints_of(mark: Mark) -> tuple[Paint, ...]:
    """The paints that a mark uses for itself; a picture that is no stencil has its own colours."""
    match mark:
        case TextMark() | PathMark():
            return tuple(paint for paint in (mark.fill, mark.stroke) if paint is not None)
        case ImageMark():
            return (mark.paint,) if mark.image.stencil else ()
        case ShadingMark():
            return ()


def state_of(mark: Mark) -> tuple[Paint, ...]:
    """The paints whose alpha and blending apply to a mark, pictures included."""
    return paints_of(mark) if isinstance(mark, TextMark | PathMark) else (mark.paint,)


def kind_of(mark: Mark) -> str:
    """A mark's kind in a word, as a message says it."""
    match mark:
        case TextMark():
            return "text"
        case PathMark():
            return "a path"
        case ImageMark(image=image):
            return "an inline picture" if image.inline else "a picture"
        case ShadingMark():
            return "a gradient"
