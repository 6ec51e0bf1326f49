"""`duikai plan`: the design of every page, its price by term, and what else there is."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from duikai.commands.copy_arguments import (
    add_alternatives,
    add_copy_arguments,
    transcript_options,
)

if TYPE_CHECKING:
    from duikai.phases import Designed
    from duikai_layout.edition import DesignedPage

HELP = "design the pages, show them with their scores and alternatives, write plan.yaml"
EXAMPLE = "duikai plan my-paper --alternative 2:3 --write"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """EDITION, which designs, what is printed and written."""
    add_copy_arguments(parser)
    add_alternatives(parser)
    parser.add_argument("--page", type=int, metavar="N", help="only this page")
    parser.add_argument("--all", action="store_true", help="draw the alternatives, too")
    parser.add_argument("--write", action="store_true", help="write plan.yaml: keep these pages")
    parser.add_argument("--json", action="store_true", help="print the designs as JSON")


def run(arguments: argparse.Namespace) -> int:
    """Design, print, write."""
    from duikai.phases import design
    from duikai.printing import print_diagnostics, progress_bar
    from duikai_content.diagnostics import Diagnostics, FaultyInput

    diagnostics = Diagnostics()
    with progress_bar() as progress:
        designed = design(
            arguments.edition,
            diagnostics,
            style=arguments.style,
            options=transcript_options(arguments),
            progress=progress,
            alternatives=arguments.alternative,
        )
    pages = [p for p in designed.pages if arguments.page in (None, p.copy.number)]
    if not pages:
        diagnostics.error("plan.unknown-page", f"there is no page {arguments.page}")
        raise FaultyInput(diagnostics)
    if arguments.write:
        print_written(designed, Path(arguments.edition), diagnostics, quiet=arguments.json)
    if arguments.json:
        import json

        from duikai_layout.plan_report import page_plan_data

        data = [page_plan_data(page) for page in pages]
        print(json.dumps({"pages": data}, ensure_ascii=False, indent=2))
        return 0
    print_diagnostics(diagnostics)
    for page in pages:
        print_page(page, everything=arguments.all)
    return 0


def print_written(designed: Designed, source: Path, diagnostics: Any, *, quiet: bool) -> None:
    """Write the plan of all pages; what stood there before is replaced in one step."""
    from duikai.targets import replace_file
    from duikai_content.plan import plan_path, plan_yaml
    from duikai_layout.plan_report import plan_of

    path = plan_path(source)
    titles = {story.slug: story.headline.text for story in designed.edition.stories}
    text = plan_yaml(plan_of(designed.pages), titles)
    replace_file(path, text.encode("utf-8"), "plan", diagnostics)
    if not quiet:
        print(f"{path}: {len(designed.pages)} pages are kept as they are")


def print_page(page: DesignedPage, *, everything: bool) -> None:
    """The dummy of a page, its price by term, and the other designs that were kept."""
    from duikai_layout.plan_report import alternative_line, dummy_of, heading_of

    print(heading_of(page))
    print(dummy_of(page, page.design.judged))
    for number, judged in enumerate(page.design.alternatives, 1):
        print(alternative_line(number, judged))
        if everything and number > 1:
            print(dummy_of(page, judged))
    print()
