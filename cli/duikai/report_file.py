"""The JSON report on disk: pages, stories, totals, diagnostics."""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from duikai_content.diagnostics import Diagnostic, Diagnostics, FaultyInput

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


def report_with_diagnostics(
    pages: PaginatedEdition, diagnostics: Diagnostics
) -> dict[str, Any]:
    """The edition's report with the run's diagnostics."""
    from duikai_layout.report import edition_report

    return {
        **edition_report(pages),
        "diagnostics": [diagnostic_data(d) for d in diagnostics],
    }


def write_report(data: dict[str, Any], target: Path, diagnostics: Diagnostics) -> None:
    """Write `data` as JSON beside `target` and rename. Raises `FaultyInput`."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                json.dump(data, file, ensure_ascii=False, indent=2)
                file.write("\n")
            Path(name).chmod(0o644)
            Path(name).replace(target)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        message = f"the report {target} cannot be written: {error.strerror}"
        diagnostics.error("report.cannot-write", message, hint="name another place")
        raise FaultyInput(diagnostics) from error
