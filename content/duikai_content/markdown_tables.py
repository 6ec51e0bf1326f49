"""Tables: the tokens of a GFM table into cells, with every row as wide as the head.

What Markdown would drop without a word, a cell too many in a row, is reported.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from duikai_content.markdown_inlines import BodySource, read_inlines
from duikai_content.model import Alignment, Cell, Table
from duikai_content.paragraph_forms import strip_inlines
from duikai_content.spans import SourceSpan

if TYPE_CHECKING:
    from markdown_it.token import Token

_ALIGNMENTS = {
    "text-align:left": Alignment.LEFT,
    "text-align:center": Alignment.CENTRE,
    "text-align:right": Alignment.RIGHT,
}
_BAR = re.compile(r"(?<!\\)\|")


def read_table(tokens: list[Token], source: BodySource) -> Table | None:
    """The table of the tokens from ``table_open`` to before ``table_close``.

    None, with a diagnostic, if it has no rows or no text at all.
    """
    rows: list[tuple[Cell, ...]] = []
    alignments: list[Alignment] = []
    for row in _rows(tokens):
        line = source.lines[row[0].map[0]] if row[0].map else ""
        cells = [token for token in row if token.type == "inline"]
        if not rows:
            heads = [token for token in row if token.type == "th_open"]
            alignments = [_alignment(token) for token in heads]
        else:
            _check_row(row[0], line, len(alignments), source)
        rows.append(tuple(_cells(cells, line, source)))
    table = Table(rows[0], tuple(rows[1:]), tuple(alignments), source.span(tokens[0]))
    if table.rows and table.text:
        return table
    message = "the table is empty" if table.rows else "the table has a head and no rows"
    source.diagnostics.error("copy.empty-table", message, table.span, "fill it, or remove it")
    return None


def _rows(tokens: list[Token]) -> Iterator[list[Token]]:
    row: list[Token] = []
    for token in tokens:
        if token.type == "tr_open":
            row = [token]
        elif token.type == "tr_close":
            yield row
        else:
            row.append(token)


def _alignment(head: Token) -> Alignment:
    return _ALIGNMENTS.get(str(head.attrGet("style")), Alignment.USUAL)


def _cells(tokens: list[Token], line: str, source: BodySource) -> Iterator[Cell]:
    """The cells of a row, each looked for behind its own bar."""
    bars = [bar.end() for bar in _BAR.finditer(line)]
    starts = bars if line.lstrip().startswith("|") else [0, *bars]
    for number, token in enumerate(tokens):
        column = starts[number] if number < len(starts) else len(line)
        row = token.map[0] if token.map else 0
        span = SourceSpan(source.file, row + source.first_line, column + 1)
        inlines = strip_inlines(read_inlines(token, source, column))
        yield Cell(inlines, inlines[0].span if inlines else span)


def _check_row(row: Token, line: str, wanted: int, source: BodySource) -> None:
    """Report a row whose cells are not as many as the head's."""
    parts = _BAR.split(line.strip())
    if parts and not parts[0]:
        del parts[0]
    if parts and not parts[-1]:
        del parts[-1]
    if len(parts) == wanted:
        return
    message = f"the row has {len(parts)} cells, the head {wanted}"
    if any(part.strip() for part in parts[wanted:]):
        hint = "add a column to the head; a printed bar is written \\|"
        source.diagnostics.error("copy.ragged-row", message, source.span(row), hint)
    elif len(parts) < wanted:
        hint = "write an empty cell as | |"
        source.diagnostics.warning("copy.ragged-row", message, source.span(row), hint)
