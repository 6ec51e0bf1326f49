"""All that the checks look at: the file as it was read, and what was measured on it."""

from __future__ import annotations

from dataclasses import dataclass

from duikai_press.preflight.ink.measure import PageInk, measured
from duikai_press.preflight.reading.metadata import Metadata, read_metadata
from duikai_press.preflight.reading.pdf_file import PdfModel
from duikai_press.preflight.reading.survey import Survey, surveyed
from duikai_press.profile import PressProfile


@dataclass(frozen=True, slots=True)
class Evidence:
    """A file ready to be judged. `inks` are in the order of its pages; `faults` are those of its
    structure; `spent` says why looking stopped early, if it did."""

    pdf: PdfModel
    survey: Survey
    metadata: Metadata
    inks: tuple[PageInk, ...]
    faults: tuple[str, ...]
    spent: tuple[str, ...]


def gathered(pdf: PdfModel, profile: PressProfile, complaints: list[str]) -> Evidence:
    """Walk over the objects and measure the pages. `complaints` are those about the file so far;
    reading its further objects may add to them."""
    survey, spent = surveyed(pdf)
    inks = [measured(page, profile.ink.area, profile.ink.total, pdf.budget) for page in pdf.pages]
    reasons = tuple(reason for reason in (pdf.spent, spent) if reason)
    metadata = read_metadata(pdf.catalogue, pdf.budget)
    return Evidence(pdf, survey, metadata, tuple(inks), tuple(complaints), reasons)
