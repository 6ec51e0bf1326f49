"""The head of a story: level lines at their heights, or upright ones side by side."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate

from duikai_layout.heads import HeadLine, UprightLine, gap_changes
from duikai_layout.linebreak import SetLine, set_line
from duikai_layout.makeup.place import WIDE, Place
from duikai_layout.page import Fragment, Mark, Panel, Role, Rule, TextLine
from duikai_layout.typeset import SetText, place_line


def head_fragments(place: Place) -> Iterator[Fragment]:
    """The lines of the head in reading order."""
    head = place.leaf.head
    left = place.x(0)
    width = place.x(head.columns - 1) + place.measure - left
    tops = _upright_tops(place) if head.upright else _level_tops(place)
    for line, top in zip(head.lines, tops, strict=True):
        if isinstance(line, UprightLine):
            yield Fragment(line.role, (_upright_line(line, left, top),))
        else:
            yield Fragment(line.role, tuple(_level_line(place, line, left, top, width)))
    if head.upright:
        yield from _rule_beside(place)


def _level_tops(place: Place) -> Iterator[float]:
    """Where the content of the head begins for each of its lines.

    What a block of whole rows has to spare goes to the gaps, most of it below the last line.
    """
    head, heads = place.leaf.head, place.setter.sheet.heads
    opened = place.grid.pitch * (head.rows + heads.above - heads.top)
    spare = (opened - head.height) / (heads.lead_share * len(head.lines) + 1)
    top = place.grid.y(place.area.row + heads.top)
    for number in range(1, len(head.lines) + 1):
        yield top + spare * heads.lead_share * number


def _upright_tops(place: Place) -> Iterator[float]:
    """Level with the em box of the first line of the body beside the head."""
    top = place.grid.y(place.first_row) + (place.grid.pitch - place.density.size) / 2
    yield from (top for _ in place.leaf.head.lines)


def _upright_line(line: UprightLine, left: float, top: float) -> TextLine:
    from duikai_layout.upright_text import place_upright

    return place_upright(
        line.text,
        line.start,
        line.end,
        x=left + line.x,
        top=top + line.top,
        size=line.size,
        track=line.track,
    )


def _rule_beside(place: Place) -> Iterator[Fragment]:
    """The rule in the gutter between an upright head and the body."""
    heads, head = place.setter.sheet.heads, place.leaf.head
    style = heads.upright
    if style.rule:
        x = place.x(head.columns) - place.grid.gutter / 2
        top = next(_upright_tops(place))
        rule = Rule(x, top, x, top + head.height, style.rule, style.rule_ink)
        yield Fragment(Role.RULE, (rule,))


def _level_line(
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
        _spaced(line.text, line.start, line.end, line.track, heads.squeeze),
        x=x,
        baseline=baseline,
        size=line.size,
        measure=line.width,
        stretch=line.stretch,
    )


def _spaced(text: SetText, start: int, end: int, track: int, squeeze: int) -> SetLine:
    """A line in its natural width, letter-spaced, the white beside its marks squeezed."""
    line = set_line(text.items, start, end, WIDE, justify=False)
    shifts = accumulate(gap_changes(text, start, end, track, squeeze), initial=0)
    xs = tuple(x + shift for x, shift in zip(line.xs, shifts, strict=True))
    return SetLine(start, end, xs, line.width, 0, 0)
