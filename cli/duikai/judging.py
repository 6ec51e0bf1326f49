"""The preflight of a file as the handoff takes it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from duikai_press.handoff import PreflightOutcome
    from duikai_press.profile import PressProfile


def judged(file: Path, profile: PressProfile) -> PreflightOutcome:
    """Findings of the preflight, and its reports for the package: as data, and to be read."""
    from duikai_press.handoff import PreflightOutcome
    from duikai_press.preflight import html_report, preflight_file, report_json

    report = preflight_file(file, profile)
    reports = (
        ("preflight.json", report_json(report)),
        ("preflight.html", html_report(report, file)),
    )
    return PreflightOutcome(report.findings, reports)
