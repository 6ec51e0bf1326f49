"""Operators that place pictures, forms and gradients, and that begin a glyph."""

from __future__ import annotations

from typing import Any

from duikai_press.preflight.reading.content import ContentRun, Operator
from duikai_press.preflight.reading.images import ImageFacts, read_image
from duikai_press.preflight.reading.inner_streams import draw_form, draw_shading
from duikai_press.preflight.reading.marks import ImageMark
from duikai_press.preflight.reading.matrices import mapped_box, overlap
from duikai_press.preflight.reading.objects import entry, identity, name, raw, stream
from duikai_press.preflight.reading.tokens import InlineImage, Name


def _do(run: ContentRun, operands: list[Any]) -> None:
    if not operands or not isinstance(operands[-1], Name):
        return
    label = operands[-1]
    value = raw(entry(run.resources, "XObject"), label)
    found = stream(value)
    if found is None:
        run.findings.fault(f"/{label} is to be drawn, but is not there")
        return
    if raw(found, "OC") is not None:
        run.findings.layers = True
    subtype = name(entry(found, "Subtype"))
    if subtype == "Form":
        draw_form(run, value, label)
    elif subtype == "Image":
        key = identity(value)
        images = run.shelf.images
        if key not in images:
            images[key] = read_image(value, label, run.resources, run.shelf.spaces)
        _place(run, images[key], label)
    else:
        run.findings.fault(f"/{label} is an XObject of the kind {subtype}")


def _place(run: ContentRun, image: ImageFacts | None, label: str) -> None:
    if image is None:
        run.findings.fault(f"the picture /{label} has no size")
        return
    state = run.state
    box = overlap(mapped_box(state.matrix, (0.0, 0.0, 1.0, 1.0)), state.clip)
    if box is not None:
        run.marks.append(ImageMark(box, state.clip, state.matrix, image, state.fill_paint()))


def _inline(run: ContentRun, operands: list[Any]) -> None:
    [image] = operands
    if isinstance(image, InlineImage):
        facts = read_image(image.entries, "inline", run.resources, run.shelf.spaces, image.data)
        _place(run, facts, "inline")


def _shade(run: ContentRun, operands: list[Any]) -> None:
    if operands and isinstance(operands[-1], Name):
        shading = raw(entry(run.resources, "Shading"), operands[-1])
        draw_shading(run, shading, run.state)


def _coloured_glyph(run: ContentRun, operands: list[Any]) -> None:
    """``d0``: the glyph has colours of its own."""


def _plain_glyph(run: ContentRun, operands: list[Any]) -> None:
    """``d1``: the glyph is a shape; its stream may not set colours (PDF 1.7 table 113)."""
    run.coloured = False


OBJECT_OPERATORS: dict[bytes, Operator] = {
    b"Do": _do,
    b"BI": _inline,
    b"sh": _shade,
    b"d0": _coloured_glyph,
    b"d1": _plain_glyph,
}
