"""Graphics states that tell a device how to work: transfer functions, halftones."""

from __future__ import annotations

from collections.abc import Iterator

from duikai_press.preflight.checks.row import ERROR, NOTE, WARNING, Check, Sighting
from duikai_press.preflight.checks.transparency import states_of
from duikai_press.preflight.evidence import Evidence
from duikai_press.preflight.reading.objects import entry, name, raw
from duikai_press.profile import PressProfile


def _transfer(evidence: Evidence, profile: PressProfile) -> Iterator[Sighting]:
    """TR2 may be the name Default, which is none (PDF 1.7 table 58)."""
    for page in evidence.pdf.pages:
        for label, state in states_of(page):
            for key in ("TR", "TR2"):
                written = raw(state, key)
                if written is not None and not (key == "TR2" and name(written) == "Default"):
                    yield Sighting(f"{label} sets a transfer function", page.number, value=key)


def _halftone_name(evidence: Evidence, profile: PressProfile) -> Iterator[Sighting]:
    for page in evidence.pdf.pages:
        for label, state in states_of(page):
            halftone = entry(state, "HT")
            if raw(halftone, "HalftoneName") is not None:
                yield Sighting(f"{label} sets a halftone by name", page.number)
            if raw(state, "HTP") is not None:
                yield Sighting(f"{label} sets a halftone phase", page.number)


def _halftone(evidence: Evidence, profile: PressProfile) -> Iterator[Sighting]:
    for page in evidence.pdf.pages:
        for label, state in states_of(page):
            written = raw(state, "HT")
            named = raw(entry(state, "HT"), "HalftoneName") is not None
            if written is not None and name(written) != "Default" and not named:
                yield Sighting(f"{label} sets a halftone of its own", page.number)


def _black_generation(evidence: Evidence, profile: PressProfile) -> Iterator[Sighting]:
    for page in evidence.pdf.pages:
        for label, state in states_of(page):
            for key in ("BG", "BG2", "UCR", "UCR2"):
                written = raw(state, key)
                if written is not None and name(written) != "Default":
                    said = f"{label} sets black generation or undercolour removal"
                    yield Sighting(said, page.number, value=key)


_DEVICE = "PDF/X-1a 8: no transfer functions, no named halftones"

CHECKS = (
    Check("device.transfer", ERROR, "No transfer function changes tones on the plate.", _DEVICE,
          "export without transfer functions", _transfer),
    Check("device.halftone-name", ERROR, "No halftone is chosen by name or shifted.", _DEVICE,
          "export without halftones", _halftone_name),
    Check("device.halftone", WARNING, "Screening is left to the press.",
          "newspaper practice; PDF 1.7 §10.5", "export without halftones", _halftone),
    Check("device.black-generation", NOTE, "Separation is done already.", "PDF 1.7 §10.3.4",
          "no harm in CMYK; export without it", _black_generation),
)  # fmt: skip
