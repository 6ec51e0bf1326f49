"""The columns of a table: how wide each is, and where in it its cells stand.

Columns are as wide as their cells where the measure allows it, and what the measure has to spare
goes between them. Where it does not, cells are broken: in the rows that give most width for each
line that they grow by.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from duikai_content.model import Alignment
from duikai_layout.galley.cells import CellText


@dataclass(frozen=True, slots=True, eq=False)
class Column:
    """A column's cells, the head first, and where they stand in it.

    Figures are aligned at the decimal point: so much of the column is `before` it and `after`
    it at most, 0 in a column of text. `least` is the width below which it cannot be set, `fair`
    the one below which short cells are broken.
    """

    cells: tuple[CellText, ...]
    alignment: Alignment
    before: int
    after: int
    least: int
    fair: int

    @property
    def natural(self) -> int:
        """The width in which no cell is broken."""
        return max(self.before + self.after, *(cell.natural for cell in self.cells))

    def needed(self, tall: Sequence[int]) -> int:
        """The least width in which row k is no more than `tall[k]` lines high."""
        return max(self.least, *map(CellText.width_for, self.cells, tall))

    def used(self, width: int) -> int:
        """How much of `width` its lines take."""
        return max(self.before + self.after, *(cell.used(width) for cell in self.cells))


def column_of(
    cells: Sequence[CellText], alignment: Alignment, *, first: bool, least: int, short: int
) -> Column:
    """A column of `cells`, the head first: none is broken to less than `least`, and one up to
    `short` only if there is no other way.

    Where the copy leaves it open, figures stand right and text left; the first column is text.
    """
    body = cells[1:]
    points = [(cell.natural, cell.point) for cell in body if cell.point is not None]
    of_figures = 2 * len(points) > sum(bool(cell.natural) for cell in body)
    before = max(point for _, point in points) if of_figures else 0
    after = max(natural - point for natural, point in points) if of_figures else 0
    if alignment is Alignment.USUAL:
        right = of_figures and not first
        alignment = Alignment.RIGHT if right else Alignment.LEFT
    wanted = max(max(cell.least, min(cell.natural, least)) for cell in cells)
    hard = max(before + after, wanted)
    fair = max(hard, *(cell.natural for cell in cells if cell.natural <= short), 0)
    return Column(tuple(cells), alignment, before, after, hard, fair)


def share_out(columns: Sequence[Column], gap: int, measure: int) -> tuple[int, ...] | None:
    """The widths of `columns` with at least `gap` between them, or None if they do not fit."""
    room = measure - gap * (len(columns) - 1)
    if sum(column.least for column in columns) > room:
        return None
    fair = [replace(column, least=column.fair) for column in columns]
    fitting = fair if sum(column.least for column in fair) <= room else columns
    widths = _widened(fitting, _least_rows(fitting, room), room)
    return tuple(column.used(width) for column, width in zip(columns, widths, strict=True))


def heights(columns: Sequence[Column], widths: Sequence[int]) -> list[int]:
    """How many lines each row takes, the head first."""
    counts = [
        [len(cell.lines(width)) for cell in column.cells]
        for column, width in zip(columns, widths, strict=True)
    ]
    return [max(row) for row in zip(*counts, strict=True)]


def _least_rows(columns: Sequence[Column], room: int) -> list[int]:
    """Widths that fit `room` with few lines in all.

    Again and again a column's widest rows grow by a line, of the column that becomes narrower by
    most for each of them; the other columns may gain by it, too.
    """
    tall = [1] * len(columns[0].cells)
    widths = [column.needed(tall) for column in columns]
    while sum(widths) > room:
        best: tuple[float, list[int], list[int]] | None = None
        for column, width in zip(columns, widths, strict=True):
            if width == column.least:
                continue
            wide = [
                cell.width_for(lines) == width
                for cell, lines in zip(column.cells, tall, strict=True)
            ]
            grown = [lines + more for lines, more in zip(tall, wide, strict=True)]
            narrower = [each.needed(grown) for each in columns]
            gain = (sum(widths) - sum(narrower)) / sum(wide)
            if best is None or gain > best[0]:
                best = gain, grown, narrower
        assert best is not None  # else every column is at its least, and those fit
        _, tall, widths = best
    return widths


def _widened(columns: Sequence[Column], widths: list[int], room: int) -> list[int]:
    """Unbreak the cells of whole columns, those that want least first, with the room left."""
    wanted = [column.natural - width for column, width in zip(columns, widths, strict=True)]
    widened = list(widths)
    for number in sorted(range(len(columns)), key=lambda k: wanted[k]):
        if sum(widened) + wanted[number] <= room:
            widened[number] += wanted[number]
    return widened
