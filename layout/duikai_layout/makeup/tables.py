"""Tables 三线表: cells on the grid; rules above, under the head and below."""

from __future__ import annotations

from collections.abc import Iterator

from duikai_layout.galley import SetRow, SetTable, Way
from duikai_layout.makeup.rows import Rows
from duikai_layout.page import Mark, Rule, TextLine


def table_marks(matter: SetTable, way: Way, rows: Rows) -> Iterator[Mark]:
    """The caption, the head and the rows of a table, with its rules."""
    style = rows.place.setter.sheet.tables
    number = way.white
    left, right = rows.x(0), rows.x(0) + rows.measure
    caption, *bands = matter.bands()
    for row in caption:
        yield from _row(row, number, rows)
        number += row.height
    width = style.rule
    for band in bands:
        y = rows.top(number)
        yield Rule(left, y, right, y, width, style.ink)
        for row in band:
            yield from _row(row, number, rows)
            number += row.height
        width = style.thin
    y = rows.top(number)
    yield Rule(left, y, right, y, style.rule, style.ink)


def _row(row: SetRow, number: int, rows: Rows) -> Iterator[TextLine]:
    """The lines of a row that begins at row `number`, cell by cell."""
    for cell in row.cells:
        for k, (line, at) in enumerate(zip(cell.lines, cell.xs, strict=True)):
            yield rows.line(
                cell.text,
                line,
                number + cell.first + k,
                at=rows.points(at),
                scale=cell.scale,
                measure=rows.points(line.width * cell.scale),
            )
