"""The preflight of a file as the handoff takes it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from duikai_press.handoff import PreflightOutcome
    from duikai_press.profile import PressProfile


def judged(file: Path, profile: PressProfile) -> PreflightOutcome:
    """Findings of the preflight, and its reports for the package: as data, and to be read."""
    from duikai_press.handoff import PreflightOutcome
    from duikai_press.preflight import html_report, preflight_file, report_json

    # The file is still where nobody will find it later.
    report = replace(preflight_file(file, profile), file=file.name)
    reports = (
        ("preflight.json", report_json(report)),
        ("preflight.html", html_report(report, file)),
    )
    return PreflightOutcome(report.findings, reports)
