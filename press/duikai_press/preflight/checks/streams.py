"""Filters, and content streams as such."""

from __future__ import annotations

from collections.abc import Iterator

from duikai_press.preflight.checks.row import ERROR, X1A, Check, Look, Sighting
from duikai_press.preflight.evidence import Evidence
from duikai_press.preflight.reading.marks import ImageMark
from duikai_press.profile import PressProfile


def _filter(label: str) -> Look:
    """Streams with this filter: pictures by their place, inline ones too; others by number."""

    def look(evidence: Evidence, profile: PressProfile) -> Iterator[Sighting]:
        placed = 0
        for page in evidence.pdf.pages:
            for mark in page.marks:
                if isinstance(mark, ImageMark) and label in mark.image.filters:
                    placed += 1
                    message = f"picture /{mark.image.name} is packed by {label}"
                    yield Sighting(message, page.number, mark.box, label)
        if not placed:
            for where in evidence.survey.filters.get(label, ()):
                yield Sighting(f"{where} is packed by {label}", value=label)

    return look


def _external(evidence: Evidence, profile: PressProfile) -> Iterator[Sighting]:
    for where in evidence.survey.external:
        yield Sighting(f"the data of {where} lie in another file")


def _operators(evidence: Evidence, profile: PressProfile) -> Iterator[Sighting]:
    for page in evidence.pdf.pages:
        for word in page.content.findings.operators:
            yield Sighting(f"the operator “{word}” is none of PDF's", page.number, value=word)


def _faults(evidence: Evidence, profile: PressProfile) -> Iterator[Sighting]:
    for page in evidence.pdf.pages:
        for fault in page.content.findings.faults:
            yield Sighting(fault, page.number)


_FILTERS = "PDF/X-1a 9: no LZW, JBIG2, JPX"

CHECKS = (
    Check("stream.lzw", ERROR, "Nothing is packed by LZW.", f"{_FILTERS}; PDF/X-4: no LZW",
          "pack with Flate", _filter("LZWDecode")),
    Check("stream.jpx", ERROR, "Nothing is packed by JPEG 2000.", _FILTERS,
          "pack pictures with JPEG or Flate", _filter("JPXDecode"), X1A),
    Check("stream.jbig2", ERROR, "Nothing is packed by JBIG2.", _FILTERS,
          "pack line art with Flate or CCITT", _filter("JBIG2Decode"), X1A),
    Check("stream.external", ERROR, "All data lie in the file.", "PDF/X-1a (s); PDF 1.7 §7.3.8",
          "embed all data", _external),
    Check("content.operator", ERROR, "Content streams hold PDF's operators only.",
          "PDF 1.7 annex A", "export the page again", _operators),
    Check("content.fault", ERROR, "Content streams can be read, and find what they name.",
          "PDF 1.7 §7.8", "export the page again", _faults),
)  # fmt: skip
