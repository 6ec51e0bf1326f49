"""Tables that a density cannot set: too wide for its columns, or too high for its page.

A density that cannot set every table of a page is not tried for it. Where none can, the tables
are reported.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from duikai_content.model import Story, Table
from duikai_content.spans import SourceSpan
from duikai_layout.galley import fit_table
from duikai_layout.leaf import FRAME_ROWS, measure_of
from duikai_layout.typeset import Typesetter
from duikai_styles.sheet import Density

_EM = 1000


@dataclass(frozen=True, slots=True)
class Unsettable:
    """A table that cannot be set, why, and what may help."""

    span: SourceSpan
    message: str
    hint: str


def unsettable_tables(
    stories: Sequence[Story], density: Density, rows: int, setter: Typesetter
) -> tuple[Unsettable, ...]:
    """The tables of `stories` that a page of `density` with `rows` rows for stories cannot set."""
    return tuple(
        fault
        for story in stories
        for table in story.body
        if isinstance(table, Table)
        for fault in _faults(table, story, density, rows, setter)
    )


def _faults(
    table: Table, story: Story, density: Density, rows: int, setter: Typesetter
) -> Iterator[Unsettable]:
    form = setter.sheet.forms[story.form.value]
    room = rows - setter.sheet.heads.above - (FRAME_ROWS if form.boxed else 0)
    high = len(table.rows)
    if high <= room:  # else it is not even set
        characters = measure_of(density, form)
        fitted = fit_table(table, characters * _EM, setter)
        if fitted is None:
            message = f"the table does not fit a column of {characters} characters"
            hint = "shorten its cells or drop a column, or make rows of its columns"
            yield Unsettable(table.span, message, hint)
            return
        high = fitted.height
    if high > room:
        message = f"the table is {high} lines high, and a column holds {room}"
        hint = "make several tables of it, or set it as a picture"
        yield Unsettable(table.span, message, hint)
