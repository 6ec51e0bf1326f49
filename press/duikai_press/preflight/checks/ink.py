"""Total ink of pictures, areas and gradients."""

from __future__ import annotations

from collections.abc import Iterator

from duikai_press.preflight.checks.row import ERROR, NOTE, WARNING, Check, Sighting
from duikai_press.preflight.evidence import Evidence
from duikai_press.preflight.reading.marks import ShadingMark
from duikai_press.profile import PressProfile


def _total(evidence: Evidence, profile: PressProfile) -> Iterator[Sighting]:
    limit = profile.ink.total
    for page, ink in zip(evidence.pdf.pages, evidence.inks, strict=True):
        for place, peak in ink.heavy:
            said = f"{peak:.0f} % of ink, the mean over {profile.ink.area:g} mm²"
            yield Sighting(said, page.number, place, round(peak, 1), limit)


def _gradients(evidence: Evidence, profile: PressProfile) -> Iterator[Sighting]:
    limit = profile.ink.total
    for page in evidence.pdf.pages:
        for mark in page.marks:
            if isinstance(mark, ShadingMark) and mark.heaviest is not None:
                total = round(mark.heaviest.total, 1)
                if total > limit + 0.05:
                    said = f"a gradient runs to {mark.heaviest}: {total:g} % of ink"
                    yield Sighting(said, page.number, mark.box, total, limit)


def _unmeasured(evidence: Evidence, profile: PressProfile) -> Iterator[Sighting]:
    for page, ink in zip(evidence.pdf.pages, evidence.inks, strict=True):
        broken = {f"/{image.name}: {reason}" for image, _, reason in ink.broken}
        for reason in ink.unmeasured:
            if reason not in broken:
                yield Sighting(f"ink was not measured: {reason}", page.number)


_LIMIT = "GWG newspaper: total ink ≤ 245 % mean over 15 mm²; press profile: ink"

CHECKS = (
    Check("ink.total", ERROR, "Ink keeps the limit of the press.", _LIMIT,
          "convert with the press's profile and its ink limit", _total, unit="%"),
    Check("ink.gradient", WARNING, "Gradients keep the limit of the press.", _LIMIT,
          "let the gradient run to a lighter colour", _gradients, unit="%"),
    Check("ink.unmeasured", NOTE, "All ink could be measured.", _LIMIT,
          "convert the picture to inks", _unmeasured),
)  # fmt: skip
