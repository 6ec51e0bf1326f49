"""The head of a story: each line at its height, with labels and flanking rules."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate

from duikai_layout.heads import HeadLine, track_places
from duikai_layout.linebreak import SetLine, set_line
from duikai_layout.makeup.place import EM, WIDE, Place
from duikai_layout.page import Fragment, Mark, Panel, Role, Rule
from duikai_layout.typeset import SetText, place_line


def head_fragments(place: Place) -> Iterator[Fragment]:
    """The lines of the head from the top down."""
    head = place.leaf.head
    over = place.leaf.head_columns
    left = place.x(0)
    measure = place.copy.galley.measure * place.density.size / EM
    width = place.x(over - 1) + measure - left
    # What a block of whole rows has to spare goes to the gaps, most of it below the last line.
    heads = place.setter.sheet.heads
    opened = place.grid.pitch * (head.rows + heads.above - heads.top)
    spare = (opened - head.height) / (heads.lead_share * len(head.lines) + 1)
    top = place.grid.y(place.area.row + heads.top)
    for number, line in enumerate(head.lines, 1):
        lowered = top + spare * heads.lead_share * number
        yield Fragment(line.role, tuple(_head_line(place, line, left, lowered, width)))


def _head_line(
    place: Place, line: HeadLine, left: float, top: float, width: float
) -> Iterator[Mark]:
    heads = place.setter.sheet.heads
    baseline = top + line.baseline
    x = left + (width - line.width) / 2
    if line.role is Role.LABEL:
        pad = line.size * 0.4
        foot = baseline + line.size * 0.25
        x = left + pad
        yield Panel(
            left, baseline - line.size, line.width + 2 * pad, foot - baseline + line.size,
            fill=heads.flank_ink,
        )  # fmt: skip
        y = foot - line.size * 0.6
        yield Rule(left, y, left + width, y, heads.flank_rule * 2, heads.flank_ink)
    elif line.flanked:
        gap = line.size * 0.8
        middle = baseline - line.size * 0.36
        # Beside large type one rule would leave the white above and below it open.
        double = line.size >= heads.flank_double
        for y in (middle - line.size / 6, middle + line.size / 6) if double else (middle,):
            yield Rule(left, y, x - gap, y, heads.flank_rule, heads.flank_ink)
            right = x + line.width + gap
            yield Rule(right, y, left + width, y, heads.flank_rule, heads.flank_ink)
    yield place_line(
        line.text,
        _tracked(line.text, line.start, line.end, line.track),
        x=x,
        baseline=baseline,
        size=line.size,
        measure=line.width,
        stretch=line.stretch,
    )


def _tracked(text: SetText, start: int, end: int, track: int) -> SetLine:
    line = set_line(text.items, start, end, WIDE, justify=False)
    shifts = accumulate((track * place for place in track_places(text, start, end)), initial=0)
    xs = tuple(x + shift for x, shift in zip(line.xs, shifts, strict=True))
    return SetLine(start, end, xs, line.width, 0, 0)
