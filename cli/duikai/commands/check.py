"""`duikai check`: what a copy desk looks for before the page is made up."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from duikai.commands.copy_arguments import add_copy_arguments, transcript_options

if TYPE_CHECKING:
    from duikai_content.diagnostics import Diagnostic

HELP = "proofread the copy of an edition without making pages"
EXAMPLE = "duikai check my-paper --skip length,spaces.beside-figure --strict"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """EDITION, which findings are wanted, and how they are printed."""
    add_copy_arguments(parser)
    parser.add_argument(
        "--only", type=_codes, default=(), metavar="CODE,…", help="these codes, or what begins so"
    )
    parser.add_argument(
        "--skip", type=_codes, default=(), metavar="CODE,…", help="all but these codes"
    )
    parser.add_argument("--strict", action="store_true", help="exit code 1 for warnings too")
    parser.add_argument("--json", action="store_true", help="print the findings as JSON")
    parser.add_argument(
        "--codes", action=_PrintCodes, nargs=0, help="print a table of all codes, and leave"
    )


def run(arguments: argparse.Namespace) -> int:
    """Check; findings go to standard output, in the order of the copy."""
    from duikai.phases import check

    found = check(
        arguments.edition,
        style=arguments.style,
        options=transcript_options(arguments),
        only=arguments.only,
        skip=arguments.skip,
    )
    counts = Counter(finding.severity.value for finding in found)
    if arguments.json:
        _print_json(found, counts)
    else:
        _print_text(found, counts)
    return int(counts["error"] > 0 or (arguments.strict and counts["warning"] > 0))


def _print_json(found: Sequence[Diagnostic], counts: Counter[str]) -> None:
    import json

    from duikai.report_file import diagnostic_data

    data = {
        "findings": [diagnostic_data(finding) for finding in found],
        "counts": {kind: counts[kind] for kind in ("error", "warning", "note")},
        "codes": dict(sorted(Counter(finding.code for finding in found).items())),
    }
    print(json.dumps(data, ensure_ascii=False, indent=2))


def _print_text(found: Sequence[Diagnostic], counts: Counter[str]) -> None:
    from duikai.printing import counted, print_each

    print_each(found, sys.stdout)
    kinds = [counted(counts[kind], kind) for kind in ("error", "warning", "note") if counts[kind]]
    print(", ".join(kinds) or "nothing found")
    for code, number in sorted(Counter(finding.code for finding in found).items()):
        print(f"  {number:>5}  {code}")


def _codes(text: str) -> tuple[str, ...]:
    from duikai.rules import every_rule
    from duikai_content.proofreading.choice import is_known

    rules = [rule.code for rule in every_rule()]
    codes = tuple(code.strip() for code in text.split(",") if code.strip())
    for code in codes:
        if not is_known(code, rules):
            raise argparse.ArgumentTypeError(f"“{code}” begins no code; see: duikai check --codes")
    return codes


class _PrintCodes(argparse.Action):
    """Print the table of codes instead of checking anything."""

    def __call__(self, parser: argparse.ArgumentParser, *_: Any) -> None:
        from duikai.rules import every_rule, rule_table

        print(rule_table(every_rule()), end="")
        parser.exit()
