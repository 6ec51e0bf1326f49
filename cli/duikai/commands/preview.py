"""`duikai preview`: pictures of an edition's pages."""

from __future__ import annotations

import argparse
from pathlib import Path

from duikai.commands.copy_arguments import add_copy_arguments, transcript_options

HELP = "draw the pages of an edition as pictures, from the very PDF that render writes"
EXAMPLE = "duikai preview my-paper --png out/pages --dpi 100 --contact-sheet"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """EDITION, the folder of the pictures, their resolution."""
    add_copy_arguments(parser)
    parser.add_argument("--png", metavar="DIR", required=True, help="where the pictures go")
    parser.add_argument("--dpi", type=_dpi, default=100, help="pixels per inch (default 100)")
    parser.add_argument("--contact-sheet", action="store_true", help="also all spreads on one")
    parser.add_argument("--json", action="store_true", help="print the file names as JSON")


def _dpi(text: str) -> int:
    if not text.isdigit() or not 10 <= int(text) <= 1200:
        raise argparse.ArgumentTypeError("give a whole number from 10 to 1200")
    return int(text)


def run(arguments: argparse.Namespace) -> int:
    """Compose, write the PDF to memory, draw it."""
    from duikai.phases import compose, faults, told_of
    from duikai.printing import print_diagnostics, progress_bar
    from duikai_content.diagnostics import Diagnostics, FaultyInput
    from duikai_press import pdf_bytes
    from duikai_preview import PreviewError, write_page_images

    diagnostics = Diagnostics()
    with progress_bar() as progress:
        composed = compose(
            arguments.edition,
            diagnostics,
            style=arguments.style,
            options=transcript_options(arguments),
            progress=progress,
        )
        try:
            with faults(diagnostics):
                on_page = told_of("press", progress)
                pdf = pdf_bytes(composed.pages, composed.catalogue, on_page=on_page)
            files = write_page_images(
                pdf, Path(arguments.png), arguments.dpi, contact_sheet=arguments.contact_sheet
            )
        except PreviewError as error:
            diagnostics.error(error.code, error.message, hint=error.hint)
            raise FaultyInput(diagnostics) from error
    if arguments.json:
        import json

        print(json.dumps([str(file) for file in files], ensure_ascii=False))
        return 0
    print_diagnostics(diagnostics)
    for file in files:
        print(file)
    return 0
