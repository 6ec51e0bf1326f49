"""The body of a story: its flowed elements as lines on the grid."""

from __future__ import annotations

from collections.abc import Iterator

from duikai_layout.flow import Flowed
from duikai_layout.linebreak import SetLine, set_line
from duikai_layout.makeup.place import EM, Place
from duikai_layout.page import Fragment, Mark, Role, Rule, TextLine
from duikai_layout.pictures import strip_at_foot
from duikai_layout.signature import flush_right
from duikai_layout.typeset import SetText, place_line


def body_fragments(place: Place, flowed: tuple[Flowed, ...]) -> Iterator[Fragment]:
    """The elements of the body in reading order."""
    tops = leg_tops(place)
    for found in flowed:
        if found.element.role is Role.CROSS_HEAD:
            yield Fragment(Role.CROSS_HEAD, tuple(_cross_head(place, found, tops)))
        else:
            yield Fragment(found.element.role, tuple(_paragraph(place, found, tops)))


def leg_tops(place: Place) -> list[int]:
    """The page row at which each column's leg begins."""
    leaf = place.leaf
    tops = [
        place.first_row + (leaf.head.rows if column < leaf.head_columns else 0)
        for column in range(leaf.columns)
    ]
    strips = zip(leaf.arrangement.strips, leaf.picture_rows, strict=True)
    for number, (strip, rows) in enumerate(strips):
        if not strip_at_foot(leaf.arrangement, number):
            for column in range(leaf.columns - strip.span, leaf.columns):
                tops[column] += rows
    return tops


def _paragraph(place: Place, found: Flowed, tops: list[int]) -> Iterator[TextLine]:
    element, way = found.element, found.way
    measure = place.copy.galley.measure
    start = 0
    for number, end in enumerate(way.ends):
        slot = found.slots[number]
        line = set_line(
            element.text.items,
            start,
            end,
            measure,
            indent=element.indent if not number else 0,
            justify=number < len(way.ends) - 1,
        )
        if element.role is Role.ENDLINE:
            line = flush_right(line, measure)
        yield _grid_line(place, element.text, line, tops, slot.column, slot.row)
        start = end
    if element.tail is not None:
        yield from _tail(place, found, tops)


def _tail(place: Place, found: Flowed, tops: list[int]) -> Iterator[TextLine]:
    """A signature: flush right on the paragraph's last line, or on rows of its own."""
    way, tail = found.way, found.element.tail
    assert tail is not None
    measure = place.copy.galley.measure
    ends = way.tail_ends or (len(tail.items),)
    first = len(way.ends) if way.tail_ends else len(way.ends) - 1
    start = 0
    for number, end in enumerate(ends):
        slot = found.slots[first + number]
        line = set_line(tail.items, start, end, measure, justify=False)
        yield _grid_line(place, tail, flush_right(line, measure), tops, slot.column, slot.row)
        start = end


def _grid_line(
    place: Place, text: SetText, line: SetLine, tops: list[int], column: int, row: int
) -> TextLine:
    page_row = tops[column] + row
    return place_line(
        text,
        line,
        x=place.x(column),
        baseline=place.baseline(page_row),
        size=place.density.size,
        measure=place.copy.galley.measure * place.density.size / EM,
        row=page_row,
        column=place.area.column + column,
    )


def _cross_head(place: Place, found: Flowed, tops: list[int]) -> Iterator[Mark]:
    """A cross-head's lines in the middle of its rows, under a rule; a sub-head's on the grid."""
    element, way = found.element, found.way
    size = place.density.size * element.scale
    points = place.copy.galley.measure * place.density.size / EM
    measure = int(points / size * EM)
    first = found.slots[0]
    pitch = place.grid.pitch
    top = place.grid.y(tops[first.column] + first.row)
    lead = (way.rows - len(way.ends)) * pitch / 2
    if element.centred and first.row:
        style, x = place.setter.sheet.rules, place.x(first.column)
        y = top + style.story_at * pitch / 2
        yield Rule(x, y, x + points, y, style.cross_head, style.story_ink)
        lead += style.story_at * pitch / 4
    start = 0
    for number, end in enumerate(way.ends):
        indent = element.indent if not number else 0
        line = set_line(
            element.text.items,
            start,
            end,
            measure,
            indent=indent,
            justify=number < len(way.ends) - 1 and not element.centred,
        )
        if not element.centred:
            slot = found.slots[number]
            yield _grid_line(place, element.text, line, tops, slot.column, slot.row)
        else:
            width = line.width * size / EM
            baseline = top + lead + number * pitch + (pitch - size) / 2 + 0.88 * size
            yield place_line(
                element.text,
                line,
                x=place.x(first.column) + (points - width) / 2,
                baseline=baseline,
                size=size,
                measure=width,
            )
        start = end
