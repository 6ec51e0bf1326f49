"""Operators that build, paint and clip with paths. Points are on the page at once."""

from __future__ import annotations

import math
from typing import Any

from duikai_press.preflight.reading.content import ContentRun, Operator
from duikai_press.preflight.reading.marks import PathMark
from duikai_press.preflight.reading.matrices import (
    Point,
    box_about,
    grown,
    mapped,
    mean_scale,
    overlap,
)
from duikai_press.preflight.reading.state_operators import numbers_of

_FEWEST, _MOST = 4, 32
_PIECE = 24.0
"""A curve becomes straight pieces of about so many points, which is true to its area within a
per cent."""


def _move(run: ContentRun, operands: list[Any]) -> None:
    point = numbers_of(operands, 2)
    if point:
        run.subpaths.append([mapped(run.state.matrix, *point)])


def _line(run: ContentRun, operands: list[Any]) -> None:
    point = numbers_of(operands, 2)
    if point and run.subpaths:
        run.subpaths[-1].append(mapped(run.state.matrix, *point))


def _curve(first: bool, second: bool) -> Operator:
    """``c`` has both control points, ``v`` lacks the first, ``y`` the second."""

    def draw(run: ContentRun, operands: list[Any]) -> None:
        given = numbers_of(operands, 6 if first and second else 4)
        if not given or not run.subpaths:
            return
        points = [
            mapped(run.state.matrix, x, y) for x, y in zip(given[0::2], given[1::2], strict=True)
        ]
        start, end = run.subpaths[-1][-1], points[-1]
        one = points[0] if first else start
        two = points[-2] if second else end
        length = math.dist(start, one) + math.dist(one, two) + math.dist(two, end)
        steps = _FEWEST + int(min(length / _PIECE, _MOST - _FEWEST))
        run.subpaths[-1].extend(
            _bezier(start, one, two, end, k / steps) for k in range(1, steps + 1)
        )

    return draw


def _bezier(p: Point, q: Point, r: Point, s: Point, t: float) -> Point:
    u = 1 - t
    a, b, c, d = u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t
    return (
        a * p[0] + b * q[0] + c * r[0] + d * s[0],
        a * p[1] + b * q[1] + c * r[1] + d * s[1],
    )


def _close(run: ContentRun, operands: list[Any]) -> None:
    if run.subpaths and len(run.subpaths[-1]) > 1:
        run.subpaths[-1].append(run.subpaths[-1][0])


def _rectangle(run: ContentRun, operands: list[Any]) -> None:
    given = numbers_of(operands, 4)
    if not given:
        return
    x, y, width, height = given
    corners = ((x, y), (x + width, y), (x + width, y + height), (x, y + height), (x, y))
    run.subpaths.append([mapped(run.state.matrix, *corner) for corner in corners])


def _paint(
    *, fill: bool = False, stroke: bool = False, even_odd: bool = False, close: bool = False
) -> Operator:
    def paint(run: ContentRun, operands: list[Any]) -> None:
        if close:
            _close(run, operands)
        if run.subpaths:
            _mark(run, fill, stroke, even_odd)
        _end_path(run, operands)

    return paint


def _mark(run: ContentRun, fill: bool, stroke: bool, even_odd: bool) -> None:
    state = run.state
    # A point that is only moved to prints nothing.
    drawn = [subpath for subpath in run.subpaths if len(subpath) > 1]
    width = state.line_width * mean_scale(state.matrix) if stroke else 0.0
    about = box_about([point for subpath in drawn for point in subpath])
    seen = overlap(grown(about, width / 2), state.clip)
    if not drawn or seen is None:
        return
    run.marks.append(
        PathMark(
            seen,
            state.clip,
            tuple(map(tuple, drawn)),
            state.fill_paint() if fill else None,
            state.stroke_paint() if stroke else None,
            width,
            even_odd,
        )
    )


def _clip(run: ContentRun, operands: list[Any]) -> None:
    run.pending_clip = True


def _end_path(run: ContentRun, operands: list[Any]) -> None:
    """``n``, and what follows every painting: the clip is narrowed, the path forgotten."""
    if run.pending_clip:
        state = run.state
        about = box_about([point for subpath in run.subpaths for point in subpath])
        left, bottom = state.clip[:2]
        state.clip = overlap(about, state.clip) or (left, bottom, left, bottom)
        run.pending_clip = False
    run.subpaths.clear()


PATH_OPERATORS: dict[bytes, Operator] = {
    b"m": _move,
    b"l": _line,
    b"c": _curve(True, True),
    b"v": _curve(False, True),
    b"y": _curve(True, False),
    b"h": _close,
    b"re": _rectangle,
    b"S": _paint(stroke=True),
    b"s": _paint(stroke=True, close=True),
    b"f": _paint(fill=True),
    b"F": _paint(fill=True),
    b"f*": _paint(fill=True, even_odd=True),
    b"B": _paint(fill=True, stroke=True),
    b"B*": _paint(fill=True, stroke=True, even_odd=True),
    b"b": _paint(fill=True, stroke=True, close=True),
    b"b*": _paint(fill=True, stroke=True, even_odd=True, close=True),
    b"n": _end_path,
    b"W": _clip,
    b"W*": _clip,
}
