"""A story's body: Markdown into paragraphs, cross-heads and pictures.

Whatever the page cannot set is reported with its line: tables, HTML, fenced code (errors),
rules and hard line breaks (warnings, since no character is lost with them).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from duikai_content.diagnostics import Diagnostics
from duikai_content.line_joining import needs_space
from duikai_content.markdown_parser import is_too_deep, parse_markdown
from duikai_content.model import Block, CrossHead, Inline, InlineStyle, ParagraphKind
from duikai_content.paragraph_forms import BULLET, shape_paragraph
from duikai_content.spans import SourceSpan

if TYPE_CHECKING:
    from markdown_it.token import Token

_UNSET_BLOCKS = {
    "table_open": ("a table", "set it as a picture, or as paragraphs"),
    "html_block": ("HTML", "say it in Markdown"),
    "fence": ("fenced code", "remove the ``` lines"),
}
_WHITE_INLINES = {"softbreak", "hardbreak"}


@dataclass(frozen=True, slots=True)
class PictureCall:
    """``![caption](file "credit")`` alone in its paragraph."""

    file: str
    caption: str
    credit: str
    span: SourceSpan


@dataclass(frozen=True, slots=True)
class MarkdownBody:
    """What a body holds, in order; pictures have no place of their own in the copy."""

    blocks: tuple[Block, ...]
    pictures: tuple[PictureCall, ...]


def read_body(
    text: str, file: str, diagnostics: Diagnostics, *, first_line: int = 1
) -> MarkdownBody:
    """The body in `text`, which begins on line `first_line` of `file`."""
    whole = SourceSpan(file, first_line, 1)
    try:
        tokens = parse_markdown(text)
    except RecursionError:
        tokens = []
        diagnostics.error("copy.too-deep", "brackets are nested too deeply", whole)
    if is_too_deep(tokens):
        diagnostics.error("copy.too-deep", "lists or quotes are nested too deeply", whole)
        return MarkdownBody((), ())
    reader = _BodyReader(text.split("\n"), file, first_line, diagnostics)
    reader.read(tokens)
    return MarkdownBody(tuple(reader.blocks), tuple(reader.pictures))


@dataclass(slots=True)
class _BodyReader:
    lines: list[str]
    file: str
    first_line: int
    diagnostics: Diagnostics
    blocks: list[Block] = field(default_factory=list)
    pictures: list[PictureCall] = field(default_factory=list)
    quotes: int = 0
    marker: str = ""  # of the list item whose first paragraph is still to come
    items: int = 0
    heading: int = 0
    table: bool = False

    def read(self, tokens: Sequence[Token]) -> None:
        """Read block tokens in order."""
        for token in tokens:
            if token.type in _UNSET_BLOCKS:
                self._report_unset(token)
            elif token.type == "hr":
                message = "a rule (a line of dashes or asterisks) is left out"
                span = self._span(token)
                self.diagnostics.warning("copy.rule", message, span, "remove the line")
            elif token.type == "inline" and not self.table:
                self._read_inline(token)
            else:
                self._keep_count(token)

    def _report_unset(self, token: Token) -> None:
        what, hint = _UNSET_BLOCKS[token.type]
        message = f"{what} cannot be set in a story"
        self.diagnostics.error("copy.unsupported-markdown", message, self._span(token), hint)
        self.table = token.type == "table_open"

    def _keep_count(self, token: Token) -> None:
        """Know in which list, quote or heading the next text stands."""
        if token.type in ("blockquote_open", "blockquote_close"):
            self.quotes += token.nesting
        elif token.type == "list_item_open":
            self.items += 1
            self.marker = f"{token.info}{token.markup}" if token.info else BULLET
        elif token.type == "list_item_close":
            self.items -= 1
            self.marker = ""
        elif token.type == "heading_open":
            self.heading = len(token.markup)
            if self.heading < 3:
                message = "a # or ## heading inside a story is set as a cross-head"
                hint = "the headline stands in the front matter; write ### for a cross-head"
                self.diagnostics.warning("copy.heading-level", message, self._span(token), hint)
        elif token.type == "heading_close":
            self.heading = 0
        elif token.type == "table_close":
            self.table = False

    def _read_inline(self, token: Token) -> None:
        span = self._span(token)
        children = token.children or []
        content = [c for c in children if c.type not in _WHITE_INLINES and not _is_blank(c)]
        if content and all(c.type == "image" for c in content) and not self.heading:
            self.pictures.extend(_picture_call(child, span) for child in content)
            return
        inlines = _InlineReader(self, token).read(children)
        if self.heading:
            text = "".join(inline.text for inline in inlines).strip()
            if text:
                self.blocks.append(CrossHead(text, 1 if self.heading <= 3 else 2, span))
            return
        self._add_paragraph(inlines, span)

    def _add_paragraph(self, inlines: tuple[Inline, ...], span: SourceSpan) -> None:
        marker, self.marker = self.marker, ""
        text = "".join(inline.text for inline in inlines).lstrip()
        if marker and text and not text.startswith(BULLET):
            space = " " if needs_space(marker[-1], text[0]) and marker != BULLET else ""
            inlines = (Inline(marker + space, InlineStyle.PLAIN, span), *inlines)
        kind = ParagraphKind.QUOTE if self.quotes else ParagraphKind.PLAIN
        if marker == BULLET:
            kind = ParagraphKind.BULLET
        block = shape_paragraph(inlines, kind, span, in_list=self.items > 0)
        if block is not None:
            self.blocks.append(block)

    def _span(self, token: Token) -> SourceSpan:
        """The first visible character of a block."""
        line = token.map[0] if token.map else 0
        source = self.lines[line] if line < len(self.lines) else ""
        column = len(source) - len(source.lstrip()) + 1 if source.strip() else 1
        return SourceSpan(self.file, line + self.first_line, column)


class _InlineReader:
    """Turns the children of one inline token into runs, each with its place."""

    def __init__(self, body: _BodyReader, token: Token) -> None:
        self._body = body
        start, end = token.map or [0, 1]
        self._line, self._end, self._column = start, end, 0
        self._runs: list[Inline] = []
        self._strong = self._emphasis = 0

    def read(self, children: Sequence[Token]) -> tuple[Inline, ...]:
        """The runs, lines joined."""
        for child in children:
            if child.type in ("text", "code_inline"):
                self._add(child.content)
            elif child.type in _WHITE_INLINES:
                self._break(child)
            elif child.type in ("strong_open", "strong_close"):
                self._strong += child.nesting
            elif child.type in ("em_open", "em_close"):
                self._emphasis += child.nesting
            elif child.type in ("image", "html_inline"):
                self._report(child)
        return self._joined()

    def _add(self, text: str) -> None:
        if text:
            style = InlineStyle.STRONG if self._strong else InlineStyle.PLAIN
            if self._emphasis and not self._strong:
                style = InlineStyle.EMPHASIS
            self._runs.append(Inline(text, style, self._find(text)))

    def _break(self, child: Token) -> None:
        self._line += 1
        self._column = 0
        if child.type == "hardbreak":
            span = SourceSpan(self._body.file, self._line + self._body.first_line - 1, 1)
            hint = "leave a blank line for a new paragraph, or remove the white at the line's end"
            self._body.diagnostics.warning(
                "copy.hard-break", "a forced line end is joined to the next line", span, hint
            )
        self._runs.append(Inline("\n", InlineStyle.PLAIN, self._place()))

    def _report(self, child: Token) -> None:
        if child.type == "image":
            what, hint = "a picture inside a paragraph", "give it a paragraph of its own"
        else:
            what, hint = f"the HTML {child.content!r}", "write \\< for a printed <"
        self._body.diagnostics.error(
            "copy.unsupported-markdown", f"{what} cannot be set", self._place(), hint
        )

    def _find(self, text: str) -> SourceSpan:
        """The place of `text`, looked for from where the last run ended."""
        first_word = text.lstrip()[:8] or text
        for line in range(self._line, min(self._end, len(self._body.lines))):
            column = self._body.lines[line].find(first_word, self._column)
            if column >= 0:
                self._line, self._column = line, column
                span = self._place()
                self._column += len(text)
                return span
            if line > self._line:
                break  # escapes and entities are not found as they print: keep the place
        return self._place()

    def _place(self) -> SourceSpan:
        first = self._body.first_line
        return SourceSpan(self._body.file, self._line + first, self._column + 1)

    def _joined(self) -> tuple[Inline, ...]:
        """Line ends become nothing beside Han, else a space at the end of the run before."""
        joined: list[Inline] = []
        broken = False
        for run in self._runs:
            if run.text == "\n":
                broken = True
                continue
            text = run.text.lstrip() if broken else run.text
            if broken and joined and text:
                last = joined[-1]
                kept = last.text.rstrip()
                space = " " if kept and needs_space(kept[-1], text[0]) else ""
                joined[-1] = Inline(kept + space, last.style, last.span)
            joined.append(Inline(text, run.style, run.span))
            broken = False
        return tuple(joined)


def _is_blank(token: Token) -> bool:
    return token.type == "text" and not token.content.strip()


def _picture_call(token: Token, span: SourceSpan) -> PictureCall:
    source, title = token.attrGet("src"), token.attrGet("title")
    return PictureCall(str(source or ""), token.content.strip(), str(title or "").strip(), span)
