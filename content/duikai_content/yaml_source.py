"""Reading YAML with types: every value is checked, and everything wrong is said at once.

A `MapReader` wraps one mapping. Each reading method names a key, reports what is wrong with
its value, and returns something usable in any case, so that reading goes on and the reader
of the diagnostics sees all of them. A key without a default is required. `finish` reports
the keys that nobody asked for.

    reader = read_yaml(path, diagnostics)
    if reader is not None:
        name = reader.text("name")
        grid = reader.map("grid")
        columns = grid.integer("columns", 1, 24)
        reader.finish()

Values are read from their source text: ``3:2`` is a ratio, ``no`` is a word, ``010`` is ten.
A key with an empty value counts as not given.
"""

from __future__ import annotations

import datetime as dt
import difflib
import math
import re
from collections.abc import Iterable
from enum import Enum
from fractions import Fraction
from pathlib import Path
from typing import TypeVar

from duikai_content import limits
from duikai_content.diagnostics import Diagnostics
from duikai_content.line_joining import join_lines
from duikai_content.spans import SourceSpan
from duikai_content.text_source import forbidden_character, read_text
from duikai_content.yaml_nodes import Mapping, Node, Scalar, Sequence, parse_yaml

_INTEGER = re.compile(r"[+-]?[0-9]+")
_NUMBER = re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)")
_RATIO = re.compile(r"([0-9]+(?:\.[0-9]+)?)\s*[:/×x]\s*([0-9]+(?:\.[0-9]+)?)")
_BOOLEANS = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}
E = TypeVar("E", bound=Enum)


def read_yaml(path: Path, diagnostics: Diagnostics, *, area: str = "copy") -> MapReader | None:
    """A reader of the mapping in a YAML file, or None with the reason among `diagnostics`."""
    text = read_text(path, diagnostics, limit=limits.YAML_BYTES, area=area)
    return None if text is None else read_yaml_text(text, str(path), diagnostics, area=area)


def read_yaml_text(
    text: str,
    file: str,
    diagnostics: Diagnostics,
    *,
    first_line: int = 1,
    area: str = "copy",
) -> MapReader | None:
    """A reader of the mapping in `text`, which begins on line `first_line` of `file`."""
    node = parse_yaml(text, file, diagnostics, first_line=first_line, area=area)
    if node is None:
        return None
    if not isinstance(node, Mapping):
        message = f"expected keys and values, found {_kind(node)}"
        diagnostics.error(f"{area}.wrong-type", message, node.span)
        return None
    return MapReader(node, diagnostics, area=area)


class MapReader:
    """Typed access to one mapping; see the module for how it is used."""

    def __init__(
        self, node: Mapping, diagnostics: Diagnostics, *, area: str = "copy", path: str = ""
    ) -> None:
        """`path` is the way to this mapping from the root (``grid.``), for messages."""
        self._entries = {key.text: (key, value) for key, value in node.entries}
        self._asked: dict[str, None] = {}
        self._children: list[MapReader] = []
        self._diagnostics = diagnostics
        self._area = area
        self._path = path
        self.whole = node.span

    def keys(self) -> tuple[str, ...]:
        """The keys in the order in which they were written; asking marks none as known."""
        return tuple(self._entries)

    def has(self, key: str) -> bool:
        """Whether `key` is given and not empty."""
        self._asked[key] = None
        entry = self._entries.get(key)
        return entry is not None and not (isinstance(entry[1], Scalar) and entry[1].is_null)

    def is_list(self, key: str) -> bool:
        """Whether the value of `key` is a list."""
        return self.has(key) and isinstance(self._entries[key][1], Sequence)

    def is_map(self, key: str) -> bool:
        """Whether the value of `key` is a mapping."""
        return self.has(key) and isinstance(self._entries[key][1], Mapping)

    def span(self, key: str) -> SourceSpan:
        """Where the value of `key` stands; where the mapping stands if it is not given."""
        entry = self._entries.get(key)
        return entry[1].span if entry else self.whole

    def error(self, code: str, message: str, key: str | None = None, hint: str = "") -> None:
        """Report an error of the reader's area at the value of `key`, or at the mapping."""
        span = self.whole if key is None else self.span(key)
        self._diagnostics.error(f"{self._area}.{code}", message, span, hint)

    def text(self, key: str, default: str | None = None) -> str:
        """A text on one line, stripped; lines are joined as in Markdown."""
        node = self._value(key, default is None)
        if node is None:
            return default or ""
        return self._scalar_text(node, key) or ""

    def texts(self, key: str, default: Iterable[str] | None = None) -> tuple[str, ...]:
        """A list of texts; a single text stands for a list of one."""
        nodes = self._list(key, default is None)
        if nodes is None:
            return tuple(default or ())
        found = (self._scalar_text(node, key) for node in nodes)
        return tuple(text for text in found if text is not None)

    def integer(self, key: str, low: int, high: int, default: int | None = None) -> int:
        """A whole number from `low` to `high`; `low` stands in for a faulty one."""
        node = self._value(key, default is None)
        if node is None:
            return low if default is None else default
        text = self._plain(node)
        if text is None or not _INTEGER.fullmatch(text) or len(text) > limits.DIGITS:
            self._wrong(key, node, "a whole number")
            return low
        if not low <= int(text) <= high:
            self._out_of_range(key, node, low, high)
            return low
        return int(text)

    def number(self, key: str, low: float, high: float, default: float | None = None) -> float:
        """A number from `low` to `high`; `low` stands in for a faulty one."""
        node = self._value(key, default is None)
        if node is None:
            return low if default is None else default
        return self._number(key, node, low, high)

    def numbers(
        self, key: str, low: float, high: float, default: Iterable[float] | None = None
    ) -> tuple[float, ...]:
        """A list of numbers, each from `low` to `high`; one number is a list of one."""
        nodes = self._list(key, default is None)
        if nodes is None:
            return tuple(default or ())
        return tuple(self._number(key, node, low, high) for node in nodes)

    def boolean(self, key: str, default: bool | None = None) -> bool:
        """``true`` or ``false`` (also yes/no, on/off)."""
        node = self._value(key, default is None)
        if node is None:
            return bool(default)
        found = _BOOLEANS.get((self._plain(node) or "").lower())
        if found is None:
            self._wrong(key, node, "true or false")
            return bool(default)
        return found

    def choice(self, key: str, choices: type[E], default: E | None = None) -> E:
        """A member of `choices` by its value; the first one stands in for a faulty one."""
        fallback = next(iter(choices)) if default is None else default
        node = self._value(key, default is None)
        if node is None:
            return fallback
        names = [str(member.value) for member in choices]
        text = self._plain(node)
        if text not in names:
            hint = _suggestion(text or "", names) or f"one of: {', '.join(names)}"
            self._wrong(key, node, "one of the known words", hint)
            return fallback
        return next(member for member in choices if str(member.value) == text)

    def ratio(self, key: str, default: Fraction | None = None) -> Fraction:
        """A ratio above 0, as ``3:2``, ``3/2`` or ``1.5``; 1 stands in for a faulty one."""
        node = self._value(key, default is None)
        if node is None:
            return default or Fraction(1)
        text = self._plain(node) or ""
        found = _RATIO.fullmatch(text)
        parts = found.groups() if found else (text, "1")
        usable = len(text) <= 2 * limits.DIGITS and all(_NUMBER.fullmatch(p) for p in parts)
        if not usable or any(Fraction(part) <= 0 for part in parts):
            self._wrong(key, node, "a ratio such as 3:2")
            return Fraction(1)
        return Fraction(parts[0]) / Fraction(parts[1])

    def date(self, key: str, default: dt.date | None = None) -> dt.date | None:
        """A date as ``2026-11-23``; `default` if it is not given or faulty."""
        node = self._value(key, required=False)
        if node is None:
            return default
        try:
            return dt.date.fromisoformat(self._plain(node) or "")
        except ValueError:
            self._wrong(key, node, "a date such as 2026-11-23")
            return default

    def map(self, key: str, *, required: bool = False) -> MapReader:
        """A reader of a nested mapping; an empty one if it is not given or faulty."""
        node = self._value(key, required)
        if node is not None and not isinstance(node, Mapping):
            self._wrong(key, node, "keys and values")
            node = None
        return self._child(node or Mapping((), self.span(key)), f"{key}.")

    def maps(self, key: str, *, required: bool = False) -> tuple[MapReader, ...]:
        """Readers of a list of mappings; empty if it is not given or faulty."""
        node = self._value(key, required)
        if node is None:
            return ()
        if not isinstance(node, Sequence):
            self._wrong(key, node, "a list")
            return ()
        readers = []
        for number, item in enumerate(node.items, 1):
            if isinstance(item, Mapping):
                readers.append(self._child(item, f"{key}[{number}]."))
            else:
                self._wrong(key, item, "keys and values")
        return tuple(readers)

    def finish(self) -> None:
        """Report the keys that were never asked for, here and in every mapping below."""
        for key, (node, _) in self._entries.items():
            if key not in self._asked:
                hint = _suggestion(key, self._asked) or f"known keys: {', '.join(self._asked)}"
                message = f"unknown key “{self._path}{key}”"
                self._diagnostics.error(f"{self._area}.unknown-key", message, node.span, hint)
        for child in self._children:
            child.finish()

    def _child(self, node: Mapping, path: str) -> MapReader:
        reader = MapReader(node, self._diagnostics, area=self._area, path=self._path + path)
        self._children.append(reader)
        return reader

    def _value(self, key: str, required: bool) -> Node | None:
        if self.has(key):
            return self._entries[key][1]
        if required:
            message = f"“{self._path}{key}” is missing"
            self._diagnostics.error(
                f"{self._area}.missing-key", message, self.span(key), f"add the line “{key}: …”"
            )
        return None

    def _list(self, key: str, required: bool) -> tuple[Node, ...] | None:
        node = self._value(key, required)
        return node.items if isinstance(node, Sequence) else None if node is None else (node,)

    def _scalar_text(self, node: Node, key: str) -> str | None:
        if not isinstance(node, Scalar):
            self._wrong(key, node, "text")
            return None
        wrong = forbidden_character(node.text)
        if wrong is not None:
            message = f"control character U+{ord(wrong):04X} in “{self._path}{key}”"
            self._diagnostics.error(f"{self._area}.control-character", message, node.span)
            return None
        return "" if node.is_null else join_lines(node.text)

    def _plain(self, node: Node) -> str | None:
        return node.text.strip() if isinstance(node, Scalar) else None

    def _number(self, key: str, node: Node, low: float, high: float) -> float:
        text = self._plain(node)
        value = float(text) if text and _NUMBER.fullmatch(text) else math.nan
        if not math.isfinite(value):
            self._wrong(key, node, "a number")
            return low
        if not low <= value <= high:
            self._out_of_range(key, node, low, high)
            return low
        return value

    def _wrong(self, key: str, node: Node, expected: str, hint: str = "") -> None:
        message = f"“{self._path}{key}”: expected {expected}, found {_kind(node)}"
        self._diagnostics.error(f"{self._area}.wrong-type", message, node.span, hint)

    def _out_of_range(self, key: str, node: Node, low: float, high: float) -> None:
        message = f"“{self._path}{key}”: {self._plain(node)} is not between {low:g} and {high:g}"
        self._diagnostics.error(f"{self._area}.out-of-range", message, node.span)


def _kind(node: Node) -> str:
    if isinstance(node, Sequence):
        return "a list"
    if isinstance(node, Mapping):
        return "keys and values"
    if node.is_null:
        return "nothing"
    text = " ".join(node.text.split())
    return f"“{text if len(text) <= 24 else text[:24] + '…'}”"


def _suggestion(word: str, known: Iterable[str]) -> str:
    close = difflib.get_close_matches(word, list(known), n=1)
    return f"did you mean “{close[0]}”?" if close else ""
