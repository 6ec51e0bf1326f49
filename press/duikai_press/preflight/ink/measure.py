"""Total ink as a mean over an area, the places where it exceeds a limit, and each plate's share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from duikai_press.preflight.ink.canvas import InkCanvas
from duikai_press.preflight.reading.budget import Budget, BudgetSpent
from duikai_press.preflight.reading.colour_spaces import ALL
from duikai_press.preflight.reading.images import ImageFacts
from duikai_press.preflight.reading.objects import Box
from duikai_press.preflight.reading.pdf_file import PageModel

if TYPE_CHECKING:
    from PIL import Image as Pictures

_MM = 72 / 25.4
_WINDOW = 6
"""Pixels along the side of the square over which ink is averaged."""
_GRID = 6
"""Places are told apart on a grid of so many pixels."""
_TOLERANCE = 1.0
"""Per cent of total ink: each of four plates is rounded to one of 256 steps."""


@dataclass(frozen=True, slots=True)
class PageInk:
    """A page's ink: `coverage` of each plate over the trim, 0 to 1; the `peak` of total ink in per
    cent, averaged over the profile's area; the `heavy` places above the limit with their peaks;
    what was `unmeasured`, and which pictures are `broken`."""

    coverage: Mapping[str, float]
    peak: float
    heavy: tuple[tuple[Box, float], ...]
    unmeasured: tuple[str, ...]
    broken: tuple[tuple[ImageFacts, Box, str], ...]


def measured(page: PageModel, area: float, limit: float, budget: Budget) -> PageInk:
    """Print the page on a coarse canvas and measure it; `area` in mm², `limit` in per cent."""
    scale = _WINDOW / (area**0.5 * _MM)
    canvas = InkCanvas(page.trim, scale, budget)
    try:
        for mark in page.marks:
            canvas.paint(mark)
    except BudgetSpent as spent:
        canvas.unmeasured.append(str(spent))
    total = _mean_total(canvas)
    peak = _percent(total.getextrema()[1])
    heavy = tuple(_heavy(canvas, total, limit + _TOLERANCE)) if peak > limit + _TOLERANCE else ()
    pixels = canvas.size[0] * canvas.size[1]
    coverage = {
        ink: sum(value * count for value, count in enumerate(plate.histogram())) / 255 / pixels
        for ink, plate in canvas.plates.items()
        if ink != ALL
    }
    return PageInk(
        coverage, peak, heavy, tuple(dict.fromkeys(canvas.unmeasured)), tuple(canvas.broken)
    )


def _mean_total(canvas: InkCanvas) -> Pictures.Image:
    """All plates together, averaged, as an image of integers: 255 stands for one solid plate."""
    from PIL import Image as Pictures
    from PIL import ImageFilter, ImageMath

    # A box of radius r covers 2r + 1 pixels.
    mean = ImageFilter.BoxBlur((_WINDOW - 1) / 2)
    total = Pictures.new("I", canvas.size, 0)
    for ink, plate in canvas.plates.items():
        if ink != ALL and plate.getextrema() != (0, 0):
            averaged = plate.filter(mean)
            total = ImageMath.lambda_eval(
                lambda images: images["total"] + images["plate"], total=total, plate=averaged
            )
    return total


def _percent(value: object) -> float:
    """A value of the mean total in per cent."""
    return 100 * float(value) / 255 if isinstance(value, int | float) else 0.0


def _heavy(canvas: InkCanvas, total: Pictures.Image, limit: float) -> Iterator[tuple[Box, float]]:
    """The places where the mean exceeds the limit, as boxes on the page with their peaks."""
    from PIL import ImageMath

    threshold = int(limit * 255 / 100)
    above = ImageMath.lambda_eval(
        lambda images: images["convert"]((images["total"] > threshold) * 255, "L"), total=total
    )
    coarse = above.resize(
        (-(-canvas.size[0] // _GRID), -(-canvas.size[1] // _GRID)), resample=4
    ).point([0] + [255] * 255)
    for cells in _islands(coarse):
        xs, ys = [x for x, _ in cells], [y for _, y in cells]
        inner = (
            min(xs) * _GRID,
            min(ys) * _GRID,
            min(canvas.size[0], (max(xs) + 1) * _GRID),
            min(canvas.size[1], (max(ys) + 1) * _GRID),
        )
        found = above.crop(inner).getbbox()
        if found is None:
            continue
        left, top = inner[0] + found[0], inner[1] + found[1]
        right, bottom = inner[0] + found[2], inner[1] + found[3]
        peak = _percent(total.crop((left, top, right, bottom)).getextrema()[1])
        x, y = canvas.within[0], canvas.within[3]
        scale = canvas.scale
        box = (x + left / scale, y - bottom / scale, x + right / scale, y - top / scale)
        yield box, peak


def _islands(mask: Pictures.Image) -> Iterator[list[tuple[int, int]]]:
    """Cells that touch each other, island by island, from the top of the page."""
    width = mask.width
    left = {(at % width, at // width) for at, value in enumerate(mask.tobytes()) if value}
    for start in sorted(left, key=lambda cell: (cell[1], cell[0])):
        if start not in left:
            continue
        left.discard(start)
        island, edge = [start], [start]
        while edge:
            x, y = edge.pop()
            for cell in ((x + dx, y + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1)):
                if cell in left:
                    left.discard(cell)
                    island.append(cell)
                    edge.append(cell)
        yield island
