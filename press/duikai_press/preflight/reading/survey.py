"""A walk over every object of a file, for what no page need mention: filters, actions, files."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field
from typing import Any

from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, StreamObject

from duikai_press.preflight.reading.budget import BudgetSpent
from duikai_press.preflight.reading.objects import identity, name, raw, resolved
from duikai_press.preflight.reading.pdf_file import PdfModel
from duikai_press.preflight.reading.streams import filters_of

_ACTIONS = frozenset(
    {
        *("GoTo", "GoToR", "GoToE", "Launch", "Thread", "URI", "Sound", "Movie", "Hide", "Named"),
        *("SubmitForm", "ResetForm", "ImportData", "JavaScript", "SetOCGState", "Rendition"),
        *("Trans", "GoTo3DView"),
    }
)
# Logical structure says nothing about plates, and can be most of a file.
_PASSED_OVER = frozenset({"/StructTreeRoot", "/ParentTree", "/Parent", "/P", "/Prev", "/Outlines"})


@dataclass(frozen=True, slots=True)
class Survey:
    """What stands where in the file: lists of places such as ``object 12``.

    `filters` by the filter's name; `actions` by the kind of action.
    """

    filters: dict[str, list[str]] = field(default_factory=dict)
    actions: dict[str, list[str]] = field(default_factory=dict)
    external: list[str] = field(default_factory=list)
    attachments: list[str] = field(default_factory=list)
    postscript: list[str] = field(default_factory=list)
    placeholders: list[str] = field(default_factory=list)
    """OPI: a picture that another program was to replace."""


def surveyed(pdf: PdfModel) -> tuple[Survey, str]:
    """The survey, and why it stopped early, if it did."""
    survey = Survey()
    seen: set[Hashable] = set()
    stack: list[Any] = [pdf.trailer]
    try:
        while stack:
            written = stack.pop()
            if isinstance(written, IndirectObject):
                key = identity(written)
                if key in seen:
                    continue
                seen.add(key)
            pdf.budget.spend_object()
            value = resolved(written)
            if isinstance(value, ArrayObject):
                stack.extend(item for item in value if _leads_on(item))
            elif isinstance(value, DictionaryObject):
                _note(value, written, survey)
                stack.extend(
                    item
                    for key, item in value.items()
                    if key not in _PASSED_OVER and _leads_on(item)
                )
    except BudgetSpent as spent:
        return survey, str(spent)
    return survey, ""


def _leads_on(item: Any) -> bool:
    return isinstance(item, IndirectObject | ArrayObject | DictionaryObject)


def _note(value: DictionaryObject, written: Any, survey: Survey) -> None:
    """Write down what is remarkable about one dictionary or stream."""
    number = written.idnum if isinstance(written, IndirectObject) else None
    where = f"object {number}" if number is not None else "a direct object"
    kind = name(raw(value, "S"))
    if kind in _ACTIONS and _is_action(value):
        survey.actions.setdefault(kind, []).append(where)
    if raw(value, "EF") is not None:
        survey.attachments.append(where)
    if raw(value, "OPI") is not None:
        survey.placeholders.append(where)
    if not isinstance(value, StreamObject):
        return
    for step in filters_of(value):
        survey.filters.setdefault(step.name, []).append(where)
    if raw(value, "F") is not None:
        survey.external.append(where)
    if name(raw(value, "Subtype")) == "PS" or name(raw(value, "Subtype2")) == "PS":
        survey.postscript.append(where)


def _is_action(value: DictionaryObject) -> bool:
    """An action, not an element of structure or a transition that happens to have an S."""
    if name(raw(value, "Type")) == "Action":
        return True
    telling = ("JS", "D", "URI", "F", "N", "T", "Fields", "Flags", "Sound", "Next", "State")
    return raw(value, "Type") is None and any(raw(value, key) is not None for key in telling)
