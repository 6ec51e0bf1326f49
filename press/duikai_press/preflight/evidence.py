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
    """A file ready to be judged. `inks` are in the order of its pages; `spent` says why looking
    stopped early, if it did."""

    pdf: PdfModel
    survey: Survey
    metadata: Metadata
    inks: tuple[PageInk, ...]
    spent: tuple[str, ...]


def gathered(pdf: PdfModel, profile: PressProfile) -> Evidence:
    """Walk over the objects and measure the pages."""
    survey, spent = surveyed(pdf)
    inks = [measured(page, profile.ink.area, profile.ink.total, pdf.budget) for page in pdf.pages]
    reasons = tuple(reason for reason in (pdf.spent, spent) if reason)
    return Evidence(pdf, survey, read_metadata(pdf.catalogue, pdf.budget), tuple(inks), reasons)
