"""Typed, careful access to pypdf's objects.

A value of the wrong type is as good as none: these functions answer None or something empty,
and the checks report what is missing. pypdf raises exceptions of many kinds on broken files,
which is why `resolved` catches all of them; it is the only place that does.
"""

from __future__ import annotations

import math
from collections.abc import Hashable, Mapping, Sequence
from typing import Any

from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    ByteStringObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    NullObject,
    StreamObject,
)

Dictionary = Mapping[str, Any]
Box = tuple[float, float, float, float]
"""Left, bottom, right, top in points of the page's user space."""

EMPTY: Dictionary = {}
_MOST_HOPS = 32


def resolved(value: Any) -> Any:
    """The object behind a reference, None for null, a dead end or a broken object."""
    for _ in range(_MOST_HOPS):
        if not isinstance(value, IndirectObject):
            return None if isinstance(value, NullObject) else value
        try:
            value = value.get_object()
        except Exception:
            return None
    return None


def identity(value: Any) -> Hashable:
    """What is the same for two mentions of one object: its number, or where it lies."""
    if isinstance(value, IndirectObject):
        return (value.idnum, value.generation)
    reference = getattr(value, "indirect_reference", None)
    if isinstance(reference, IndirectObject):
        return (reference.idnum, reference.generation)
    return id(value)


def raw(holder: Any, key: str) -> Any:
    """The entry of a dictionary as written, perhaps a reference; `key` without its slash."""
    return dict.get(holder, f"/{key}") if isinstance(holder, dict) else None


def entry(holder: Any, key: str) -> Any:
    """The resolved entry of a dictionary; `key` without its slash."""
    return resolved(raw(holder, key))


def dictionary(value: Any) -> DictionaryObject | None:
    """A dictionary or a stream's dictionary."""
    value = resolved(value)
    return value if isinstance(value, DictionaryObject) else None


def stream(value: Any) -> StreamObject | None:
    """A stream."""
    value = resolved(value)
    return value if isinstance(value, StreamObject) else None


def array(value: Any) -> Sequence[Any]:
    """The items of an array as written; empty when it is none."""
    value = resolved(value)
    return value if isinstance(value, ArrayObject) else ()


def name(value: Any) -> str | None:
    """A name without its slash."""
    value = resolved(value)
    return str(value)[1:] if isinstance(value, NameObject) else None


def text(value: Any) -> str | None:
    """A text string."""
    value = resolved(value)
    if isinstance(value, NameObject):
        return None
    if isinstance(value, ByteStringObject):
        return bytes(value).decode("latin-1")
    return str(value) if isinstance(value, str) else None


def number(value: Any) -> float | None:
    """A finite number."""
    value = resolved(value)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    try:
        found = float(value)
    except OverflowError:
        return None
    return found if math.isfinite(found) else None


def integer(value: Any, default: int = 0) -> int:
    """A number cut to an integer."""
    found = number(value)
    return default if found is None else int(found)


def flag(value: Any) -> bool | None:
    """A boolean."""
    value = resolved(value)
    return bool(value.value) if isinstance(value, BooleanObject) else None


def numbers(value: Any) -> tuple[float, ...]:
    """The numbers of an array; empty when any item is none."""
    found = [number(item) for item in array(value)]
    return tuple(n for n in found if n is not None) if None not in found else ()


def box(value: Any) -> Box | None:
    """A rectangle, its corners put in order; None when it is none or has no area."""
    found = numbers(value)
    if len(found) != 4:
        return None
    x1, y1, x2, y2 = found
    ordered = (min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2))
    return ordered if ordered[0] < ordered[2] and ordered[1] < ordered[3] else None


def names_or_one(value: Any) -> tuple[str, ...]:
    """The names of an array, or the single name that stands for one."""
    single = name(value)
    if single is not None:
        return (single,)
    return tuple(found for item in array(value) if (found := name(item)) is not None)
