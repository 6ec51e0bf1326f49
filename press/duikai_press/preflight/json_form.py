"""The report as JSON; docs/preflight.md describes every field."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from duikai_content.diagnostics import Severity
from duikai_press.preflight.report import Finding, PageFigures, PreflightReport

SCHEMA = 1
"""Raised when a field changes its meaning."""


def report_data(report: PreflightReport) -> dict[str, Any]:
    """The report as plain data; lengths are points."""
    return {
        "schema": SCHEMA,
        "file": report.file,
        "bytes": report.size,
        "pdf_version": report.version,
        "profile": report.profile,
        "flavour": report.flavour,
        "passes": report.passes,
        "totals": {
            "pages": len(report.pages),
            **{f"{severity.value}s": report.count_of(severity) for severity in Severity},
        },
        "findings": [_finding(finding) for finding in report.findings],
        "pages": [_page(page) for page in report.pages],
    }


def report_json(report: PreflightReport) -> str:
    """The report as JSON text, readable, with a line break at its end."""
    return json.dumps(report_data(report), ensure_ascii=False, indent=2) + "\n"


def _rounded(box: tuple[float, ...]) -> list[float]:
    return [round(edge, 3) for edge in box]


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        **asdict(finding),
        "severity": finding.severity.value,
        "places": [_rounded(place) for place in finding.places],
    }


def _page(page: PageFigures) -> dict[str, Any]:
    return {
        "number": page.number,
        "boxes": {name: _rounded(box) for name, box in page.boxes.items()},
        "fonts": [asdict(font) for font in page.fonts],
        "pictures": [
            {**asdict(picture), "place": _rounded(picture.place)} for picture in page.pictures
        ],
        "inks": list(page.inks),
        "coverage": dict(page.coverage),
        "peak": page.peak,
    }
