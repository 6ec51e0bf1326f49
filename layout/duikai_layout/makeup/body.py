"""The body of a story: its flowed elements on the rows they have got."""

from __future__ import annotations

from collections.abc import Iterator

from duikai_layout.flow import Flowed
from duikai_layout.galley import SetCrossHead, SetParagraph, SetTable
from duikai_layout.makeup.cross_heads import cross_head_marks
from duikai_layout.makeup.paragraphs import paragraph_lines
from duikai_layout.makeup.place import Place
from duikai_layout.makeup.rows import Rows
from duikai_layout.makeup.tables import table_marks
from duikai_layout.page import Fragment, Mark
from duikai_layout.pictures import strip_at_foot


def body_fragments(place: Place, flowed: tuple[Flowed, ...]) -> Iterator[Fragment]:
    """The elements of the body in reading order."""
    tops = leg_tops(place)
    for found in flowed:
        marks = _marks(found, Rows(place, found.slots, tops))
        yield Fragment(found.element.role, tuple(marks))


def _marks(found: Flowed, rows: Rows) -> Iterator[Mark]:
    match found.element.matter:
        case SetParagraph() as matter:
            return paragraph_lines(matter, found.way, rows)
        case SetCrossHead() as matter:
            return cross_head_marks(matter, found.way, rows)
        case SetTable() as matter:
            return table_marks(matter, found.way, rows)


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
