"""What a person sees on the terminal: diagnostics, and progress of long work."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from duikai.phases import Progress
from duikai_content.diagnostics import Diagnostic, Severity

_COLOURS = {Severity.NOTE: "36", Severity.WARNING: "33;1", Severity.ERROR: "31;1"}
"""In the order of printing: errors last, so that they stay on the screen."""
_VISIBLE = {
    code: f"\\x{code:02x}"
    for code in (*range(0x20), *range(0x7F, 0xA0))
    if code not in (0x09, 0x0A)
}
"""Copy may hold characters that would drive the terminal; they are shown, not sent."""


def print_diagnostics(diagnostics: Iterable[Diagnostic], *, as_json: bool = False) -> None:
    """Every finding on standard error, in the order of severity."""
    found = list(diagnostics)
    if as_json:
        import json

        from duikai.report_file import diagnostic_data

        data = [diagnostic_data(d) for d in found]
        print(json.dumps({"diagnostics": data}, ensure_ascii=False, indent=2), file=sys.stderr)
        return
    coloured = _coloured()
    order = list(_COLOURS)
    for diagnostic in sorted(found, key=lambda d: order.index(d.severity)):
        text = visible(str(diagnostic))
        if coloured:
            word = f"{diagnostic.severity.value}[{diagnostic.code}]"
            text = text.replace(word, f"\x1b[{_COLOURS[diagnostic.severity]}m{word}\x1b[0m", 1)
        print(text, file=sys.stderr)
    errors = sum(d.severity is Severity.ERROR for d in found)
    if errors:
        print(f"{errors} error{'s' if errors > 1 else ''}", file=sys.stderr)


def visible(text: str) -> str:
    """Text with its control characters shown as escapes, not sent to the terminal."""
    return text.translate(_VISIBLE)


def _coloured() -> bool:
    """Colours on a terminal that has them, unless NO_COLOR is set (no-color.org)."""
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return sys.stderr.isatty() and not plain


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
