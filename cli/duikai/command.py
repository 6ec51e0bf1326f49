"""The `duikai` command: argument parsing, exit codes, and nothing else.

Exit codes: 0 done, 1 the input is faulty (diagnostics on standard error), 2 wrong usage,
130 interrupted. Rooms are imported when a command runs, so that ``--help`` costs nothing.
"""

from __future__ import annotations

import argparse
import contextlib
import gc
import io
import os
import sys
from collections.abc import Callable, Iterator, Sequence

from duikai import __version__
from duikai.commands import COMMANDS

Run = Callable[[argparse.Namespace], int]


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line `argv` (default: the process's) and return the exit code."""
    # One run makes no garbage cycles to speak of; looking for them costs a tenth of it.
    if argv is None:
        gc.disable()
    with _any_name_printable():
        try:
            return _main(argv)
        except KeyboardInterrupt:
            return 130
        except BrokenPipeError:  # whoever read our output has seen enough
            _drop_output()
            return 0


def _main(argv: Sequence[str] | None) -> int:
    parser = _parser()
    try:
        arguments = parser.parse_args(argv)
    except SystemExit as stop:
        sys.stdout.flush()
        return stop.code if isinstance(stop.code, int) else 2
    run: Run | None = getattr(arguments, "run", None)
    if run is None:
        parser.print_help(sys.stderr)
        return 2
    code = _run(run, arguments)
    sys.stdout.flush()
    return code


def _run(run: Run, arguments: argparse.Namespace) -> int:
    from duikai_content.diagnostics import Diagnostic, FaultyInput, Severity

    try:
        return run(arguments)
    except FaultyInput as faulty:
        diagnostics = faulty.diagnostics
    except BrokenPipeError:
        raise
    except OSError as error:  # a full disk, a folder that went away: not the program's fault
        message = f"the system says: {error}"
        diagnostics = (Diagnostic(Severity.ERROR, "system.failed", message),)

    from duikai.printing import print_diagnostics

    print_diagnostics(diagnostics, as_json=getattr(arguments, "json", False))
    return 1


@contextlib.contextmanager
def _any_name_printable() -> Iterator[None]:
    """Any text can be printed to any terminal: what its encoding lacks is shown as an escape."""
    out = sys.stdout
    before = out.errors if isinstance(out, io.TextIOWrapper) else None
    if isinstance(out, io.TextIOWrapper):
        out.reconfigure(errors="backslashreplace")
    try:
        yield
    finally:
        if isinstance(out, io.TextIOWrapper) and not out.closed:
            with contextlib.suppress(BrokenPipeError):
                out.reconfigure(errors=before)


def _drop_output() -> None:
    """Send what is still buffered nowhere, or the interpreter complains when it ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError, ValueError):
            os.dup2(nowhere, stream.fileno())
    os.close(nowhere)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="duikai",
        description="对开: turns a folder of stories into a press-ready Chinese broadsheet.",
        epilog="example: duikai new my-paper && duikai render my-paper -o out/my-paper.pdf",
    )
    parser.add_argument("--version", action="version", version=f"duikai {__version__}")
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
