"""`duikai fonts`: which faces an edition is set in."""

from __future__ import annotations

import argparse
from pathlib import Path

HELP = "list the roles of type with their faces, coverage and licence"
EXAMPLE = "duikai fonts --json"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The style sheet, and how the list is printed."""
    parser.add_argument("--style", default="broadsheet", help="style sheet (default: broadsheet)")
    parser.add_argument("--root", default=".", help="the folder of a style sheet of your own")
    parser.add_argument("--json", action="store_true", help="print the list as JSON")


def run(arguments: argparse.Namespace) -> int:
    """Open the faces of the sheet and print what they are."""
    from duikai_content.diagnostics import Diagnostics, FaultyInput
    from duikai_fonts import inspect_faces
    from duikai_layout.faces import catalogue_for
    from duikai_styles.loading import load_style_sheet

    diagnostics = Diagnostics()
    root = Path(arguments.root)
    sheet = load_style_sheet(arguments.style, root, diagnostics)
    if sheet is None:
        raise FaultyInput(diagnostics)
    reports = inspect_faces(catalogue_for(sheet, root, diagnostics))
    rows = [
        {
            "role": report.role,
            "face": report.key,
            "family": f"{report.family} {report.style}",
            "characters": report.characters,
            "origin": report.origin.name.lower(),
            "embeddable": report.embeddable,
            "licence": report.licence,
        }
        for report in reports
    ]
    if arguments.json:
        import json

        print(json.dumps(rows, ensure_ascii=False, indent=2))
        return 0
    for row in rows:
        print(
            f"{row['role']:<12} {row['face']:<22} {row['family']:<24} "
            f"{row['characters']:>6} characters  {row['origin']:<8} {row['licence']}"
        )
    return 0
