"""What a person sees on the terminal: diagnostics, and progress of long work."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from duikai.phases import Progress
from duikai_content.diagnostics import Diagnostic, Severity

_COLOURS = {Severity.ERROR: "31;1", Severity.WARNING: "33;1", Severity.NOTE: "36"}


def print_diagnostics(diagnostics: Iterable[Diagnostic], *, as_json: bool = False) -> None:
    """Every finding on standard error, errors last so that they stay on the screen."""
    found = list(diagnostics)
    if as_json:
        from duikai.report_file import diagnostic_data

        data = [diagnostic_data(d) for d in found]
        print(json.dumps({"diagnostics": data}, ensure_ascii=False, indent=2), file=sys.stderr)
        return
    coloured = sys.stderr.isatty() and "NO_COLOR" not in os.environ
    order = [Severity.NOTE, Severity.WARNING, Severity.ERROR]
    for diagnostic in sorted(found, key=lambda d: order.index(d.severity)):
        text = str(diagnostic)
        if coloured:
            word = diagnostic.severity.value
            tinted = f"\x1b[{_COLOURS[diagnostic.severity]}m{word}\x1b[0m"
            text = text.replace(f"{word}[", f"{tinted}[", 1)
        print(text, file=sys.stderr)
    errors = sum(d.severity is Severity.ERROR for d in found)
    if errors:
        print(f"{errors} error{'s' if errors > 1 else ''}; nothing was written", file=sys.stderr)


@contextmanager
def progress_bar() -> Iterator[Progress | None]:
    """A progress bar on a terminal; None in a pipe, where long work stays quiet."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress as Bar

    with Bar(console=Console(stderr=True), transient=True) as bar:
        tasks = {name: bar.add_task(name, total=None) for name in ("layout", "press")}

        def show(phase: str, done: int, total: int) -> None:
            bar.update(tasks[phase], completed=done, total=total)

        yield show
