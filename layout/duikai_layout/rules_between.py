"""Rules between stories: a hairline over each story that follows another, one in each gutter.

A boxed story brings its own frame, so no rule runs along it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from duikai_layout.compose.tree import Cut
from duikai_layout.page import Area, Fragment, PageGrid, Role, Rule
from duikai_styles.sheet import StyleSheet


def rules_between(
    cuts: Iterable[Cut],
    areas: Sequence[Area],
    boxed: Sequence[bool],
    grid: PageGrid,
    first_row: int,
    sheet: StyleSheet,
) -> tuple[Fragment, ...]:
    """Rules for stories at `areas` (page rows), parted by `cuts` (rows from `first_row`)."""
    rules = [*_level(areas, boxed, grid, first_row, sheet)]
    for cut in cuts:
        if not cut.level:
            rules.extend(_upright(cut, areas, boxed, grid, first_row, sheet))
    return (Fragment(Role.RULE, tuple(rules)),) if rules else ()


def _level(
    areas: Sequence[Area], boxed: Sequence[bool], grid: PageGrid, first: int, sheet: StyleSheet
) -> Iterator[Rule]:
    style = sheet.rules
    for area, own_box in zip(areas, boxed, strict=True):
        if area.row == first or own_box:
            continue
        above = [
            box
            for other, box in zip(areas, boxed, strict=True)
            if other.row + other.rows == area.row and _overlap(other, area)
        ]
        if above and all(above):
            continue
        y = grid.y(area.row + style.story_at)
        x = grid.x(area.column)
        yield Rule(x, y, x + grid.span(area.columns), y, style.story, style.story_ink)


def _overlap(one: Area, other: Area) -> bool:
    return one.column < other.column + other.columns and other.column < one.column + one.columns


def _upright(
    cut: Cut,
    areas: Sequence[Area],
    boxed: Sequence[bool],
    grid: PageGrid,
    first: int,
    sheet: StyleSheet,
) -> Iterator[Rule]:
    """The rule in a gutter, left out where a frame stands on either side."""
    style = sheet.rules
    open_rows = [
        row
        for row in range(first + cut.start, first + cut.end)
        if not any(
            box and area.row <= row < area.row + area.rows
            and cut.at in (area.column, area.column + area.columns)
            for area, box in zip(areas, boxed, strict=True)
        )
    ]  # fmt: skip
    x = grid.x(cut.at) - grid.gutter / 2
    for start, end in _stretches(open_rows):
        top = grid.y(start + style.story_at)
        bottom = grid.y(end) - style.story_at * grid.pitch / 2
        yield Rule(x, top, x, bottom, style.column, style.column_ink)


def _stretches(rows: list[int]) -> Iterator[tuple[int, int]]:
    start = previous = None
    for row in rows:
        if previous is None or row != previous + 1:
            if start is not None and previous is not None:
                yield start, previous + 1
            start = row
        previous = row
    if start is not None and previous is not None:
        yield start, previous + 1
