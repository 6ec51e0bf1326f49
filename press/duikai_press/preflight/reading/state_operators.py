"""Operators that set the state: matrix, lines, extended states."""

from __future__ import annotations

from typing import Any

from duikai_press.preflight.reading.content import MOST_SAVED, ContentRun, Operator
from duikai_press.preflight.reading.matrices import Matrix, is_finite, product
from duikai_press.preflight.reading.objects import (
    array,
    dictionary,
    entry,
    flag,
    integer,
    name,
    names_or_one,
    number,
    raw,
)
from duikai_press.preflight.reading.tokens import Name


def numbers_of(operands: list[Any], count: int) -> tuple[float, ...]:
    """The last `count` operands when all are numbers, else nothing."""
    found = operands[-count:]
    sound = len(found) == count and all(type(item) is float for item in found)
    return tuple(found) if sound else ()


def matrix_of(operands: list[Any]) -> Matrix | None:
    """Six operands as a matrix."""
    found = numbers_of(operands, 6)
    if not found:
        return None
    a, b, c, d, e, f = found
    return (a, b, c, d, e, f)


def _save(run: ContentRun, operands: list[Any]) -> None:
    if len(run.stack) >= MOST_SAVED:
        run.findings.fault(f"the graphics state is saved more than {MOST_SAVED} times")
        return
    run.stack.append(run.state.saved())


def _restore(run: ContentRun, operands: list[Any]) -> None:
    if not run.stack:
        run.findings.fault("the graphics state is restored more often than saved")
        return
    text = run.state.text_matrix, run.state.line_matrix
    run.state = run.stack.pop()
    run.state.text_matrix, run.state.line_matrix = text


def _concatenate(run: ContentRun, operands: list[Any]) -> None:
    matrix = matrix_of(operands)
    if matrix is None:
        return
    found = product(matrix, run.state.matrix)
    if is_finite(found):
        run.state.matrix = found


def _line_width(run: ContentRun, operands: list[Any]) -> None:
    for value in numbers_of(operands, 1):
        run.state.line_width = abs(value)


def _extended(run: ContentRun, operands: list[Any]) -> None:
    """``gs``: PDF 1.7 table 58, as far as a plate depends on it."""
    if not operands or not isinstance(operands[-1], Name):
        return
    given = dictionary(raw(entry(run.resources, "ExtGState"), operands[-1]))
    if given is None:
        run.findings.fault(f"the graphics state /{operands[-1]} is not there")
        return
    state = run.state
    stroke, fill = flag(entry(given, "OP")), flag(entry(given, "op"))
    if stroke is not None:
        state.stroke_overprint = state.fill_overprint = stroke
    if fill is not None:
        state.fill_overprint = fill
    state.overprint_mode = integer(entry(given, "OPM"), state.overprint_mode)
    for key, attribute in (("ca", "fill_alpha"), ("CA", "stroke_alpha"), ("LW", "line_width")):
        value = number(entry(given, key))
        if value is not None:
            setattr(state, attribute, value)
    blends = names_or_one(entry(given, "BM"))
    if blends:
        state.blend = blends[0]
    if raw(given, "SMask") is not None:
        state.soft_mask = name(entry(given, "SMask")) != "None"
    font = array(entry(given, "Font"))
    if len(font) == 2:
        state.font, state.size = run.shelf.font(font[0]), number(font[1]) or 0.0


def _nothing(run: ContentRun, operands: list[Any]) -> None:
    """Operators on which no check depends."""


def _begin_tolerance(run: ContentRun, operands: list[Any]) -> None:
    run.tolerated += 1


def _end_tolerance(run: ContentRun, operands: list[Any]) -> None:
    run.tolerated = max(0, run.tolerated - 1)


def _begin_marked(run: ContentRun, operands: list[Any]) -> None:
    if operands and operands[0] == "OC":
        run.findings.layers = True


STATE_OPERATORS: dict[bytes, Operator] = {
    b"q": _save,
    b"Q": _restore,
    b"cm": _concatenate,
    b"w": _line_width,
    b"gs": _extended,
    b"BX": _begin_tolerance,
    b"EX": _end_tolerance,
    b"BDC": _begin_marked,
    **dict.fromkeys((b"J", b"j", b"M", b"d", b"ri", b"i", b"BMC", b"EMC", b"MP", b"DP"), _nothing),
}
