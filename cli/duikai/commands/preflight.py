"""`duikai preflight`: would a print shop complain of this PDF?"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from duikai.commands.copy_arguments import add_profile_arguments

if TYPE_CHECKING:
    from duikai_content.diagnostics import Diagnostics
    from duikai_press.preflight import Finding, PreflightReport

HELP = "judge a PDF, anybody's, by what a press takes"
EXAMPLE = "duikai preflight out/my-paper.pdf --profile coldset --html out/preflight.html"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """FILE.pdf, the press profile, how the findings are given."""
    parser.add_argument("file", metavar="FILE.pdf", help="the PDF to judge")
    add_profile_arguments(parser)
    parser.add_argument("--json", action="store_true", help="print the report as JSON")
    parser.add_argument(
        "--html", metavar="FILE.html", help="write a page with the findings drawn on the pages"
    )


def run(arguments: argparse.Namespace) -> int:
    """Judge; the report goes to standard output. 1 when any finding is an error."""
    from duikai.printers import press_profile
    from duikai.targets import check_target
    from duikai_content.diagnostics import Diagnostics, FaultyInput
    from duikai_press import PressError
    from duikai_press.preflight import html_report, preflight_file, report_json

    diagnostics = Diagnostics()
    page = Path(arguments.html) if arguments.html else None
    if page is not None:
        check_target(page, "html", diagnostics)
    profile = press_profile(arguments.profile, arguments.flavour, diagnostics)
    diagnostics.raise_errors()
    path = Path(arguments.file)
    try:
        report = preflight_file(path, profile)
    except PressError as error:
        diagnostics.error(error.code, error.message, hint=error.hint)
        raise FaultyInput(diagnostics) from error
    if page is not None:
        _write(page, html_report(report, path), diagnostics)
    if arguments.json:
        print(report_json(report), end="")
    else:
        _print(report)
    return 0 if report.passes else 1


def _write(page: Path, text: str, diagnostics: Diagnostics) -> None:
    from duikai.targets import make_folder, replace_file

    make_folder(page, "html", diagnostics)
    replace_file(page, text.encode("utf-8", "backslashreplace"), "html", diagnostics)


def _print(report: PreflightReport) -> None:
    """Every finding, and a last line with the verdict."""
    from duikai.printing import visible
    from duikai_content.diagnostics import Severity

    for finding in report.findings:
        print(visible(_line(finding)))
    counts = ", ".join(
        f"{report.count_of(severity)} {severity.value}{'s' * (report.count_of(severity) != 1)}"
        for severity in (Severity.ERROR, Severity.WARNING, Severity.NOTE)
    )
    verdict = "passes" if report.passes else "does not pass"
    pages = f"{len(report.pages)} page{'s' * (len(report.pages) != 1)}"
    print(visible(f"{report.file}: {pages}, {counts}; {verdict} as {report.profile}"))


def _line(finding: Finding) -> str:
    where = f"page {finding.page}: " if finding.page else ""
    times = f" × {finding.count}" if finding.count > 1 else ""
    limit = ""
    if finding.limit is not None:
        said = f"{finding.limit:g}" if isinstance(finding.limit, float) else finding.limit
        limit = f" (limit {said} {finding.unit}".rstrip() + ")"
    place = ""
    if finding.places:
        place = f" at {' '.join(f'{edge:.1f}' for edge in finding.places[0])}"
    severity = finding.severity.value
    return (
        f"{where}{severity}[{finding.code}]: {finding.message}{times}{limit}{place}\n"
        f"    hint: {finding.hint}"
    )
