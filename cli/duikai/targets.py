"""Where results go: looked at before any work is done, so that no work is done in vain.

A target that exists is replaced only if it is what this program writes there. A slip such as
``-o story.md`` must not cost anybody a story.
"""

from __future__ import annotations

import os
from pathlib import Path

from duikai_content.diagnostics import Diagnostics, FaultyInput
from duikai_content.spans import SourceSpan

_BEGINNINGS = {"press": b"%PDF-", "report": b"{", "html": b"<!DOCTYPE html>"}
_KINDS = {"press": "a PDF", "report": "a report", "html": "an HTML page"}


def check_targets(pdf: Path, report: Path | None, diagnostics: Diagnostics) -> None:
    """Add an error for each target that cannot be written; nothing is touched."""
    check_target(pdf, "press", diagnostics)
    if report is None:
        return
    check_target(report, "report", diagnostics)
    if os.path.abspath(pdf) == os.path.abspath(report):
        message, hint = "the PDF and the report have one name", "name two files"
        diagnostics.error("report.cannot-write", message, SourceSpan(str(report)), hint)


def make_folder(target: Path, area: str, diagnostics: Diagnostics) -> None:
    """Make the folder that `target` is to stand in. Raises `FaultyInput`."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = f"its folder cannot be made ({error.strerror})"
        diagnostics.error(f"{area}.cannot-write", reason, SourceSpan(str(target)))
        raise FaultyInput(diagnostics) from error


def replace_file(target: Path, data: bytes, area: str, diagnostics: Diagnostics) -> None:
    """Put `data` in the place of `target` in one step. Raises `FaultyInput`."""
    beside = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        beside.write_bytes(data)
        beside.replace(target)
    except OSError as error:
        reason = f"cannot be written ({error.strerror or error})"
        diagnostics.error(f"{area}.cannot-write", reason, SourceSpan(str(target)))
        raise FaultyInput(diagnostics) from error
    finally:
        beside.unlink(missing_ok=True)


def check_target(target: Path, area: str, diagnostics: Diagnostics) -> None:
    """Add an error if `target` cannot be written, or holds something else than what `area`
    (press, report or html) writes; nothing is touched."""
    span, hint = SourceSpan(str(target)), "name another file"
    try:
        fault = _fault(target, area)
    except (OSError, ValueError) as error:
        fault = f"cannot be written ({getattr(error, 'strerror', None) or error})"
    if fault:
        diagnostics.error(f"{area}.cannot-write", fault, span, hint)


def _fault(target: Path, area: str) -> str:
    """Why `target` cannot be written; empty if nothing speaks against it."""
    if target.is_dir():
        return "this is a folder"
    if target.exists():
        if not target.is_file():
            return "this is a device, not a file"
        with target.open("rb") as file:
            start = file.read(len(_BEGINNINGS[area]))
        if start and start != _BEGINNINGS[area]:
            return f"this file is not {_KINDS[area]}, and is not overwritten"
    folder = target.parent
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    if not folder.is_dir():
        return f"cannot be written: {folder} is not a folder"
    if not os.access(folder, os.W_OK | os.X_OK):
        return f"cannot be written: no permission to write in {folder}"
    return ""
