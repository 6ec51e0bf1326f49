"""Paragraphs and signatures: one line in each of their rows."""

from __future__ import annotations

from collections.abc import Iterator

from duikai_layout.galley import SetParagraph, Way
from duikai_layout.linebreak import set_line
from duikai_layout.makeup.rows import Rows
from duikai_layout.page import TextLine
from duikai_layout.signature import flush_right


def paragraph_lines(matter: SetParagraph, way: Way, rows: Rows) -> Iterator[TextLine]:
    """The lines of a paragraph, then those of the signature at its end."""
    style = matter.style
    at, measure = (rows.points(ems * style.scale) for ems in (style.inset, matter.measure))
    start = 0
    for number, end in enumerate(way.ends):
        line = set_line(
            matter.text.items,
            start,
            end,
            matter.measure,
            indent=style.hang if number else style.indent,
            justify=number < len(way.ends) - 1 and not matter.flush,
        )
        if matter.flush:
            line = flush_right(line, matter.measure)
        yield rows.line(matter.text, line, number, at=at, scale=style.scale, measure=measure)
        start = end
    if matter.tail is not None:
        yield from _tail(matter, way, rows)


def _tail(matter: SetParagraph, way: Way, rows: Rows) -> Iterator[TextLine]:
    """A signature: flush right on the paragraph's last line, or on rows of its own."""
    tail = matter.tail
    assert tail is not None
    scale = rows.place.setter.sheet.text["endline"].scale
    measure = int(rows.place.copy.galley.measure / scale)
    ends = way.tail_ends or (len(tail.items),)
    first = len(way.ends) if way.tail_ends else len(way.ends) - 1
    start = 0
    for number, end in enumerate(ends, first):
        line = set_line(tail.items, start, end, measure, justify=False)
        yield rows.line(tail, flush_right(line, measure), number, scale=scale)
        start = end
