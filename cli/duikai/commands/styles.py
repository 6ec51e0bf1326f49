"""`duikai styles`: the style sheets that come with the program."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

HELP = "list the shipped style sheets with their page sizes and densities"
EXAMPLE = "duikai styles"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """How the list is printed."""
    parser.add_argument("--json", action="store_true", help="print the list as JSON")


def run(arguments: argparse.Namespace) -> int:
    """Load every shipped sheet and print what it is."""
    from duikai_content.diagnostics import Diagnostics, FaultyInput
    from duikai_styles.loading import load_style_sheet, shipped_sheets
    from duikai_styles.units import POINTS_PER_MM

    diagnostics = Diagnostics()
    rows: list[dict[str, Any]] = []
    for name in shipped_sheets():
        sheet = load_style_sheet(name, Path("."), diagnostics)
        if sheet is None:
            raise FaultyInput(diagnostics)
        rows.append(
            {
                "name": name,
                "title": sheet.title,
                "trim_mm": [
                    round(sheet.trim.width / POINTS_PER_MM),
                    round(sheet.trim.height / POINTS_PER_MM),
                ],
                "densities": {
                    d.name: f"{d.columns} × {d.characters}, {d.size:g}/{d.pitch:g} pt"
                    for d in sheet.densities
                },
            }
        )
    if arguments.json:
        import json

        print(json.dumps(rows, ensure_ascii=False, indent=2))
        return 0
    for row in rows:
        print(f"{row['name']}  {row['title']}  {' × '.join(map(str, row['trim_mm']))} mm")
        for density, grid in row["densities"].items():
            print(f"    {density:<8} {grid}")
    return 0
