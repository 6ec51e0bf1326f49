"""Streams that a stream draws: forms, patterns, the glyphs of Type 3 fonts; and gradients.

Each is read where it is drawn, in the state that is in force there. A tiling pattern is read as
one cell, a Type 3 font's glyphs once for a page, since a fault in them is one fault however
often they are repeated.
"""

from __future__ import annotations

from typing import Any

from duikai_press.preflight.reading.colour_spaces import Colour, colour_of
from duikai_press.preflight.reading.content import MOST_FORMS_DEEP, ContentRun
from duikai_press.preflight.reading.functions import colours_through
from duikai_press.preflight.reading.marks import ShadingMark
from duikai_press.preflight.reading.matrices import (
    IDENTITY,
    Matrix,
    is_finite,
    mapped_box,
    overlap,
    product,
)
from duikai_press.preflight.reading.objects import (
    Box,
    box,
    dictionary,
    entry,
    identity,
    integer,
    numbers,
    raw,
    stream,
)
from duikai_press.preflight.reading.state import GraphicsState
from duikai_press.preflight.reading.streams import StreamFault, unpacked

_MOST_KEPT = 1_000_000
_MOST_GLYPHS = 128
_OPERATORS_A_STREAM = 20
"""What drawing an inner stream costs beside its own operators."""


def _matrix(holder: Any) -> Matrix:
    found = numbers(entry(holder, "Matrix"))
    return (
        (found[0], found[1], found[2], found[3], found[4], found[5])
        if len(found) == 6
        else (IDENTITY)
    )


def draw_form(run: ContentRun, value: Any, label: str) -> None:
    """A form XObject, drawn in the present state within its own box (PDF 1.7 §8.10.1)."""
    form = stream(value)
    run.findings.forms.setdefault(identity(value), form)
    state = run.state.saved()
    state.matrix = product(_matrix(form), state.matrix)
    _draw(run, value, label, state, box(entry(form, "BBox")))


def _draw(
    run: ContentRun,
    value: Any,
    label: str,
    state: GraphicsState,
    within: Box | None,
    coloured: bool = True,
) -> None:
    """Read the stream `value` in `state`, clipped to the box `within` of its own space."""
    run.shelf.budget.spend_operators(_OPERATORS_A_STREAM)
    holder, key = stream(value), identity(value)
    if holder is None or not is_finite(state.matrix):
        return
    if key in run.open or len(run.open) >= MOST_FORMS_DEEP:
        run.findings.fault(f"/{label} is drawn within itself, or too deep")
        return
    if within is not None:
        clip = overlap(mapped_box(state.matrix, within), state.clip)
        if clip is None:
            return
        state.clip = clip
    data = _data(run, holder, key, label)
    if data is not None:
        resources = dictionary(raw(holder, "Resources")) or run.resources
        inner = run.inner(key, state, resources)
        inner.coloured = run.coloured and coloured
        inner.read(data)


def _data(run: ContentRun, holder: Any, key: Any, label: str) -> bytes | None:
    kept = run.shelf.unpacked.get(key)
    if kept is not None:
        return kept
    try:
        data = unpacked(holder, run.shelf.budget).data
    except StreamFault as fault:
        run.findings.fault(f"/{label} cannot be read: {fault}")
        return None
    if len(data) <= _MOST_KEPT:
        run.shelf.unpacked[key] = data
    return data


def draw_pattern(run: ContentRun, label: str, colour: Colour) -> None:
    """What a pattern prints, once for a page: a tiling pattern's cell or a gradient."""
    value = raw(entry(run.resources, "Pattern"), label)
    pattern = dictionary(value)
    key = (identity(value), colour.values)
    if pattern is None:
        run.findings.fault(f"the pattern /{label} is not there")
        return
    if identity(value) in run.open:
        run.findings.fault(f"the pattern /{label} paints with itself")
        return
    if key in run.patterns:
        return
    run.patterns.add(key)
    to_page = product(_matrix(pattern), run.base)
    if integer(entry(pattern, "PatternType")) == 2:
        state = run.state.saved()
        state.matrix = to_page
        draw_shading(run, raw(pattern, "Shading"), state)
        return
    run.findings.forms.setdefault(identity(value), pattern)
    uncoloured = integer(entry(pattern, "PaintType")) == 2
    state = GraphicsState(to_page, run.state.clip)
    if uncoloured and colour.space.base is not None:
        state.fill = state.stroke = colour_of(colour.space.base, colour.values)
    _draw(run, value, label, state, box(entry(pattern, "BBox")), coloured=not uncoloured)


def draw_shading(run: ContentRun, value: Any, state: GraphicsState) -> None:
    """A gradient over what its box and the clip leave of the page."""
    shading = dictionary(value)
    if shading is None:
        run.findings.fault("a gradient is not there")
        return
    space = run.shelf.spaces.read(raw(shading, "ColorSpace"), run.resources)
    within = box(entry(shading, "BBox"))
    area = overlap(mapped_box(state.matrix, within), state.clip) if within else state.clip
    if area is None:
        return
    through = colours_through(raw(shading, "Function"), space.components, run.shelf.budget)
    colours = [colour_of(space, values) for values in through]
    heaviest = max(colours, key=lambda colour: colour.total, default=None)
    names = {ink for colour in colours for ink in colour.inks}
    mean = {ink: sum(c.inks.get(ink, 0.0) for c in colours) / len(colours) for ink in names}
    paint = state.fill_paint()
    run.marks.append(ShadingMark(area, state.clip, space, heaviest, mean, paint))


def draw_glyphs(run: ContentRun, to_page: Matrix) -> None:
    """The glyphs of the present Type 3 font, once for a page, where its first string stands."""
    font = run.state.font
    key = ("glyphs", font.key)
    if key in run.patterns or font.glyphs is None:
        return
    run.patterns.add(key)
    outer = run.resources
    if font.resources is not None:
        run.resources = font.resources
    try:
        for label in list(font.glyphs)[:_MOST_GLYPHS]:
            state = run.state.saved()
            state.matrix = product(font.matrix, to_page)
            _draw(run, dict.get(font.glyphs, label), label[1:], state, None)
    finally:
        run.resources = outer
