"""Fonts of the text that is shown."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from duikai_press.preflight.checks.row import ERROR, NOTE, WARNING, Check, Look, Sighting
from duikai_press.preflight.evidence import Evidence
from duikai_press.preflight.reading.fonts import FontFacts
from duikai_press.preflight.reading.marks import TextMark
from duikai_press.profile import PressProfile


def _fonts(said: str, faulty: Callable[[FontFacts], bool]) -> Look:
    """A look at each font once a page, where it is first shown."""

    def look(evidence: Evidence, profile: PressProfile) -> Iterator[Sighting]:
        for page in evidence.pdf.pages:
            seen: set[object] = set()
            for mark in page.marks:
                if not isinstance(mark, TextMark) or mark.font.key in seen:
                    continue
                if mark.fill is None and mark.stroke is None:
                    continue
                seen.add(mark.font.key)
                if faulty(mark.font):
                    name = mark.font.name
                    yield Sighting(f"{name} {said}", page.number, mark.box, name)

    return look


CHECKS = (
    Check("font.not-embedded", ERROR, "Every font that is used is embedded.",
          "PDF/X-1a 6: embedded, the base 14 too", "embed all fonts when exporting",
          _fonts("is not embedded", lambda font: not font.embedded)),
    Check("font.type3", WARNING, "No font is drawn by content streams.",
          "newspaper practice: a Type 3 glyph has no hints and may have colours of its own",
          "export with outline fonts", _fonts("is a Type 3 font", lambda font: font.is_type3)),
    Check("font.not-subset", NOTE, "Fonts are cut down to the glyphs that are used.",
          "PDF 1.7 §9.6.4", "embed subsets, unless the printer wants to mend text",
          _fonts("is embedded as a whole", lambda font: font.embedded and not font.subset
                 and not font.is_type3)),
    Check("font.no-unicode", NOTE, "Text can be searched and copied.", "PDF 1.7 §9.10",
          "export with ToUnicode maps",
          _fonts("cannot be read back as text", lambda font: not font.readable)),
)  # fmt: skip
