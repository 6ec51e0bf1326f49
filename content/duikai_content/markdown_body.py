"""A story's body: Markdown into paragraphs, cross-heads, tables and pictures.

Whatever the page cannot set is reported with its line: HTML, fenced code (errors), rules and
hard line breaks (warnings, since no character is lost with them).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile
from typing import TYPE_CHECKING

from duikai_content.diagnostics import Diagnostics
from duikai_content.line_joining import needs_space
from duikai_content.markdown_inlines import WHITE_INLINES, BodySource, read_inlines
from duikai_content.markdown_parser import is_too_deep, parse_markdown
from duikai_content.markdown_tables import read_table
from duikai_content.model import Block, CrossHead, Inline, InlineStyle, ParagraphKind, Phrase
from duikai_content.paragraph_forms import BULLET, shape_paragraph
from duikai_content.spans import SourceSpan

if TYPE_CHECKING:
    from markdown_it.token import Token

_UNSET_BLOCKS = {
    "html_block": ("HTML", "say it in Markdown"),
    "fence": ("fenced code", "remove the ``` lines"),
}


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
    reader = _BodyReader(BodySource(text.split("\n"), file, first_line, diagnostics))
    reader.read(tokens)
    return MarkdownBody(tuple(reader.blocks), tuple(reader.pictures))


@dataclass(slots=True)
class _BodyReader:
    source: BodySource
    blocks: list[Block] = field(default_factory=list)
    pictures: list[PictureCall] = field(default_factory=list)
    quotes: int = 0
    marker: str = ""  # of the list item whose first paragraph is still to come
    items: int = 0
    heading: int = 0
    caption: CrossHead | None = None  # a bold line; a table that follows takes it

    def read(self, tokens: Sequence[Token]) -> None:
        """Read block tokens in order."""
        rest = iter(tokens)
        for token in rest:
            if token.type == "table_open":
                self._read_table([token, *takewhile(_goes_on, rest)])
            elif token.type in _UNSET_BLOCKS:
                self._report_unset(token, *_UNSET_BLOCKS[token.type])
            elif token.type == "hr":
                message = "a rule (a line of dashes or asterisks) is left out"
                span = self.source.span(token)
                self.source.diagnostics.warning("copy.rule", message, span, "remove the line")
            elif token.type == "inline":
                self._read_inline(token)
            else:
                self._keep_count(token)

    def _report_unset(self, token: Token, what: str, hint: str) -> None:
        message = f"{what} cannot be set in a story"
        span = self.source.span(token)
        self.source.diagnostics.error("copy.unsupported-markdown", message, span, hint)

    def _read_table(self, tokens: list[Token]) -> None:
        if self.quotes or self.items:
            hint = "end the list or quote with a blank line, and begin the table at the margin"
            self._report_unset(tokens[0], "a table inside a list or quote", hint)
            return
        table = read_table(tokens, self.source)
        if table is None:
            return
        if self.caption is not None and self.blocks[-1] is self.caption:
            self.blocks.pop()
            table = replace(table, caption=Phrase(self.caption.text, self.caption.span))
        self.blocks.append(table)

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
                span = self.source.span(token)
                self.source.diagnostics.warning("copy.heading-level", message, span, hint)
        elif token.type == "heading_close":
            self.heading = 0

    def _read_inline(self, token: Token) -> None:
        span = self.source.span(token)
        children = token.children or []
        content = [c for c in children if c.type not in WHITE_INLINES and not _is_blank(c)]
        if content and all(c.type == "image" for c in content) and not self.heading:
            self.pictures.extend(_picture_call(child, span) for child in content)
            return
        inlines = read_inlines(token, self.source)
        if self.heading:
            text = "".join(inline.copy for inline in inlines).strip()
            if text:
                self._check_head(inlines)
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
        if block is None:
            return
        if isinstance(block, CrossHead):
            self._check_head(inlines)
            self.caption = block
        self.blocks.append(block)

    def _check_head(self, inlines: tuple[Inline, ...]) -> None:
        """A head is set in one style: report what it cannot carry."""
        for inline in inlines:
            if inline.ruby:
                message = f"the ruby over “{inline.text}” cannot be set in a cross-head"
                hint = "set it where the word first stands in the text"
                self.source.diagnostics.error("copy.faulty-ruby", message, inline.span, hint)
            elif InlineStyle.DOTTED in inline.style:
                message = f"“{inline.text}” stands in a cross-head and gets no dots"
                span, hint = inline.span, "remove the == marks"
                self.source.diagnostics.warning("copy.dots-in-head", message, span, hint)


def _goes_on(token: Token) -> bool:
    return token.type != "table_close"


def _is_blank(token: Token) -> bool:
    return token.type == "text" and not token.content.strip()


def _picture_call(token: Token, span: SourceSpan) -> PictureCall:
    source, title = token.attrGet("src"), token.attrGet("title")
    return PictureCall(str(source or ""), token.content.strip(), str(title or "").strip(), span)
