"""Operators that set and show text (PDF 1.7 §9.4)."""

from __future__ import annotations

from typing import Any

from duikai_press.preflight.reading.content import ContentRun, Operator
from duikai_press.preflight.reading.fonts import FontFacts
from duikai_press.preflight.reading.inner_streams import draw_glyphs
from duikai_press.preflight.reading.marks import TextMark
from duikai_press.preflight.reading.matrices import (
    IDENTITY,
    Matrix,
    is_finite,
    mapped_box,
    mean_scale,
    overlap,
    product,
    y_scale,
)
from duikai_press.preflight.reading.objects import entry, raw
from duikai_press.preflight.reading.state import GraphicsState
from duikai_press.preflight.reading.state_operators import matrix_of, numbers_of
from duikai_press.preflight.reading.tokens import Name

_DESCENT, _ASCENT = -0.15, 0.85
"""Of an em: about what a glyph covers, Chinese ones quite exactly."""


def _begin(run: ContentRun, operands: list[Any]) -> None:
    run.state.text_matrix = run.state.line_matrix = IDENTITY


def _font(run: ContentRun, operands: list[Any]) -> None:
    if len(operands) < 2 or not isinstance(operands[-2], Name):
        return
    found = raw(entry(run.resources, "Font"), operands[-2])
    if found is None:
        run.findings.fault(f"the font /{operands[-2]} is not there")
    run.state.font = run.shelf.font(found)
    for size in numbers_of(operands, 1):
        run.state.size = size


def _parameter(attribute: str, scale: float = 1.0) -> Operator:
    def choose(run: ContentRun, operands: list[Any]) -> None:
        for value in numbers_of(operands, 1):
            setattr(run.state, attribute, value * scale)

    return choose


def _rendering(run: ContentRun, operands: list[Any]) -> None:
    for value in numbers_of(operands, 1):
        run.state.rendering = int(value) % 8


def _to_line(run: ContentRun, x: float, y: float) -> None:
    matrix = product((1, 0, 0, 1, x, y), run.state.line_matrix)
    if is_finite(matrix):
        run.state.text_matrix = run.state.line_matrix = matrix


def _move(run: ContentRun, operands: list[Any]) -> None:
    if distance := numbers_of(operands, 2):
        _to_line(run, *distance)


def _move_leading(run: ContentRun, operands: list[Any]) -> None:
    if distance := numbers_of(operands, 2):
        run.state.leading = -distance[1]
    _move(run, operands)


def _matrix(run: ContentRun, operands: list[Any]) -> None:
    matrix = matrix_of(operands)
    if matrix is not None and is_finite(matrix):
        run.state.text_matrix = run.state.line_matrix = matrix


def _next_line(run: ContentRun, operands: list[Any]) -> None:
    _to_line(run, 0, -run.state.leading)


def _show(run: ContentRun, operands: list[Any]) -> None:
    if operands and isinstance(operands[-1], bytes):
        _show_parts(run, [operands[-1]])


def _show_array(run: ContentRun, operands: list[Any]) -> None:
    if operands and isinstance(operands[-1], list):
        _show_parts(run, operands[-1])


def _show_next(run: ContentRun, operands: list[Any]) -> None:
    _next_line(run, operands)
    _show(run, operands)


def _show_spaced(run: ContentRun, operands: list[Any]) -> None:
    spaces = numbers_of(operands[:-1], 2)
    if spaces:
        run.state.word_space, run.state.character_space = spaces
    _show_next(run, operands)


def _show_parts(run: ContentRun, parts: list[Any]) -> None:
    """Strings and the distances between them: one mark, and the pen moves on."""
    state = run.state
    font, size = state.font, state.size
    to_size = font.matrix[0] if font.is_type3 else 0.001
    pen, count = 0.0, 0
    for part in parts:
        if isinstance(part, bytes):
            width, codes, spaces = font.advance(part)
            if font.vertical:
                width = -1000.0 * codes
            spacing = codes * state.character_space + spaces * state.word_space
            pen += width * to_size * size + (-spacing if font.vertical else spacing)
            count += codes
        elif type(part) is float:
            pen -= part * 0.001 * size
    if not font.vertical:
        pen *= state.stretch
    if count:
        _mark(run, pen, count)
    ahead: Matrix = (1, 0, 0, 1, 0, pen) if font.vertical else (1, 0, 0, 1, pen, 0)
    moved = product(ahead, state.text_matrix)
    if is_finite(moved):
        state.text_matrix = moved


def _mark(run: ContentRun, pen: float, codes: int) -> None:
    state = run.state
    to_page = product(state.text_matrix, state.matrix)
    box = overlap(mapped_box(to_page, _extent(state, pen)), state.clip)
    if box is None:
        return
    if state.font.is_type3:
        draw_glyphs(run, product((state.size, 0, 0, state.size, 0, state.rise), to_page))
    mode = state.rendering & 3
    strokes = mode in (1, 2)
    width = state.line_width * mean_scale(state.matrix) if strokes else 0.0
    run.marks.append(
        TextMark(
            box,
            state.clip,
            abs(state.size) * y_scale(to_page) * _em_of(state.font),
            codes,
            state.font,
            state.fill_paint() if mode in (0, 2) else None,
            state.stroke_paint() if strokes else None,
            width,
        )
    )


def _em_of(font: FontFacts) -> float:
    """What an em is to the size: 1, but a Type 3 font says by its matrix how large its glyphs
    are; a thousand of its units are taken for an em, or one where the matrix is about 1."""
    if not font.is_type3:
        return 1.0
    scale = y_scale(font.matrix)
    return scale * 1000 if scale < 0.5 else scale


def _extent(state: GraphicsState, pen: float) -> tuple[float, float, float, float]:
    """What a string covers, in text space."""
    size = state.size
    if state.font.vertical:
        return (-size / 2, min(pen, 0.0), size / 2, max(pen, 0.0))
    edges = (_DESCENT * size + state.rise, _ASCENT * size + state.rise)
    return (min(pen, 0.0), min(edges), max(pen, 0.0), max(edges))


TEXT_OPERATORS: dict[bytes, Operator] = {
    b"BT": _begin,
    b"ET": lambda run, operands: None,
    b"Tf": _font,
    b"Tc": _parameter("character_space"),
    b"Tw": _parameter("word_space"),
    b"Tz": _parameter("stretch", 0.01),
    b"TL": _parameter("leading"),
    b"Ts": _parameter("rise"),
    b"Tr": _rendering,
    b"Td": _move,
    b"TD": _move_leading,
    b"Tm": _matrix,
    b"T*": _next_line,
    b"Tj": _show,
    b"TJ": _show_array,
    b"'": _show_next,
    b'"': _show_spaced,
}
