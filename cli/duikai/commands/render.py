"""`duikai render`: an edition to a PDF."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from duikai.commands.copy_arguments import (
    add_alternatives,
    add_copy_arguments,
    add_profile_arguments,
    transcript_options,
)

HELP = "set an edition and write it as a PDF"
EXAMPLE = "duikai render my-paper -o out/my-paper.pdf --report out/my-paper.json"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """EDITION, where the PDF and the report go, and how the result is printed."""
    add_copy_arguments(parser)
    add_alternatives(parser)
    parser.add_argument(
        "-o", "--output", metavar="FILE.pdf", help="default: out/ and the edition's name"
    )
    parser.add_argument("--report", metavar="FILE.json", help="write a report of every page here")
    add_profile_arguments(parser)
    parser.add_argument("--json", action="store_true", help="print the result as JSON")


def run(arguments: argparse.Namespace) -> int:
    """Render; the result goes to standard output, diagnostics to standard error."""
    from duikai.phases import render
    from duikai.printing import print_diagnostics, progress_bar

    source = Path(arguments.edition)
    output = Path(arguments.output) if arguments.output else _usual_output(source)
    with progress_bar() as progress:
        result = render(
            source,
            output,
            style=arguments.style,
            options=transcript_options(arguments),
            report=arguments.report,
            profile=arguments.profile,
            flavour=arguments.flavour,
            progress=progress,
            alternatives=arguments.alternative,
        )
    totals = result.report["totals"]
    if arguments.json:
        import json

        data = {"output": str(result.output), "bytes": result.size, **result.report}
        print(json.dumps(data, ensure_ascii=False, indent=2))
        return 0
    print_diagnostics(result.diagnostics)
    print(
        f"{result.output}: {totals['pages']} pages, {totals['stories']} stories, "
        f"{totals['characters']} characters of body, white {totals['white_ratio']:.2%}, "
        f"{result.size / 1000:.0f} kB"
    )
    return 0


def _usual_output(source: Path) -> Path:
    """out/NAME.pdf, after the edition's folder or the transcript."""
    named = Path(os.path.abspath(source))
    if named.name == "edition.yaml":
        named = named.parent
    name = named.name if named.is_dir() else named.stem
    return Path("out") / f"{name or 'edition'}.pdf"
