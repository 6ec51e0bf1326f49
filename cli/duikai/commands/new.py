"""`duikai new`: a paper to begin with."""

from __future__ import annotations

import argparse
from pathlib import Path

HELP = "write a complete starter edition into a new folder"
EXAMPLE = "duikai new my-paper --paper 江城日报"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The folder, and the paper's name."""
    parser.add_argument("folder", metavar="NAME", help="the folder to make")
    parser.add_argument("--paper", default="", help="the paper's name (default: the starter's)")


def run(arguments: argparse.Namespace) -> int:
    """Copy the starter."""
    from duikai_content.diagnostics import Diagnostics, FaultyInput
    from duikai_content.starter import copy_starter

    diagnostics = Diagnostics()
    if not copy_starter(Path(arguments.folder), arguments.paper, diagnostics):
        raise FaultyInput(diagnostics)
    print(f"{arguments.folder}: now try  duikai render {arguments.folder}")
    return 0
