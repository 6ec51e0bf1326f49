"""Tables of a galley: rows of cells on the grid, in columns that share the measure."""

from __future__ import annotations

from itertools import accumulate

from duikai_content.model import Alignment, Inline, InlineStyle, Phrase, Table
from duikai_layout.galley.cells import set_cell
from duikai_layout.galley.columns import Column, column_of, heights, share_out
from duikai_layout.galley.elements import Element, SetCell, SetRow, SetTable, Way
from duikai_layout.page import Role
from duikai_layout.typeset import Typesetter

_WHITE_ROWS = {1: 0.0, 0: 3.0}
"""White rows above a table, and what each number of them costs."""


class CannotSet(Exception):
    """A table that is too wide for its measure; the layout asks before it sets one."""


def set_table(table: Table, measure: int, setter: Typesetter) -> Element:
    """Set `table` to `measure`. Raises `CannotSet` if its columns do not fit it."""
    matter = fit_table(table, measure, setter)
    if matter is None:
        raise CannotSet(str(table.span))
    ways = tuple(
        Way(matter.height + white, price, white=white) for white, price in _WHITE_ROWS.items()
    )
    return Element(Role.TABLE, matter, ways, whole=True)


def fit_table(table: Table, measure: int, setter: Typesetter) -> SetTable | None:
    """`table` in lines of `measure` thousandths of an em of the body, or None if it is too wide."""
    columns = _columns(table, setter)
    gap = int(setter.sheet.tables.gap * setter.sheet.text["table"].scale)
    widths = share_out(columns, gap, measure)
    if widths is None:
        return None
    if len(columns) > 1:  # what the measure has to spare
        gap = (measure - sum(widths)) // (len(columns) - 1)
    lefts = list(accumulate((width + gap for width in widths[:-1]), initial=0))
    places = list(zip(columns, widths, lefts, strict=True))
    head, *rows = (
        SetRow(tuple(_placed(*place, number, height) for place in places), height)
        for number, height in enumerate(heights(columns, widths))
    )
    return SetTable(
        caption=_caption(table.caption, measure, setter) if table.caption else None,
        head=head if table.has_head else None,
        rows=tuple(rows),
    )


def _columns(table: Table, setter: Typesetter) -> list[Column]:
    text = setter.sheet.text
    roles = ("table-head", *("table" for _ in table.rows))
    rows = [
        [set_cell(cell.inlines, text[role], setter) for cell in cells]
        for role, cells in zip(roles, (table.head, *table.rows), strict=True)
    ]
    style, scale = setter.sheet.tables, text["table"].scale
    least, short = int(style.least * scale), int(style.short * scale)
    return [
        column_of(cells, alignment, first=not number, least=least, short=short)
        for number, (cells, alignment) in enumerate(
            zip(zip(*rows, strict=True), table.alignments, strict=True)
        )
    ]


def _placed(column: Column, width: int, left: int, number: int, height: int) -> SetCell:
    """Cell `number` of a column, `left` of the table's edge: a head's at the foot of its row."""
    cell = column.cells[number]
    lines = cell.lines(width)
    if number and cell.point is not None and column.before:
        indent = _indent(column.alignment, width, column.before + column.after)
        xs = [left + indent + column.before - cell.point]
    else:
        takes = (int(line.width * cell.scale) for line in lines)
        xs = [left + _indent(column.alignment, width, taken) for taken in takes]
    first = 0 if number else height - len(lines)
    return SetCell(cell.text, lines, tuple(xs), cell.scale, first)


def _indent(alignment: Alignment, width: int, taken: int) -> int:
    """Where in `width` something begins that takes so much of it."""
    if alignment is Alignment.LEFT:
        return 0
    return width - taken if alignment is Alignment.RIGHT else (width - taken) // 2


def _caption(caption: Phrase, measure: int, setter: Typesetter) -> SetRow:
    """A caption, centred over its table."""
    style = setter.sheet.text["table-caption"]
    inline = Inline(caption.text, InlineStyle.PLAIN, caption.span)
    text = set_cell((inline,), style, setter)
    column = Column((text,), Alignment.CENTRE, 0, 0, 0, 0)
    height = len(text.lines(measure))
    return SetRow((_placed(column, measure, 0, 0, height),), height)
