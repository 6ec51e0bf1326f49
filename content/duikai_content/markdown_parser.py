"""Markdown as a desk writes it: CommonMark with four differences that Chinese copy needs.

* ``**`` opens before and closes after any visible character. CommonMark's flanking rule
  wants white beside ``。**`` and would print the asterisks of ``**要点。**正文``.
* Lines that begin with four spaces are paragraphs, since desks indent with spaces.
* A line of dashes under a paragraph is a rule, not a headline.
* Link definitions are text; they would vanish otherwise. Tables and HTML are recognised so
  that they can be reported.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

# markdown-it drops what lies deeper than its own bound without a word: see `is_too_deep`.
_NESTING = 20


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"html": True, "maxNesting": _NESTING})
    parser.disable(["code", "lheading", "reference"]).enable("table")
    parser.inline.ruler.at("emphasis", _scan_emphasis)
    return parser


def parse_markdown(text: str) -> list[Token]:
    """The block tokens of `text`; inline tokens hang below as children."""
    return _parser().parse(text)


def is_too_deep(tokens: list[Token]) -> bool:
    """Whether lists and quotes are nested so deeply that something may be missing."""
    return any(token.level >= _NESTING - 2 for token in tokens)


def _scan_emphasis(state: StateInline, silent: bool) -> bool:
    from markdown_it.rules_inline.state_inline import Delimiter

    marker = state.src[state.pos]
    if silent or marker not in "*_":
        return False
    run = state.scanDelims(state.pos, marker == "*")
    opens, closes = run.can_open, run.can_close
    if marker == "*":
        before = state.src[state.pos - 1 : state.pos] if state.pos else " "
        after = state.src[state.pos + run.length : state.pos + run.length + 1] or " "
        opens, closes = not after.isspace(), not before.isspace()
    for _ in range(run.length):
        state.push("text", "", 0).content = marker
        state.delimiters.append(
            Delimiter(ord(marker), run.length, len(state.tokens) - 1, -1, opens, closes)
        )
    state.pos += run.length
    return True
