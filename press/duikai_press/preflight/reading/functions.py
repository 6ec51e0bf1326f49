"""The colours that a shading runs through, from its function (PDF 1.7 §7.10)."""

from __future__ import annotations

from typing import Any

from duikai_press.preflight.reading.budget import Budget
from duikai_press.preflight.reading.objects import (
    array,
    entry,
    integer,
    numbers,
    resolved,
    stream,
)
from duikai_press.preflight.reading.streams import StreamFault, unpacked

_MOST_NESTING = 4
_MOST_COLOURS = 512

Values = tuple[float, ...]


def colours_through(function: Any, components: int, budget: Budget) -> list[Values]:
    """Colours that the function takes: those at the ends of its pieces, or its samples.

    Between the ends an exponential function is monotonous, so the heaviest colour is among
    them. A PostScript function says nothing.
    """
    parts = array(function)
    if len(parts) > 1:  # one function for each component
        each = [_values(part, budget, 0) for part in parts[:components]]
        return [tuple(max(v[0] for v in values) for values in each)] if all(each) else []
    found = _values(parts[0] if parts else function, budget, 0)
    return [values for values in found if len(values) == components]


def _values(function: Any, budget: Budget, nesting: int) -> list[Values]:
    function = resolved(function)
    if not isinstance(function, dict) or nesting > _MOST_NESTING:
        return []
    kind = integer(entry(function, "FunctionType"), -1)
    if kind == 2:
        return [numbers(entry(function, "C0")) or (0.0,), numbers(entry(function, "C1")) or (1.0,)]
    if kind == 3:
        pieces = list(array(entry(function, "Functions")))[:_MOST_COLOURS]
        return [value for piece in pieces for value in _values(piece, budget, nesting + 1)]
    return _samples(function, budget) if kind == 0 else []


def _samples(function: Any, budget: Budget) -> list[Values]:
    """The samples of a sampled function with 8 bits each, thinned out to a few hundred."""
    span = numbers(entry(function, "Decode")) or numbers(entry(function, "Range"))
    holder = stream(function)
    if holder is None or integer(entry(function, "BitsPerSample")) != 8 or len(span) < 2:
        return []
    try:
        data = unpacked(holder, budget).data
    except StreamFault:
        return []
    outputs = len(span) // 2
    count = len(data) // outputs
    lows, highs = span[0::2], span[1::2]
    return [
        tuple(
            low + (high - low) * data[at * outputs + k] / 255
            for k, (low, high) in enumerate(zip(lows, highs, strict=False))
        )
        for at in range(0, count, max(1, count // _MOST_COLOURS))
    ]
