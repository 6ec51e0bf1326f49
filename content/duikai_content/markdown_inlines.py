"""The text of a paragraph, heading or cell: inline tokens into runs, each with its place."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from duikai_content.diagnostics import Diagnostics
from duikai_content.line_joining import needs_space
from duikai_content.markdown_parser import ruby_parts
from duikai_content.model import Inline, InlineStyle
from duikai_content.spans import SourceSpan

if TYPE_CHECKING:
    from markdown_it.token import Token

WHITE_INLINES = ("softbreak", "hardbreak")
_RUBY_HINT = "write {葭|jiā}, or {沄河|yún|hé} for each character; \\{ prints a brace"


@dataclass(frozen=True, slots=True)
class BodySource:
    """The source lines of a body that begins on line `first_line` of `file`."""

    lines: list[str]
    file: str
    first_line: int
    diagnostics: Diagnostics

    def span(self, token: Token) -> SourceSpan:
        """The first visible character of a block."""
        line = token.map[0] if token.map else 0
        source = self.lines[line] if line < len(self.lines) else ""
        column = len(source) - len(source.lstrip()) + 1 if source.strip() else 1
        return SourceSpan(self.file, line + self.first_line, column)


def read_inlines(token: Token, source: BodySource, column: int = 0) -> tuple[Inline, ...]:
    """The runs of an inline token, its lines joined; it is looked for from `column` on."""
    return _InlineReader(token, source, column).read(token.children or [])


class _InlineReader:
    """Turns the children of one inline token into runs."""

    def __init__(self, token: Token, source: BodySource, column: int) -> None:
        self._source = source
        start, end = token.map or [0, 1]
        self._line, self._end, self._column = start, end, column
        self._runs: list[Inline] = []
        self._strong = self._emphasis = self._dots = 0

    def read(self, children: Sequence[Token]) -> tuple[Inline, ...]:
        for child in children:
            if child.type in ("text", "code_inline"):
                self._add(child.content)
            elif child.type == "ruby":
                self._add_ruby(child.content)
            elif child.type in WHITE_INLINES:
                self._break(child)
            elif child.type in ("strong_open", "strong_close"):
                self._strong += child.nesting
            elif child.type in ("em_open", "em_close"):
                self._emphasis += child.nesting
            elif child.type in ("dots_open", "dots_close"):
                self._dots += child.nesting
            elif child.type in ("image", "html_inline"):
                self._report(child)
        return tuple(_joined(self._runs))

    def _add(self, text: str) -> None:
        if text:
            self._runs.append(Inline(text, self._style(), self._find(text)))

    def _style(self) -> InlineStyle:
        dots = InlineStyle.DOTTED if self._dots else InlineStyle.PLAIN
        if self._strong:
            return InlineStyle.STRONG | dots
        return (InlineStyle.EMPHASIS if self._emphasis else InlineStyle.PLAIN) | dots

    def _add_ruby(self, source: str) -> None:
        place = self._find(source)
        base, *readings = ruby_parts(source) or [""]
        parts = [base] if len(readings) == 1 else list(characters_of(base))
        fault = _ruby_fault(source, base, readings, len(parts))
        if fault:
            self._source.diagnostics.error("copy.faulty-ruby", fault, place, _RUBY_HINT)
            return
        column = place.column + 1
        for part, reading in zip(parts, readings, strict=True):
            span = replace(place, column=column)
            self._runs.append(Inline(part, self._style(), span, reading))
            column += len(part)

    def _break(self, child: Token) -> None:
        self._line += 1
        self._column = 0
        if child.type == "hardbreak":
            span = SourceSpan(self._source.file, self._line + self._source.first_line - 1, 1)
            hint = "leave a blank line for a new paragraph, or remove the white at the line's end"
            self._source.diagnostics.warning(
                "copy.hard-break", "a forced line end is joined to the next line", span, hint
            )
        self._runs.append(Inline("\n", InlineStyle.PLAIN, self._place()))

    def _report(self, child: Token) -> None:
        if child.type == "image":
            what, hint = "a picture inside a paragraph", "give it a paragraph of its own"
        else:
            what, hint = f"the HTML {child.content!r}", "write \\< for a printed <"
        self._source.diagnostics.error(
            "copy.unsupported-markdown", f"{what} cannot be set", self._place(), hint
        )

    def _find(self, text: str) -> SourceSpan:
        """The place of `text`, looked for from where the last run ended."""
        first_word = text.lstrip()[:8] or text
        lines = self._source.lines
        for line in range(self._line, min(self._end, len(lines))):
            column = lines[line].find(first_word, self._column)
            if column >= 0:
                self._line, self._column = line, column
                span = self._place()
                self._column += len(text)
                return span
            if line > self._line:
                break  # escapes and entities are not found as they print: keep the place
        return self._place()

    def _place(self) -> SourceSpan:
        first = self._source.first_line
        return SourceSpan(self._source.file, self._line + first, self._column + 1)


def characters_of(text: str) -> Iterator[str]:
    """The characters as a reader counts them: a base with its marks and selectors is one."""
    found = ""
    for character in text:
        if found and unicodedata.category(character) in ("Mn", "Me", "Mc", "Cf"):
            found += character
            continue
        if found:
            yield found
        found = character
    if found:
        yield found


def _ruby_fault(source: str, base: str, readings: list[str], parts: int) -> str:
    """What is wrong with a ruby, or an empty text."""
    if len(source) == 1:
        return "a brace that opens a ruby is not closed"
    if not readings:
        return f"“{source}” is no ruby: it has no bar |"
    if not base or not all(readings):
        return f"the ruby “{source}” lacks its {'readings' if base else 'base'}"
    if len(readings) != parts:
        return f"the ruby “{source}” has {len(readings)} readings; characters in its base: {parts}"
    return ""


def _joined(runs: list[Inline]) -> Iterator[Inline]:
    """Line ends become nothing beside Han, else a space in the style that both sides share."""
    held: Inline | None = None
    broken = False
    for run in runs:
        if run.text == "\n":
            broken = True
            continue
        following = replace(run, text=run.text.lstrip()) if broken else run
        if not following.text:
            continue
        if held is not None:
            yield from _parted(held, following) if broken else (held,)
        held, broken = following, False
    if held is not None:
        yield held


def _parted(run: Inline, following: Inline) -> Iterator[Inline]:
    """A run before a line end, with the space that parts it from what follows there."""
    kept = run.text.rstrip()
    space = " " if kept and needs_space(kept[-1], following.text[0]) else ""
    if run.style == following.style and not run.ruby:
        yield replace(run, text=kept + space)
        return
    yield replace(run, text=kept)
    if space:
        yield Inline(space, InlineStyle.PLAIN, run.span)
