"""`duikai import`: a transcript to an edition folder."""

from __future__ import annotations

import argparse
from pathlib import Path

from duikai.commands.copy_arguments import add_transcript_options, transcript_options

HELP = "write the edition folder of a transcript, to be edited further"
EXAMPLE = "duikai import luoyang.md luoyang --paper 洛阳日报 --date 2024-01-29"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The transcript, the folder, the particulars."""
    parser.add_argument("transcript", metavar="TRANSCRIPT", help="a .md or .txt file")
    parser.add_argument("folder", metavar="DIR", help="the folder to make")
    add_transcript_options(parser)


def run(arguments: argparse.Namespace) -> int:
    """Read the transcript and write the folder."""
    from duikai.printing import print_diagnostics
    from duikai_content.diagnostics import Diagnostics, FaultyInput
    from duikai_content.edition_writer import write_edition_folder
    from duikai_content.reading import read_edition

    diagnostics = Diagnostics()
    source = Path(arguments.transcript)
    edition = read_edition(source, diagnostics, transcript_options(arguments))
    if edition is None or diagnostics.has_errors:
        raise FaultyInput(diagnostics)
    if not write_edition_folder(edition, Path(arguments.folder), diagnostics):
        raise FaultyInput(diagnostics)
    print_diagnostics(diagnostics)
    print(f"{arguments.folder}: {len(edition.stories)} stories")
    return 0
