"""A page's plates, coarse: one grey image an ink, painted as a press would print.

A mark knocks out what lies under it on every plate; one that overprints touches only its own
inks (PDF 1.7 §8.6.7, §11.7.4.5). The canvas is just fine enough for a mean over a few square
millimetres. Glyphs are left out: type is judged by its colour.
"""

from __future__ import annotations

from collections.abc import Hashable
from itertools import pairwise
from typing import TYPE_CHECKING

from duikai_press.preflight.ink.decoding import NoPlates, Plates, plates_of, stencil_of
from duikai_press.preflight.reading.budget import Budget
from duikai_press.preflight.reading.colour_spaces import ALL, BLACK, PROCESS, Inks
from duikai_press.preflight.reading.images import ImageFacts
from duikai_press.preflight.reading.marks import (
    ImageMark,
    Mark,
    Paint,
    PathMark,
    ShadingMark,
    TextMark,
)
from duikai_press.preflight.reading.matrices import Point, overlap, x_scale, y_scale
from duikai_press.preflight.reading.objects import Box

if TYPE_CHECKING:
    from PIL import Image as Pictures

_FINER = 4
"""Areas are drawn so many times finer than the canvas, and averaged."""
_FINE_UP_TO = 400
_MOST_SIDE = 4000
_MOST_KEPT = 16

PixelBox = tuple[int, int, int, int]


class InkCanvas:
    """The plates of the area `within` of a page, `scale` pixels a point.

    `unmeasured` says which pictures could not be painted, and why; `broken` those of them whose
    data are at fault.
    """

    def __init__(self, within: Box, scale: float, budget: Budget) -> None:
        self.within = within
        width, height = within[2] - within[0], within[3] - within[1]
        self.scale = min(scale, _MOST_SIDE / max(width, height, 1.0))
        self.size = (max(1, round(width * self.scale)), max(1, round(height * self.scale)))
        self.plates: Plates = {}
        self.unmeasured: list[str] = []
        self.broken: list[tuple[ImageFacts, Box, str]] = []
        self._budget = budget
        self._decoded: dict[tuple[Hashable, tuple[int, int]], Plates] = {}
        for ink in PROCESS:
            self._plate(ink)

    def paint(self, mark: Mark) -> None:
        """Print one mark upon what is there."""
        match mark:
            case PathMark():
                self._path(mark)
            case ImageMark():
                self._image(mark)
            case ShadingMark():
                self._box(mark.box, mark.mean, mark.paint)
            case TextMark():
                pass

    def _plate(self, ink: str) -> Pictures.Image:
        from PIL import Image as Pictures

        if ink not in self.plates:
            self.plates[ink] = Pictures.new("L", self.size, 0)
        return self.plates[ink]

    # From points of the page, y up, to pixels, y down.

    def _pixel(self, point: Point) -> Point:
        left, _, _, top = self.within
        return ((point[0] - left) * self.scale, (top - point[1]) * self.scale)

    def _pixels(self, box: Box) -> PixelBox | None:
        """The pixels that a box touches; None when it lies outside or the budget is used up."""
        seen = overlap(box, self.within)
        if seen is None:
            return None
        x1, y1 = self._pixel((seen[0], seen[3]))
        x2, y2 = self._pixel((seen[2], seen[1]))
        left, top = int(x1), int(y1)
        right, bottom = min(self.size[0], -int(-x2 // 1)), min(self.size[1], -int(-y2 // 1))
        if left >= right or top >= bottom:
            return None
        if not self._budget.has_pixels((right - left) * (bottom - top)):
            note = "the page paints more than a file of this size can explain"
            if note not in self.unmeasured:
                self.unmeasured.append(note)
            return None
        return left, top, right, bottom

    # Marks.

    def _path(self, mark: PathMark) -> None:
        if mark.fill is not None:
            inks = mark.fill.colour.inks
            if _is_upright(mark):
                self._box(mark.box, inks, mark.fill)
            else:
                self._area(mark.subpaths, mark, inks, mark.fill)
        if mark.stroke is not None and mark.width > 0:
            edges = [
                _widened(start, end, mark.width)
                for subpath in mark.subpaths
                for start, end in pairwise(subpath)
            ]
            for edge in edges:
                self._area((edge,), mark, mark.stroke.colour.inks, mark.stroke)

    def _box(self, box: Box, inks: Inks, paint: Paint) -> None:
        """An upright box; pixels that it covers in part get their part."""
        from PIL import Image as Pictures

        pixels = self._pixels(box)
        seen = overlap(box, self.within)
        if pixels is None or seen is None:
            return
        left, top, right, bottom = pixels
        x1, y1 = self._pixel((seen[0], seen[3]))
        x2, y2 = self._pixel((seen[2], seen[1]))
        across = _coverage(x1, x2, left, right)
        down = _coverage(y1, y2, top, bottom)
        row = bytes(across)
        rows = [
            row if part == 255 else bytes([value * part // 255 for value in across])
            for part in down
        ]
        mask = Pictures.frombytes("L", (right - left, bottom - top), b"".join(rows))
        self._print(pixels, mask, inks, paint)

    def _area(
        self, subpaths: tuple[tuple[Point, ...], ...], mark: PathMark, inks: Inks, paint: Paint
    ) -> None:
        """Any area: drawn finer than the canvas, inner contours left out, then averaged."""
        from PIL import Image as Pictures
        from PIL import ImageChops, ImageDraw

        about = _about(subpaths)
        seen = overlap(about, mark.clip)
        pixels = self._pixels(seen) if seen else None
        if pixels is None:
            return
        left, top, right, bottom = pixels
        finer = _FINER if max(right - left, bottom - top) <= _FINE_UP_TO else 1
        size = ((right - left) * finer, (bottom - top) * finer)
        mask = Pictures.new("1", size, 0)
        for subpath in subpaths:
            if len(subpath) < 3:
                continue
            points = [self._pixel(point) for point in subpath]
            drawn = Pictures.new("1", size, 0) if len(subpaths) > 1 else mask
            # Pillow counts from the middle of a pixel.
            ImageDraw.Draw(drawn).polygon(
                [((x - left) * finer - 0.5, (y - top) * finer - 0.5) for x, y in points], fill=1
            )
            if len(subpaths) > 1:
                if not self._budget.has_pixels(size[0] * size[1] // 8):
                    return
                mask = ImageChops.logical_xor(mask, drawn)
        grey = mask.convert("L").resize((right - left, bottom - top), Pictures.Resampling.BOX)
        self._print(pixels, grey, inks, paint)

    def _image(self, mark: ImageMark) -> None:
        wide, high = x_scale(mark.matrix) * self.scale, y_scale(mark.matrix) * self.scale
        size = (max(1, min(_MOST_SIDE, round(wide))), max(1, min(_MOST_SIDE, round(high))))
        pixels = self._pixels(mark.box)
        if pixels is None:
            return
        image = mark.image
        try:
            if image.stencil:
                stencil = stencil_of(image, size, self._budget)
                area = self._placed(stencil, mark, pixels)
                self._print(pixels, area, mark.paint.colour.inks, mark.paint)
                return
            # What is no ink leaves bare paper here; a check of colours speaks of it.
            inked = image.space is None or image.space.has_inks
            plates = self._plates_of(image, size) if inked else {}
        except NoPlates as reason:
            self.unmeasured.append(f"/{image.name}: {reason}")
            if reason.broken:
                self.broken.append((image, mark.box, str(reason)))
            return
        placed = {ink: self._placed(plate, mark, pixels) for ink, plate in plates.items()}
        self._lay(pixels, self._placed(_solid(size), mark, pixels), placed, mark.paint)

    def _plates_of(self, image: ImageFacts, size: tuple[int, int]) -> Plates:
        """A picture's plates, decoded once however often it is placed in one size."""
        key = (image.key, size)
        if key not in self._decoded:
            if len(self._decoded) >= _MOST_KEPT:
                self._decoded.clear()
            self._decoded[key] = plates_of(image, size, self._budget)
        return self._decoded[key]

    def _placed(self, plate: Pictures.Image, mark: ImageMark, pixels: PixelBox) -> Pictures.Image:
        """A plate as it lies on the page, cut to `pixels`; 0 outside of the picture."""
        from PIL import Image as Pictures

        left, top, right, bottom = pixels
        a, b, c, d, e, f = mark.matrix
        size = (right - left, bottom - top)
        determinant = a * d - b * c
        if abs(determinant) < 1e-9:
            return Pictures.new("L", size, 0)
        # The inverse map, from a pixel of the canvas to a sample of the plate.
        step = 1 / self.scale
        x0 = self.within[0] + left * step - e
        y0 = self.within[3] - top * step - f
        to_u = (d * step / determinant, c * step / determinant, (d * x0 - c * y0) / determinant)
        to_v = (-b * step / determinant, -a * step / determinant, (a * y0 - b * x0) / determinant)
        width, height = plate.size
        return plate.transform(
            size,
            Pictures.Transform.AFFINE,
            (
                *(width * value for value in to_u),
                *(-height * value for value in to_v[:2]),
                height * (1 - to_v[2]),
            ),
            resample=Pictures.Resampling.NEAREST,
        )

    # Printing.

    def _print(self, pixels: PixelBox, mask: Pictures.Image, inks: Inks, paint: Paint) -> None:
        """Flat ink through a mask."""
        if paint.alpha < 0.9995:
            mask = mask.point([round(value * paint.alpha) for value in range(256)])
        for ink in self._touched(inks, paint):
            self.plates[ink].paste(round(255 * inks.get(ink, inks.get(ALL, 0.0))), pixels, mask)

    def _lay(self, pixels: PixelBox, area: Pictures.Image, placed: Plates, paint: Paint) -> None:
        """Plates of a picture through its area. OPM 1 does not hold for pictures: all process
        plates of a CMYK picture are touched (PDF 1.7 §8.6.7)."""
        from PIL import Image as Pictures

        if paint.alpha < 0.9995:
            area = area.point([round(value * paint.alpha) for value in range(256)])
        bare = Pictures.new("L", area.size, 0)
        names = set(placed) if paint.overprint else {*self.plates, *placed}
        for ink in names:
            plate = placed.get(ink, placed.get(ALL, bare) if ink in PROCESS else bare)
            self._plate(ink).paste(plate, pixels[:2], area)

    def _touched(self, inks: Inks, paint: Paint) -> set[str]:
        """The plates that a flat colour writes on."""
        for ink in inks:
            self._plate(ink)
        if not paint.overprint:
            return set(self.plates)
        own = set(self.plates) if ALL in inks else set(inks)
        space = paint.colour.space.family
        if space == "DeviceCMYK" and paint.mode == 1:
            return {ink for ink in own if inks[ink] > 0}
        return set(PROCESS) if space in ("DeviceGray", "DeviceCMYK") and BLACK in inks else own


def _is_upright(mark: PathMark) -> bool:
    """Whether the path is one upright rectangle."""
    if len(mark.subpaths) != 1 or len(mark.subpaths[0]) not in (4, 5):
        return False
    points = mark.subpaths[0][:4]
    turns = zip(points, (*points[1:], points[0]), strict=True)
    return all(abs(p[0] - q[0]) < 0.001 or abs(p[1] - q[1]) < 0.001 for p, q in turns)


def _coverage(start: float, end: float, first: int, last: int) -> list[int]:
    """How much of each pixel from `first` to `last` lies between two edges, 0 to 255."""
    return [round(255 * max(0.0, min(end, at + 1) - max(start, at))) for at in range(first, last)]


def _widened(start: Point, end: Point, width: float) -> tuple[Point, ...]:
    """The rectangle that a stroke covers between two points."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = (dx * dx + dy * dy) ** 0.5
    if length == 0:
        return (start,)
    x, y = -dy * width / 2 / length, dx * width / 2 / length
    return (
        (start[0] + x, start[1] + y),
        (end[0] + x, end[1] + y),
        (end[0] - x, end[1] - y),
        (start[0] - x, start[1] - y),
    )


def _about(subpaths: tuple[tuple[Point, ...], ...]) -> Box:
    xs = [x for subpath in subpaths for x, _ in subpath]
    ys = [y for subpath in subpaths for _, y in subpath]
    return (min(xs), min(ys), max(xs), max(ys))


def _solid(size: tuple[int, int]) -> Pictures.Image:
    from PIL import Image as Pictures

    return Pictures.new("L", size, 255)
