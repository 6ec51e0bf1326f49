"""Markdown as a desk writes it: CommonMark and tables, with differences that Chinese copy needs.

* ``**`` opens before and closes after any visible character. CommonMark's flanking rule
  wants white beside ``。**`` and would print the asterisks of ``**要点。**正文``.
* ``==要点==`` are emphasis dots, paired like ``**``.
* ``{葭|jiā}`` is a ruby over its base, ``{沄河|yún|hé}`` one over each character.
* Lines that begin with four spaces are paragraphs, since desks indent with spaces.
* A line of dashes under a paragraph is a rule, not a headline.
* Link definitions are text; they would vanish otherwise. HTML is recognised so that it can be
  reported.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from duikai_content.line_joining import join_lines

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

# markdown-it drops what lies deeper than its own bound without a word: see `is_too_deep`.
_NESTING = 20
_DOTS = "="
_RUBY = re.compile(r"\{((?:[^\\{}]|\\.)*)\}", re.DOTALL)
_RUBY_PIECE = re.compile(r"\\.|[^\\]", re.DOTALL)
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"html": True, "maxNesting": _NESTING})
    parser.disable(["code", "lheading", "reference"]).enable("table")
    parser.inline.ruler.at("emphasis", _scan_emphasis)
    parser.inline.ruler.before("emphasis", "dots", _scan_dots)
    parser.inline.ruler.before("emphasis", "ruby", _scan_ruby)
    parser.inline.ruler2.before("emphasis", "dots", _pair_dots)
    return parser


def parse_markdown(text: str) -> list[Token]:
    """The block tokens of `text`; inline tokens hang below as children.

    Among these are ``dots_open`` and ``dots_close``, and ``ruby``, whose content is the source
    from ``{`` to ``}``, or ``{`` alone where no ``}`` follows.
    """
    return _parser().parse(text)


def is_too_deep(tokens: list[Token]) -> bool:
    """Whether lists and quotes are nested so deeply that something may be missing."""
    return any(token.level >= _NESTING - 2 for token in tokens)


def ruby_parts(source: str) -> list[str]:
    """What the bars of a ``ruby`` token's source part, without white at the ends: the base,
    then its readings. Empty for a brace that is not closed."""
    found = _RUBY.fullmatch(source)
    if found is None:
        return []
    parts, part = [], ""
    for piece in _RUBY_PIECE.findall(found[1]):
        if piece == "|":
            parts.append(part)
            part = ""
        else:
            part += piece
    return [join_lines(_ESCAPED.sub(r"\1", each)) for each in (*parts, part)]


def _scan_emphasis(state: StateInline, silent: bool) -> bool:
    marker = state.src[state.pos]
    if silent or marker not in "*_":
        return False
    run = state.scanDelims(state.pos, marker == "*")
    sides = (run.can_open, run.can_close) if marker == "_" else _sides(state, run.length)
    for _ in range(run.length):
        _push_marker(state, marker, run.length, sides)
    state.pos += run.length
    return True


def _scan_dots(state: StateInline, silent: bool) -> bool:
    if silent or state.src[state.pos] != _DOTS:
        return False
    length = state.scanDelims(state.pos, True).length
    if length < 2:
        return False
    if length % 2:
        state.push("text", "", 0).content = _DOTS
    for _ in range(length // 2):
        # Length 0: what is paired does not depend on how many marks stand in a row.
        _push_marker(state, _DOTS * 2, 0, _sides(state, length))
    state.pos += length
    return True


def _sides(state: StateInline, length: int) -> tuple[bool, bool]:
    """Whether a run of marks may open and close: where a visible character stands beside it."""
    before = state.src[state.pos - 1 : state.pos] if state.pos else " "
    after = state.src[state.pos + length : state.pos + length + 1] or " "
    return not after.isspace(), not before.isspace()


def _push_marker(state: StateInline, marker: str, length: int, sides: tuple[bool, bool]) -> None:
    from markdown_it.rules_inline.state_inline import Delimiter

    state.push("text", "", 0).content = marker
    opens, closes = sides
    state.delimiters.append(
        Delimiter(ord(marker[0]), length, len(state.tokens) - 1, -1, opens, closes)
    )


def _pair_dots(state: StateInline) -> None:
    """Turn the marks that found their fellows into tokens of their own."""
    inner = [meta["delimiters"] for meta in state.tokens_meta if meta and "delimiters" in meta]
    for delimiters in (state.delimiters, *inner):
        for opener in delimiters:
            if opener.marker == ord(_DOTS) and opener.end >= 0:
                closer = delimiters[opener.end]
                for place, kind, nesting in ((opener, "open", 1), (closer, "close", -1)):
                    token = state.tokens[place.token]
                    token.type, token.nesting, token.content = f"dots_{kind}", nesting, ""


def _scan_ruby(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] != "{":
        return False
    found = _RUBY.match(state.src, state.pos, state.posMax)
    source = found[0] if found else "{"
    if not silent:
        state.push("ruby", "", 0).content = source
    state.pos += len(source)
    return True
