"""duikai 对开: a folder of stories to a press-ready Chinese broadsheet.

    import duikai
    result = duikai.render("my-paper", "out/my-paper.pdf")
    print(result.pages, result.report["totals"]["white_ratio"])

Everything that is wrong with the input is in `duikai.FaultyInput.diagnostics`, at once.
Importing the package costs nothing; the rooms are opened at first use.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from duikai.phases import Composed, RenderResult, check, compose, render
    from duikai_content.diagnostics import Diagnostic, Diagnostics, FaultyInput
    from duikai_content.reading import read_edition
    from duikai_content.transcript import TranscriptOptions

__version__ = "0.1.0"
__all__ = [
    "Composed",
    "Diagnostic",
    "Diagnostics",
    "FaultyInput",
    "RenderResult",
    "TranscriptOptions",
    "check",
    "compose",
    "read_edition",
    "render",
]
_HOMES = {
    "Composed": "duikai.phases",
    "Diagnostic": "duikai_content.diagnostics",
    "Diagnostics": "duikai_content.diagnostics",
    "FaultyInput": "duikai_content.diagnostics",
    "RenderResult": "duikai.phases",
    "TranscriptOptions": "duikai_content.transcript",
    "check": "duikai.phases",
    "compose": "duikai.phases",
    "read_edition": "duikai_content.reading",
    "render": "duikai.phases",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
