"""Cross-heads in the middle of their rows, under a rule; sub-heads on the grid."""

from __future__ import annotations

from collections.abc import Iterator

from duikai_layout.galley import SetCrossHead, Way
from duikai_layout.linebreak import set_line
from duikai_layout.makeup.place import EM
from duikai_layout.makeup.rows import Rows
from duikai_layout.page import Mark, Rule, TextLine
from duikai_layout.typeset import place_line


def cross_head_marks(matter: SetCrossHead, way: Way, rows: Rows) -> Iterator[Mark]:
    """The lines of a cross-head with the rule above it, unless it begins its column."""
    if not matter.centred:
        yield from _sub_head(matter, way, rows)
        return
    place, scale = rows.place, matter.style.scale
    pitch, size = place.grid.pitch, place.density.size * scale
    top, x = rows.top(0), rows.x(0)
    lead = (way.rows - len(way.ends)) * pitch / 2
    if rows.slots[0].row:
        rules = place.setter.sheet.rules
        y = top + rules.story_at * pitch / 2
        yield Rule(x, y, x + rows.measure, y, rules.cross_head, rules.story_ink)
        lead += rules.story_at * pitch / 4
    start = 0
    for number, end in enumerate(way.ends):
        indent = 0 if number else matter.style.indent
        measure = int(rows.measure / size * EM)
        line = set_line(matter.text.items, start, end, measure, indent=indent, justify=False)
        width = line.width * size / EM
        yield place_line(
            matter.text,
            line,
            x=x + (rows.measure - width) / 2,
            baseline=top + lead + number * pitch + (pitch - size) / 2 + 0.88 * size,
            size=size,
            measure=width,
        )
        start = end


def _sub_head(matter: SetCrossHead, way: Way, rows: Rows) -> Iterator[TextLine]:
    scale = matter.style.scale
    measure = int(rows.place.copy.galley.measure / scale)
    start = 0
    for number, end in enumerate(way.ends):
        last = number == len(way.ends) - 1
        indent = 0 if number else matter.style.indent
        line = set_line(matter.text.items, start, end, measure, indent=indent, justify=not last)
        yield rows.line(matter.text, line, number, scale=scale)
        start = end
