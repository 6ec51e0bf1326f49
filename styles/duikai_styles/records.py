"""Reading a frozen dataclass from a YAML mapping, field by field, by the field's type.

One mechanism serves every part of a style sheet: the type says what is expected, the reader
reports what is wrong with it, and a missing key is an error because sheets inherit: only a
root sheet has to say everything.
"""

from __future__ import annotations

import typing
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from enum import Enum
from functools import cache
from typing import Any, TypeVar

from duikai_content.yaml_source import MapReader
from duikai_styles.inks import Ink
from duikai_styles.sheet import LineRules

LARGEST = 10_000.0
"""No length, share or price of a style sheet is larger; it catches slips of the finger."""

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Names:
    """What the fields of a sheet may refer to by name: inks, roles of faces, rules of lines."""

    inks: Mapping[str, Ink]
    faces: frozenset[str]
    lines: Mapping[str, LineRules]


_SCALARS: dict[Any, Callable[[MapReader, str], Any]] = {
    float: lambda reader, key: reader.number(key, 0.0, LARGEST),
    int: lambda reader, key: reader.integer(key, 0, int(LARGEST)),
    bool: lambda reader, key: reader.boolean(key),
}


def read_record(
    cls: type[R], reader: MapReader, names: Names, known: Mapping[str, Any] | None = None
) -> R:
    """An instance of dataclass `cls`; faults are reported and stood in for.

    `known` are values of fields that are no keys of the file.
    """
    values = dict(known or {})
    for name, kind in _schema(typing.cast(typing.Hashable, cls)):
        if name not in values:
            values[name] = _read(kind, reader, name, names)
    return cls(**values)


@cache
def _schema(cls: Any) -> tuple[tuple[str, Any], ...]:
    hints = typing.get_type_hints(cls)
    return tuple((field.name, hints[field.name]) for field in fields(cls))


def _read(kind: Any, reader: MapReader, key: str, names: Names) -> Any:
    if kind in _SCALARS:
        return _SCALARS[kind](reader, key)
    if kind is str:
        return _name(reader, key, names) if _is_face(key) else reader.text(key)
    if kind is Ink or kind == Ink | None:
        return _ink(reader, key, names, optional=kind is not Ink)
    if kind is LineRules:
        return _lines(reader, key, names)
    if kind == tuple[float, ...]:
        return reader.numbers(key, 0.0, LARGEST)
    if typing.get_origin(kind) is tuple and is_dataclass(kind.__args__[0]):
        part = typing.cast(type[Any], kind.__args__[0])
        return tuple(read_record(part, item, names) for item in reader.maps(key))
    if is_dataclass(kind):
        return read_record(typing.cast(type[Any], kind), reader.map(key, required=True), names)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return reader.choice(key, kind)
    raise TypeError(f"no way to read {kind!r} from a style sheet")


def _is_face(key: str) -> bool:
    return key == "face" or key.endswith("_face")


def _name(reader: MapReader, key: str, names: Names) -> str:
    role = reader.text(key)
    if role and role not in names.faces:
        known = ", ".join(sorted(names.faces))
        reader.error("unknown-face", f"no face has the role “{role}”", key, f"known: {known}")
    return role


def _ink(reader: MapReader, key: str, names: Names, *, optional: bool) -> Ink | None:
    name = reader.text(key, "" if optional else None)
    if name in names.inks:
        return names.inks[name]
    if name and not (optional and name == "none"):
        known = ", ".join(sorted(names.inks))
        reader.error("unknown-ink", f"no ink is called “{name}”", key, f"known: {known}")
    return None if optional else Ink(0, 0, 0, 100)


def _lines(reader: MapReader, key: str, names: Names) -> LineRules:
    name = reader.text(key)
    if name and name not in names.lines:
        known = ", ".join(names.lines)
        reader.error("unknown-lines", f"no rules of lines are called “{name}”", key, known)
    return names.lines.get(name) or next(iter(names.lines.values()))
