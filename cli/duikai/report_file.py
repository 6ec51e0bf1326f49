"""The JSON report on disk: pages, stories, totals, diagnostics."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from duikai.targets import file_beside
from duikai_content.diagnostics import Diagnostic, Diagnostics

if TYPE_CHECKING:
    from duikai_layout.page import PaginatedEdition


def diagnostic_data(diagnostic: Diagnostic) -> dict[str, Any]:
    """A diagnostic as plain data; file, line and column are null where there is no place."""
    span = diagnostic.span
    return {
        "severity": diagnostic.severity.value,
        "code": diagnostic.code,
        "message": diagnostic.message,
        "file": span.file if span else None,
        "line": span.line if span and span.line else None,
        "column": span.column if span and span.line else None,
        "hint": diagnostic.hint or None,
    }


def report_with_diagnostics(pages: PaginatedEdition, diagnostics: Diagnostics) -> dict[str, Any]:
    """The edition's report with the run's diagnostics."""
    from duikai_layout.report import edition_report

    return {
        **edition_report(pages),
        "diagnostics": [diagnostic_data(d) for d in diagnostics],
    }


@contextmanager
def report_beside(
    target: Path | None, data: dict[str, Any], diagnostics: Diagnostics
) -> Iterator[None]:
    """Write `data` beside `target`; put it in place when the block has done its own work.

    So that a report is there if and only if the file it reports on is. Without a target nothing
    is written. Raises `FaultyInput`.
    """
    if target is None:
        yield
        return
    text = json.dumps(data, ensure_ascii=False, indent=2) + "\n"
    data_bytes = text.encode("utf-8", "backslashreplace")
    with file_beside(target, data_bytes, "report", diagnostics):
        yield
