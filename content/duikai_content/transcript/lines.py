"""A transcript cut into the things its lines are: headings, text, gaps, pictures."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import takewhile

from duikai_content.diagnostics import Diagnostics
from duikai_content.model import InlineStyle
from duikai_content.spans import SourceSpan

# So many empty lines in a row are where a picture was.
_LOST_PICTURE = 3

_HEADING = re.compile(r"(#{1,6})[ \t\u3000]+(.*?)(?:[ \t]+#+)?[ \t]*")
_PICTURE = re.compile(r"!\[([^\]]*)\]\(([^\s)]+)(?:\s+\"([^\"]*)\")?\)")
_RULE = re.compile(r"(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}")
_LIST_ITEM = re.compile(r"[-*+][ \t]+(?=\S)")
_QUOTE = re.compile(r">[ \t]?")
_BOLD = re.compile(r"\*\*(?!\s)(.+?)(?<!\s)\*\*")
_TABLE_DASHES = re.compile(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?")
_NEW_PARAGRAPH = re.compile(r"[●•]|\*\*|本报讯|\u3000|[ \t]{2,}|[-*+>][ \t]")


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of one style on one source line."""

    text: str
    style: InlineStyle
    span: SourceSpan


@dataclass(frozen=True, slots=True)
class Heading:
    """A line with one to six ``#``."""

    level: int
    text: str
    span: SourceSpan


@dataclass(frozen=True, slots=True)
class TextLine:
    """A paragraph as the transcript shows it; it may be one piece of a cut one."""

    runs: tuple[Run, ...]
    span: SourceSpan
    quoted: bool = False
    listed: bool = False

    @property
    def text(self) -> str:
        """All characters, in order."""
        return "".join(run.text for run in self.runs)

    @property
    def is_bold(self) -> bool:
        """Whether every word, a leading ● aside, is bold."""
        words = [run for run in self.runs if run.text.strip(" \t\u3000●")]
        return bool(words) and all(run.style is InlineStyle.STRONG for run in words)

    @property
    def opens_bold(self) -> bool:
        """Whether the first word, a leading ● aside, is bold."""
        words = [run for run in self.runs if run.text.strip(" \t\u3000●")]
        return bool(words) and words[0].style is InlineStyle.STRONG


@dataclass(frozen=True, slots=True)
class Gap:
    """The empty place of a lost picture."""

    span: SourceSpan


@dataclass(frozen=True, slots=True)
class PictureLine:
    """``![caption](file "credit")`` on a line of its own."""

    file: str
    caption: str
    credit: str
    span: SourceSpan


@dataclass(frozen=True, slots=True)
class TableLines:
    """The source of a table: its head, the line of dashes below and its rows."""

    text: str
    span: SourceSpan


Item = Heading | TextLine | Gap | PictureLine | TableLines


def scan_lines(
    text: str, file: str, diagnostics: Diagnostics, *, first_line: int = 1
) -> tuple[Item, ...]:
    """The items of a transcript whose text begins on line `first_line` of `file`."""
    items: list[Item] = []
    blank = 0
    lines = text.split("\n")
    done = 0  # lines that a table has taken
    for number, line in enumerate(lines, first_line):
        at = number - first_line
        if at < done:
            continue
        if not line.strip():
            blank += 1
            continue
        if blank >= _LOST_PICTURE and items:
            items.append(Gap(SourceSpan(file, number - blank, 1)))
        if _opens_table(lines[at : at + 2]):
            table = list(takewhile(str.strip, lines[at:]))
            items.append(TableLines("\n".join(table), SourceSpan(file, number, 1)))
            done, blank = at + len(table), 0
            continue
        item = _read_line(line, file, number, diagnostics)
        last = items[-1] if items else None
        if isinstance(item, TextLine) and isinstance(last, TextLine) and not blank:
            if _NEW_PARAGRAPH.match(line) or last.quoted != item.quoted:
                items.append(item)
            else:
                items[-1] = join_text(last, item)
        elif item is not None:
            items.append(item)
        blank = 0
    return tuple(items)


def _opens_table(lines: list[str]) -> bool:
    """Whether a line with bars stands above one of bars and dashes."""
    if len(lines) < 2 or not all("|" in line for line in lines):
        return False
    return _TABLE_DASHES.fullmatch(lines[1].strip()) is not None


def join_text(left: TextLine, right: TextLine) -> TextLine:
    """Two pieces of one paragraph; a space between them only where both sides are Latin."""
    from duikai_content.line_joining import needs_space

    runs = left.runs
    if needs_space(left.text[-1], right.text[0]):
        last = runs[-1]
        runs = (*runs[:-1], Run(last.text + " ", last.style, last.span))
    return TextLine(runs + right.runs, left.span, left.quoted, left.listed)


def _read_line(line: str, file: str, number: int, diagnostics: Diagnostics) -> Item | None:
    text = line.strip()
    column = line.index(text[0]) + 1
    span = SourceSpan(file, number, column)
    heading = _HEADING.fullmatch(text)
    if heading and heading[2].strip(" *"):
        level, start = len(heading[1]), column + heading.start(2)
        return Heading(level, _without_bold(heading[2].strip()), SourceSpan(file, number, start))
    picture = _PICTURE.fullmatch(text)
    if picture:
        caption, name, credit = picture[1].strip(), picture[2], (picture[3] or "").strip()
        return PictureLine(name, caption, credit, span)
    if _RULE.fullmatch(text) or not text.strip("#"):
        message = f"the line “{text[:12]}” is left out"
        diagnostics.warning("copy.rule", message, span, "remove it")
        return None
    return _read_text(text, span)


def _read_text(text: str, span: SourceSpan) -> TextLine:
    quote = _QUOTE.match(text)
    quoted = quote is not None and quote.end() < len(text)
    start = quote.end() if quote and quoted else 0
    item = _LIST_ITEM.match(text, start)
    listed = item is not None
    start = item.end() if item else start
    runs: list[Run] = []

    def add(begin: int, end: int, style: InlineStyle) -> None:
        if begin < end:
            place = SourceSpan(span.file, span.line, span.column + begin)
            runs.append(Run(text[begin:end], style, place))

    if listed and not text.startswith("●", start):
        runs.append(Run("●", InlineStyle.PLAIN, span))
    for bold in _BOLD.finditer(text, start):
        add(start, bold.start(), InlineStyle.PLAIN)
        add(bold.start(1), bold.end(1), InlineStyle.STRONG)
        start = bold.end()
    add(start, len(text), InlineStyle.PLAIN)
    return TextLine(tuple(runs), span, quoted, listed)


def _without_bold(text: str) -> str:
    return _BOLD.sub(r"\1", text)
