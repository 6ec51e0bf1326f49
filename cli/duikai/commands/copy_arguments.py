"""Arguments of every command that reads copy: where it is, and what a transcript does not say."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt

    from duikai_content.transcript import TranscriptOptions


def add_copy_arguments(parser: argparse.ArgumentParser, *, required: bool = True) -> None:
    """EDITION and the options that stand in for a transcript's missing particulars."""
    parser.add_argument(
        "edition",
        metavar="EDITION",
        nargs=None if required else "?",
        help="an edition's folder, or a transcript",
    )
    parser.add_argument("--style", help="style sheet: a shipped one, or a .yaml in the folder")
    add_transcript_options(parser)


def add_profile_arguments(parser: argparse.ArgumentParser) -> None:
    """The printer, and the standard if it is not the printer's usual one."""
    parser.add_argument("--profile", metavar="P", help="press profile: a shipped one, or a .yaml")
    parser.add_argument(
        "--flavour", choices=("x1a-2003", "x1a-2001", "x4"), help="default: as the profile says"
    )


def add_transcript_options(parser: argparse.ArgumentParser) -> None:
    """What a transcript cannot say of itself."""
    group = parser.add_argument_group("transcripts only")
    group.add_argument("--paper", help="the paper's name")
    group.add_argument("--date", type=_date, help="the edition's date, as 2026-11-23")
    group.add_argument("--issue", help="the issue number")


def add_alternatives(parser: argparse.ArgumentParser) -> None:
    """Which of a page's designs is taken."""
    parser.add_argument(
        "--alternative",
        type=_alternatives,
        default={},
        metavar="N | PAGE:N,…",
        help="take the Nth design, of all pages or of some; see: duikai plan",
    )


def _alternatives(text: str) -> dict[int, int]:
    """By page number, 0 standing for all."""
    chosen = {}
    for part in text.split(","):
        page, _, number = part.rpartition(":")
        if not (number.isdigit() and int(number) and (page or "0").isdigit()):
            raise argparse.ArgumentTypeError(f"“{part}” is not a number such as 2, or 3:2")
        chosen[int(page or 0)] = int(number)
    return chosen


def transcript_options(arguments: argparse.Namespace) -> TranscriptOptions:
    """The options as the reader takes them."""
    from duikai_content.transcript import TranscriptOptions

    return TranscriptOptions(paper=arguments.paper, date=arguments.date, issue=arguments.issue)


def _date(text: str) -> dt.date:
    import datetime as dt

    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}” is not a date such as 2026-11-23") from None
