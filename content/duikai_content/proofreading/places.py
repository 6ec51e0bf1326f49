"""Where a character of the copy stands in its file.

A run of text knows where it begins. Between its file and the page it may have been joined from
several lines, stripped of Markdown's and YAML's own marks and white, and its ASCII marks made
full-width, so counting characters from the beginning is not enough: text and source are walked
side by side. A place is given only if everything before it was found in the source; where that
fails, the place of the run is.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from duikai_content import limits
from duikai_content.diagnostics import Diagnostic, Diagnostics
from duikai_content.model import Inline
from duikai_content.passages import Passage
from duikai_content.proofreading.rules import Fault
from duikai_content.spans import SourceSpan
from duikai_content.text_source import read_text

_Place = tuple[int, int]
"""Line and column, counted from 0."""

# What a transcript types in ASCII and the reader restores; one character for one.
_FULL_WIDTH = str.maketrans(",;:!?()", "，；：！？（）")
_SYNTAX = frozenset("\\*_`~\"'[]，->|#")
"""Marks of Markdown and YAML, full-width, that may stand in the source and not in the text."""
_BULLETS = frozenset("-*+•●")
_LINES = 64
"""A run is followed over so many lines; a folded YAML text is seldom longer."""


class Sources:
    """The copy files of an edition, read when a place in them is asked for."""

    def __init__(self, texts: Mapping[str, str] | None = None) -> None:
        """`texts` are the files that are at hand already, by the name that spans give them."""
        self._lines = {file: _comparable(text) for file, text in (texts or {}).items()}
        self._run: Inline | None = None
        self._places: tuple[_Place, ...] = ()  # of the characters of `_run`

    def diagnostic(self, fault: Fault) -> Diagnostic:
        """A fault with its place in the file."""
        span = self.place(fault.passage, fault.start)
        return fault.rule.at(span, fault.message, fault.hint)

    def place(self, passage: Passage, start: int) -> SourceSpan:
        """Where character `start` of `passage` stands, or the run that it belongs to."""
        run = passage.runs[0]
        for run in passage.runs:
            if start < len(run.text):
                break
            start -= len(run.text)
        if run is not self._run:
            self._run, self._places = run, self._of_run(run)
        if start >= len(self._places):
            return run.span
        line, column = self._places[start]
        return SourceSpan(run.span.file, line + 1, column + 1)

    def _of_run(self, run: Inline) -> tuple[_Place, ...]:
        """The places of the run's characters, as far as they are certain."""
        span, lines = run.span, self._of_file(run.span.file)
        text = run.text.translate(_FULL_WIDTH)
        found: tuple[_Place, ...] = ()
        if 0 < span.line <= len(lines):
            line, column = span.line - 1, span.column - 1
            found = _walk(text, lines, line, column)
            # A quotation mark at the beginning may be YAML's, not the text's own.
            if lines[line][column : column + 1] in ('"', "'"):
                found = max(_walk(text, lines, line, column + 1), found, key=len)
        return found if len(found) == len(text) else _only_place(text, lines) or found

    def _of_file(self, file: str) -> list[str]:
        if file not in self._lines:
            text = read_text(Path(file), Diagnostics(), limit=limits.STORY_BYTES)
            self._lines[file] = _comparable(text or "")
        return self._lines[file]


def _comparable(text: str) -> list[str]:
    return text.translate(_FULL_WIDTH).split("\n")


def _walk(text: str, lines: list[str], line: int, column: int) -> tuple[_Place, ...]:
    """The places of the characters of `text`, which begins there, up to the first not found."""
    places: list[_Place] = []
    last = min(len(lines), line + _LINES)
    while line < last and len(places) < len(text):
        source = lines[line]
        while column < len(source) and len(places) < len(text):
            character, wanted = source[column], text[len(places)]
            same = character == wanted or (character.isspace() and wanted.isspace())
            if same or (wanted == "●" and character in _BULLETS):
                places.append((line, column))
            elif not character.isspace() and character not in _SYNTAX:
                if not wanted.isspace():
                    return tuple(places)
                places.append((line, column))  # white that the reader put in
                continue
            column += 1
        if len(places) < len(text) and text[len(places)].isspace():
            places.append((line, column))  # the line's end
        line, column = line + 1, 0
    return tuple(places)


def _only_place(text: str, lines: list[str]) -> tuple[_Place, ...]:
    """The places of the characters of `text` if it stands in the file just once."""
    found: _Place | None = None
    for number, line in enumerate(lines):
        column = line.find(text)
        if column >= 0:
            if found is not None or line.find(text, column + 1) >= 0:
                return ()
            found = number, column
    return () if found is None else tuple((found[0], found[1] + k) for k in range(len(text)))
