"""Operators that choose colours, and the pattern that a colour may be."""

from __future__ import annotations

from typing import Any

from pypdf.generic import NameObject

from duikai_press.preflight.reading.colour_spaces import (
    CMYK,
    GRAY,
    PATTERN,
    RGB,
    Colour,
    ColourSpace,
    colour_of,
    initial_colour,
    inks_of,
)
from duikai_press.preflight.reading.content import ContentRun, Operator
from duikai_press.preflight.reading.inner_streams import draw_pattern
from duikai_press.preflight.reading.state_operators import numbers_of
from duikai_press.preflight.reading.tokens import Name


def _device(space: ColourSpace, attribute: str) -> Operator:
    def choose(run: ContentRun, operands: list[Any]) -> None:
        values = numbers_of(operands, space.components)
        if values and run.coloured:
            setattr(run.state, attribute, colour_of(space, values))

    return choose


def _space(attribute: str) -> Operator:
    def choose(run: ContentRun, operands: list[Any]) -> None:
        if operands and isinstance(operands[-1], Name) and run.coloured:
            written = NameObject(f"/{operands[-1]}")
            space = run.shelf.spaces.read(written, run.resources)
            setattr(run.state, attribute, initial_colour(space))

    return choose


def _components(attribute: str) -> Operator:
    """``sc``, ``scn``: values in the current space, and perhaps a pattern."""

    def choose(run: ContentRun, operands: list[Any]) -> None:
        if not run.coloured:
            return
        space: ColourSpace = getattr(run.state, attribute).space
        values = tuple(item for item in operands if type(item) is float)
        if operands and isinstance(operands[-1], Name):
            under = space.base if space.family == "Pattern" else None
            inks = inks_of(under, values) if under else {}
            colour = Colour(space if under else PATTERN, values, inks)
            draw_pattern(run, operands[-1], colour)
        elif len(values) == space.components:
            colour = colour_of(space, values)
        else:
            return
        setattr(run.state, attribute, colour)

    return choose


COLOUR_OPERATORS: dict[bytes, Operator] = {
    b"g": _device(GRAY, "fill"),
    b"G": _device(GRAY, "stroke"),
    b"rg": _device(RGB, "fill"),
    b"RG": _device(RGB, "stroke"),
    b"k": _device(CMYK, "fill"),
    b"K": _device(CMYK, "stroke"),
    b"cs": _space("fill"),
    b"CS": _space("stroke"),
    b"sc": _components("fill"),
    b"scn": _components("fill"),
    b"SC": _components("stroke"),
    b"SCN": _components("stroke"),
}
