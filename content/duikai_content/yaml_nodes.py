"""YAML as a tree of nodes that know their place; nothing is converted or executed.

PyYAML's event stream is used instead of its constructors for three reasons: every node
keeps its line and column, YAML 1.1's surprises (``3:2`` is 182, ``no`` is false) never
happen because scalars keep their source text, and aliases, tags and deep nesting are
refused before they can grow.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from duikai_content import limits
from duikai_content.diagnostics import Diagnostics
from duikai_content.spans import SourceSpan


@dataclass(frozen=True, slots=True)
class Scalar:
    """A leaf. `text` is as typed (unescaped); `quoted` tells ``"~"`` from ``~``."""

    text: str
    quoted: bool
    span: SourceSpan

    @property
    def is_null(self) -> bool:
        """Whether nothing is said: an empty value, ``~`` or ``null``."""
        return not self.quoted and self.text in ("", "~", "null", "Null", "NULL")


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list of nodes."""

    items: tuple[Node, ...]
    span: SourceSpan


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys and values in the order in which they were written; keys are unique."""

    entries: tuple[tuple[Scalar, Node], ...]
    span: SourceSpan


Node = Scalar | Sequence | Mapping


class _Refused(Exception):
    """The YAML is sound but uses something this program does not read."""

    def __init__(self, code: str, message: str, span: SourceSpan, hint: str) -> None:
        super().__init__(message)
        self.code, self.message, self.span, self.hint = code, message, span, hint


_TOO_DEEP = f"nested deeper than {limits.YAML_DEPTH}"
_FLATTER = "the file is flatter than that"


def parse_yaml(
    text: str,
    file: str,
    diagnostics: Diagnostics,
    *,
    first_line: int = 1,
    area: str = "copy",
) -> Node | None:
    """The tree of one YAML document, or None with the reason among `diagnostics`.

    `first_line` is the line of `file` on which `text` begins. An empty document is an
    empty mapping. Errors: bad syntax, aliases, tags, too deep, more than one document.
    """
    import yaml

    try:
        return _Composer(text, file, first_line, diagnostics, area).document()
    except _Refused as refused:
        diagnostics.error(f"{area}.{refused.code}", refused.message, refused.span, refused.hint)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        problem = getattr(error, "problem", None) or getattr(error, "reason", None) or "not YAML"
        span = _span_of(mark, file, first_line) if mark else SourceSpan(file, first_line, 1)
        if "nesting depth" in problem:  # newer libyaml counts brackets before it gives an event
            diagnostics.error(f"{area}.too-deep", _TOO_DEEP, span, _FLATTER)
            return None
        diagnostics.error(
            f"{area}.bad-yaml",
            f"this is not sound YAML: {problem}",
            span,
            "check indentation and quotes; text with ': ' or a leading mark wants quotes",
        )
    except ValueError as error:  # surrogates, escapes out of range
        span = SourceSpan(file, first_line, 1)
        diagnostics.error(f"{area}.bad-yaml", f"this is not sound YAML: {error}", span)
    return None


def _span_of(mark: Any, file: str, first_line: int) -> SourceSpan:
    return SourceSpan(file, mark.line + first_line, mark.column + 1)


class _Composer:
    """Builds nodes from the event stream of one document."""

    def __init__(
        self, text: str, file: str, first_line: int, diagnostics: Diagnostics, area: str
    ) -> None:
        import yaml

        loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        self._yaml = yaml
        self._events: Iterator[Any] = iter(yaml.parse(text, Loader=loader))
        self._file = file
        self._first_line = first_line
        self._diagnostics = diagnostics
        self._area = area

    def document(self) -> Node:
        """The root node; refuses a second document."""
        event = next(self._events)  # stream start
        event = next(self._events)
        if isinstance(event, self._yaml.StreamEndEvent):
            return Mapping((), SourceSpan(self._file, self._first_line, 1))
        root = self._node(next(self._events), 1)
        next(self._events)  # document end
        event = next(self._events)
        if not isinstance(event, self._yaml.StreamEndEvent):
            raise self._refuse(event, "bad-yaml", "a second YAML document", "keep only one")
        if isinstance(root, Scalar) and root.is_null:
            return Mapping((), root.span)
        return root

    def _refuse(self, event: Any, code: str, message: str, hint: str) -> _Refused:
        span = _span_of(event.start_mark, self._file, self._first_line)
        return _Refused(code, message, span, hint)

    def _node(self, event: Any, depth: int) -> Node:
        yaml = self._yaml
        if isinstance(event, yaml.AliasEvent):
            raise self._refuse(event, "yaml-alias", f"alias *{event.anchor}", "write it out")
        if event.tag not in (None, "!"):
            raise self._refuse(event, "yaml-tag", f"tag {event.tag}", "leave the tag out")
        if depth > limits.YAML_DEPTH:
            raise self._refuse(event, "too-deep", _TOO_DEEP, _FLATTER)
        span = _span_of(event.start_mark, self._file, self._first_line)
        if isinstance(event, yaml.ScalarEvent):
            return Scalar(event.value, event.style is not None and event.style != "", span)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(span, depth)
        return self._mapping(span, depth)

    def _sequence(self, span: SourceSpan, depth: int) -> Sequence:
        items: list[Node] = []
        while not isinstance(event := next(self._events), self._yaml.SequenceEndEvent):
            items.append(self._node(event, depth + 1))
        return Sequence(tuple(items), span)

    def _mapping(self, span: SourceSpan, depth: int) -> Mapping:
        entries: dict[str, tuple[Scalar, Node]] = {}
        while not isinstance(event := next(self._events), self._yaml.MappingEndEvent):
            key = self._node(event, depth + 1)
            value = self._node(next(self._events), depth + 1)
            if not isinstance(key, Scalar):
                self._report("wrong-type", "a key must be a word", key.span, "")
            elif key.text in entries:
                first = entries[key.text][0].span
                message = f"“{key.text}” is given twice, first on line {first.line}"
                self._report("duplicate-key", message, key.span, "keep one of them")
            else:
                entries[key.text] = (key, value)
        return Mapping(tuple(entries.values()), span)

    def _report(self, code: str, message: str, span: SourceSpan, hint: str) -> None:
        self._diagnostics.error(f"{self._area}.{code}", message, span, hint)
