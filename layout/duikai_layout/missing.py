"""Characters that no face has: a diagnostic at every place in the copy, never a blank."""

from __future__ import annotations

from duikai_content.diagnostics import Diagnostics, Severity
from duikai_content.model import Edition
from duikai_content.passages import Passage, edition_passages
from duikai_content.proofreading.places import Sources
from duikai_content.proofreading.rules import Fault, Rule
from duikai_fonts import Shaper

SHOWN = 40
"""Places reported one by one; a file in a wrong encoding would list thousands."""
MISSING = Rule(
    "fonts.missing",
    Severity.ERROR,
    "a character that no face has",
    "a character beyond the faces and the system's",
    "a face named for it in the style sheet",
    "the faces of the style sheet",
    "name a face that has it in the style sheet, or write it otherwise",
)
SYSTEM_FACE = Rule(
    "fonts.system-face",
    Severity.WARNING,
    "a character that only a face of this system has",
    "a character beyond the bundled faces",
    "a font file of the edition named for it in the style sheet",
    "another machine may lack the face, or have another version of it",
    "name a font file for it in the style sheet",
)


def report_missing(
    edition: Edition,
    shaper: Shaper,
    diagnostics: Diagnostics,
    sources: Sources | None = None,
) -> None:
    """Errors for characters in no face, a warning for those that came from the system's faces.

    `shaper` has shaped the copy already, with or without pages being made. Places are looked up
    in `sources`, by default the files that spans name.
    """
    missing = frozenset(shaper.missing)
    uses = sorted(shaper.catalogue.system_uses)
    if not missing and not uses:
        return
    sources = sources or Sources()
    passages = tuple(edition_passages(edition))
    faults = [fault for passage in passages for fault in _missing(passage, missing)]
    for fault in faults[:SHOWN]:
        diagnostics.add(sources.diagnostic(fault))
    if len(faults) > SHOWN:
        diagnostics.error(MISSING.code, f"and {len(faults) - SHOWN} more such places")
    for text, face in uses:
        message = f"“{text}” is set in a face of this system ({face}); another machine may differ"
        found = ((passage, passage.text.find(text)) for passage in passages)
        place = next((sources.place(p, at) for p, at in found if at >= 0), None)
        diagnostics.add(SYSTEM_FACE.at(place, message))


def _missing(passage: Passage, missing: frozenset[str]) -> list[Fault]:
    """The first place of each missing character in `passage`."""
    text = passage.text
    return [
        Fault(MISSING, passage, text.index(ch), f"no face has the character {_shown(ch)}")
        for ch in dict.fromkeys(text)
        if ch in missing
    ]


def _shown(ch: str) -> str:
    code = f"(U+{ord(ch):04X})"
    return f"“{ch}” {code}" if ch.isprintable() else code
