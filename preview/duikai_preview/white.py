"""Holes: rectangles of bare paper where a reader would expect something."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

Rectangle = tuple[float, float, float, float]
"""Left, top, right and bottom in millimetres from the upper left corner of the page."""

PAPER_FROM = 245
"""The luminance, of 255, from which a pixel counts as bare paper."""

_MM_PER_INCH = 25.4


@dataclass(frozen=True, slots=True)
class _Hole:
    """A rectangle of pixels: bits `first` up to `end` of the rows `top` up to `bottom`."""

    first: int
    top: int
    end: int
    bottom: int

    @property
    def area(self) -> int:
        return (self.end - self.first) * (self.bottom - self.top)


def blank_rectangles(
    image: Image,
    dpi: float,
    *,
    width_mm: float = 30.0,
    height_mm: float = 9.0,
    inside: Rectangle | None = None,
    exclude: Sequence[Rectangle] = (),
) -> list[Rectangle]:
    """The rectangles of bare paper at least `width_mm` × `height_mm` large, largest area first.

    `image` shows a page at `dpi` pixels an inch; 60 to 100 are enough. Only what lies `inside`
    is looked at, and what the rectangles of `exclude` cover counts as printed. Rectangles do not
    overlap: each is the largest that the ones before leave. Edges are true to a pixel.
    """
    per_mm = dpi / _MM_PER_INCH
    rows, columns = _blank_rows(image, per_mm, inside, exclude)
    least = (max(1, int(width_mm * per_mm)), max(1, int(height_mm * per_mm)))
    found: list[Rectangle] = []
    while (hole := _largest(rows, *least)) is not None:
        covered = _span(hole.first, hole.end)
        for row in range(hole.top, hole.bottom):
            rows[row] &= ~covered
        # Bits count from the right edge.
        left, right = columns - hole.end, columns - hole.first
        found.append((left / per_mm, hole.top / per_mm, right / per_mm, hole.bottom / per_mm))
    return found


def ink_share(image: Image) -> float:
    """How much of the picture's area is inked: 0 for bare white, 1 for solid black."""
    from PIL import ImageStat

    return 1.0 - float(ImageStat.Stat(image.convert("L")).mean[0]) / 255


def _span(first: int, end: int) -> int:
    """Ones from bit `first` up to bit `end`, not included."""
    return (1 << end) - (1 << first) if end > first else 0


def _blank_rows(
    image: Image, per_mm: float, inside: Rectangle | None, exclude: Sequence[Rectangle]
) -> tuple[list[int], int]:
    """One integer per row of pixels, a bit for each that is bare paper, the leftmost highest."""
    paper = image.convert("L").point([0] * PAPER_FROM + [255] * (256 - PAPER_FROM), "1")
    columns, height = paper.size
    stride = -(-columns // 8)
    data = paper.tobytes()
    padding = stride * 8 - columns
    rows = [
        int.from_bytes(data[at : at + stride], "big") >> padding
        for at in range(0, stride * height, stride)
    ]
    if inside is not None:
        kept = _pixels(inside, per_mm, columns, height)
        mask = _span(columns - kept[2], columns - kept[0])
        rows = [row & mask if kept[1] <= at < kept[3] else 0 for at, row in enumerate(rows)]
    for rectangle in exclude:
        left, top, right, bottom = _pixels(rectangle, per_mm, columns, height)
        mask = ~_span(columns - right, columns - left)
        for at in range(top, bottom):
            rows[at] &= mask
    return rows, columns


def _pixels(
    rectangle: Rectangle, per_mm: float, columns: int, rows: int
) -> tuple[int, int, int, int]:
    left, top, right, bottom = (round(edge * per_mm) for edge in rectangle)
    return (
        min(max(left, 0), columns),
        min(max(top, 0), rows),
        min(max(right, 0), columns),
        min(max(bottom, 0), rows),
    )


def _runs_of(bits: int, length: int) -> int:
    """The bits at which a run of at least `length` ones begins, counted upwards."""
    done = 1
    while done < length and bits:
        step = min(done, length - done)
        bits &= bits >> step
        done += step
    return bits


def _ones_from(bits: int, first: int) -> int:
    """How many ones stand in a row from bit `first` upwards."""
    rest = bits >> first
    return (~rest & (rest + 1)).bit_length() - 1


def _largest(rows: list[int], width: int, height: int) -> _Hole | None:
    """The largest rectangle of ones at least `width` × `height`.

    From every row downwards the rows are and-ed together as long as a run remains that is wide
    enough. A whole row is one machine operation, and only rows where white begins or ends are
    looked at closely, so a page is searched in well under a second.
    """
    best: _Hole | None = None
    above = 0
    for top, row in enumerate(rows[: len(rows) - height + 1]):
        begins = row & ~above
        above = row
        # A rectangle without a bit that begins here reaches further up: it was seen before.
        if not begins:
            continue
        common = row
        for bottom in range(top + 1, len(rows) + 1):
            narrower = common & rows[bottom] if bottom < len(rows) else 0
            if narrower == common:
                continue
            if bottom - top >= height:
                best = _widened(best, common, width, top, bottom)
            common = narrower
            if not common & begins or not _runs_of(common, width):
                break
    return best


def _widened(best: _Hole | None, common: int, width: int, top: int, bottom: int) -> _Hole | None:
    """The best so far, or what is larger among the runs of `common` from `top` to `bottom`."""
    tall = bottom - top
    least = width if best is None else max(width, best.area // tall + 1)
    while longer := _runs_of(common, least):
        first = (longer & -longer).bit_length() - 1
        best = _Hole(first, top, first + _ones_from(common, first), bottom)
        least = best.end - best.first + 1
    return best
