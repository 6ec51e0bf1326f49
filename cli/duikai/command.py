"""The `duikai` command: argument parsing, exit codes, and nothing else.

Exit codes: 0 done, 1 the input is faulty (diagnostics on standard error), 2 wrong usage,
130 interrupted.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence

from duikai.commands import COMMANDS

Run = Callable[[argparse.Namespace], int]


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line `argv` (default: the process's) and return the exit code."""
    parser = _parser()
    try:
        arguments = parser.parse_args(argv)
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else 2
    run: Run | None = getattr(arguments, "run", None)
    if run is None:
        parser.print_help(sys.stderr)
        return 2
    return _guarded(run, arguments)


def _guarded(run: Run, arguments: argparse.Namespace) -> int:
    from duikai.printing import print_diagnostics
    from duikai_content.diagnostics import FaultyInput

    try:
        return run(arguments)
    except FaultyInput as faults:
        print_diagnostics(faults.diagnostics, as_json=getattr(arguments, "json", False))
        return 1
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # Whoever read our output has gone; keep the interpreter from complaining at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="duikai",
        description="对开: turns a folder of stories into a press-ready Chinese broadsheet.",
        epilog="example: duikai new my-paper && duikai render my-paper -o out/my-paper.pdf",
    )
    parser.add_argument("--version", action="version", version="duikai 0.1.0")
    subparsers = parser.add_subparsers(title="commands", metavar="COMMAND")
    for command in COMMANDS:
        sub = subparsers.add_parser(
            command.name,
            help=command.help,
            description=command.help,
            epilog=f"example: {command.example}",
        )
        command.add_arguments(sub)
        sub.set_defaults(run=command.run)
    return parser
