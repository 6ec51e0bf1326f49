"""What belongs on a screen: annotations, forms, actions, layers."""

from __future__ import annotations

from collections.abc import Iterator

from duikai_press.preflight.checks.row import ERROR, X1A, Check, Sighting
from duikai_press.preflight.evidence import Evidence
from duikai_press.preflight.reading.matrices import overlap
from duikai_press.preflight.reading.objects import array, box, dictionary, entry, name, raw
from duikai_press.profile import PressProfile


def _annotations(evidence: Evidence, profile: PressProfile) -> Iterator[Sighting]:
    """Only a TrapNet may lie within the bleed (PDF 1.7 §14.11.6)."""
    for page in evidence.pdf.pages:
        for written in array(raw(page.entries, "Annots")):
            annotation = dictionary(written)
            kind = name(entry(annotation, "Subtype")) or "unknown"
            place = box(raw(annotation, "Rect"))
            if annotation is None or kind in ("TrapNet", "Widget"):
                continue
            seen = overlap(place, page.bleed) if place is not None else None
            if seen is not None:
                said = f"an annotation ({kind}) lies within the bleed"
                yield Sighting(said, page.number, place, kind)


def _fields(evidence: Evidence, profile: PressProfile) -> Iterator[Sighting]:
    form = entry(evidence.pdf.catalogue, "AcroForm")
    count = len(array(raw(form, "Fields")))
    widgets = 0
    for page in evidence.pdf.pages:
        for written in array(raw(page.entries, "Annots")):
            annotation = dictionary(written)
            if name(entry(annotation, "Subtype")) == "Widget":
                widgets += 1
                yield Sighting("a form field", page.number, box(raw(annotation, "Rect")))
    if count and not widgets:
        yield Sighting(f"a form of {count} fields")


def _scripts(evidence: Evidence, profile: PressProfile) -> Iterator[Sighting]:
    for where in evidence.survey.actions.get("JavaScript", ()):
        yield Sighting(f"JavaScript in {where}")


def _actions(evidence: Evidence, profile: PressProfile) -> Iterator[Sighting]:
    for kind, places in evidence.survey.actions.items():
        if kind != "JavaScript":
            for where in places:
                yield Sighting(f"an action ({kind}) in {where}", value=kind)


def _layers(evidence: Evidence, profile: PressProfile) -> Iterator[Sighting]:
    groups = array(raw(entry(evidence.pdf.catalogue, "OCProperties"), "OCGs"))
    if groups:
        yield Sighting(f"{len(groups)} layers", value=float(len(groups)), limit=0.0)
    for page in evidence.pdf.pages:
        if page.content.findings.layers and not groups:
            yield Sighting("content that belongs to a layer", page.number)


_NONE = "PDF/X-1a 10: no actions, scripts, forms, layers, links"

CHECKS = (
    Check("annotation.within-bleed", ERROR, "No annotation lies within the bleed.",
          f"{_NONE}; PDF/X-4 too", "take links and notes out of the printed file", _annotations),
    Check("form.field", ERROR, "There are no form fields.", _NONE, "flatten the form", _fields),
    Check("action.script", ERROR, "There are no scripts.", _NONE, "take scripts out", _scripts),
    Check("action.any", ERROR, "There are no actions.", _NONE, "take actions and links out",
          _actions),
    Check("layer.any", ERROR, "There are no layers.", _NONE, "flatten layers when exporting",
          _layers, X1A),
)  # fmt: skip
