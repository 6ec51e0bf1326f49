"""The dummy of a page 版样 as a box drawing: who stands where, to be looked at in a terminal.

┌──────────────┬───────┐
│ 大桥通车      │ 短评   │
│ 60 pt · 4×30 │ 2×12  │
└──────────────┴───────┘
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from unicodedata import east_asian_width

from duikai_layout.page import Area

WIDTH, HEIGHT = 78, 36
"""Character cells that a page takes, borders included."""
_UP, _DOWN, _LEFT, _RIGHT = 1, 2, 4, 8
_LINES = dict(
    zip(
        (_UP | _DOWN, _LEFT | _RIGHT, _DOWN | _RIGHT, _DOWN | _LEFT, _UP | _RIGHT, _UP | _LEFT,
         _UP | _DOWN | _RIGHT, _UP | _DOWN | _LEFT, _LEFT | _RIGHT | _DOWN, _LEFT | _RIGHT | _UP,
         _UP | _DOWN | _LEFT | _RIGHT),
        "│─┌┐└┘├┤┬┴┼", strict=True,
    )
)  # fmt: skip
_WIDE = ""
"""What the second cell of a wide character holds."""


@dataclass(frozen=True, slots=True)
class DummyBox:
    """A rectangle of the page's cells, and the lines that are written into it."""

    area: Area
    lines: tuple[str, ...]


def width_of(text: str) -> int:
    """The terminal cells that `text` takes: Han take two."""
    return sum(2 if east_asian_width(ch) in "WF" else 1 for ch in text)


def draw_dummy(
    boxes: Iterable[DummyBox], columns: int, rows: int, width: int = WIDTH, height: int = HEIGHT
) -> str:
    """The boxes of a page of `columns` by `rows`, in `width` by `height` character cells."""
    canvas = _Canvas(width, height)
    placed = list(boxes)
    for box in placed:
        canvas.frame(*_edges(box.area, columns, rows, width, height))
    for box in placed:
        canvas.write(*_edges(box.area, columns, rows, width, height), box.lines)
    return canvas.text()


def _edges(
    area: Area, columns: int, rows: int, width: int, height: int
) -> tuple[int, int, int, int]:
    """Left, top, right and bottom border of an area, in character cells."""
    return (
        round(area.column * (width - 1) / columns),
        round(area.row * (height - 1) / rows),
        round((area.column + area.columns) * (width - 1) / columns),
        round((area.row + area.rows) * (height - 1) / rows),
    )


class _Canvas:
    def __init__(self, width: int, height: int) -> None:
        self._lines = [[0] * width for _ in range(height)]
        self._marks: dict[tuple[int, int], str] = {}

    def frame(self, left: int, top: int, right: int, bottom: int) -> None:
        """Draw a border; where borders meet, they join."""
        for x in range(left, right):
            for y in (top, bottom):
                self._lines[y][x] |= _RIGHT
                self._lines[y][x + 1] |= _LEFT
        for y in range(top, bottom):
            for x in (left, right):
                self._lines[y][x] |= _DOWN
                self._lines[y + 1][x] |= _UP

    def write(self, left: int, top: int, right: int, bottom: int, lines: Sequence[str]) -> None:
        """Write lines inside a border, cut where they do not fit."""
        for y, line in zip(range(top + 1, bottom), lines, strict=False):
            x = left + 2
            for ch in line:
                wide = width_of(ch)
                if x + wide > right - 1:
                    break
                self._marks[x, y] = ch
                if wide == 2:
                    self._marks[x + 1, y] = _WIDE
                x += wide

    def text(self) -> str:
        """The drawing, one line for each row of cells, without white at line ends."""
        return "\n".join(
            "".join(
                self._marks.get((x, y), _LINES.get(bits, " ")) for x, bits in enumerate(row)
            ).rstrip()
            for y, row in enumerate(self._lines)
        )
