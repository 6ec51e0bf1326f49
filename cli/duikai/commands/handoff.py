"""`duikai handoff`: an edition to the package that a print shop takes."""

from __future__ import annotations

import argparse
from pathlib import Path

from duikai.commands.copy_arguments import (
    add_copy_arguments,
    add_profile_arguments,
    transcript_options,
)

HELP = "make the package that a print shop plates, or check one that was received"
EXAMPLE = "duikai handoff my-paper -o out/handoff --profile coldset"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """EDITION and where the package goes, or the package to check; the printer's profile."""
    add_copy_arguments(parser, required=False)
    parser.add_argument("-o", "--output", metavar="DIR", help="where the package goes")
    parser.add_argument("--verify", metavar="DIR", help="check a received package instead")
    add_profile_arguments(parser)
    parser.add_argument(
        "--force",
        metavar="CODE",
        action="append",
        default=[],
        help="let a finding pass by its code",
    )
    parser.add_argument(
        "--revision", type=_revision, default=1, help="version of this edition's files (default 1)"
    )
    parser.add_argument("--json", action="store_true", help="print the result as JSON")


def _revision(text: str) -> int:
    if not text.isdigit() or not 1 <= int(text[:5]) <= 9999:
        raise argparse.ArgumentTypeError("give a whole number from 1 to 9999")
    return int(text)


def run(arguments: argparse.Namespace) -> int:
    """Hand over, or verify."""
    if (arguments.verify is None) == (arguments.edition is None):
        return _wrong_usage("give either an EDITION or --verify DIR")
    if arguments.verify is not None:
        return _verify(Path(arguments.verify), as_json=arguments.json)
    if arguments.output is None:
        return _wrong_usage("say where the package goes: -o DIR")
    return _hand_over(arguments)


def _wrong_usage(message: str) -> int:
    import sys

    print(f"duikai handoff: {message}", file=sys.stderr)
    return 2


def _hand_over(arguments: argparse.Namespace) -> int:
    from duikai.handing_over import hand_over
    from duikai.printing import print_diagnostics, progress_bar
    from duikai_content.diagnostics import Diagnostics

    diagnostics = Diagnostics()
    with progress_bar() as progress:
        result = hand_over(
            arguments.edition,
            arguments.output,
            profile=arguments.profile,
            flavour=arguments.flavour,
            style=arguments.style,
            options=transcript_options(arguments),
            forced=arguments.force,
            version=arguments.revision,
            progress=progress,
            diagnostics=diagnostics,
        )
    if arguments.json:
        import json

        from duikai.report_file import diagnostic_data

        data = {
            "folder": str(result.folder),
            "archive": str(result.archive),
            "manifest_sha256": result.manifest_sha256,
            "files": [entry.path for entry in result.files],
            "diagnostics": [diagnostic_data(d) for d in diagnostics],
        }
        print(json.dumps(data, ensure_ascii=False, indent=2))
        return 0
    print_diagnostics(diagnostics)
    size = sum(entry.bytes for entry in result.files)
    print(f"{result.folder}: {len(result.files)} files, {size / 1e6:.1f} MB")
    print(f"{result.archive}")
    print(f"manifest SHA-256 {result.manifest_sha256}")
    return 0


def _verify(place: Path, *, as_json: bool) -> int:
    from duikai_content.diagnostics import Diagnostics, FaultyInput
    from duikai_press.handoff.manifest import verify_packages

    diagnostics = Diagnostics()
    packages = verify_packages(place, diagnostics)
    if diagnostics.has_errors:
        raise FaultyInput(diagnostics)
    if as_json:
        import json

        print(json.dumps({"verified": packages}, ensure_ascii=False))
        return 0
    for package in packages:
        print(f"{package}: complete and unchanged")
    return 0
