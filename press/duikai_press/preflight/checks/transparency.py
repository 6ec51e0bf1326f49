"""Transparency, which X-1a does not know and X-4 does."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from duikai_press.preflight.checks.row import ERROR, X1A, Check, Look, Sighting
from duikai_press.preflight.evidence import Evidence
from duikai_press.preflight.reading.marks import ImageMark, Paint, kind_of, state_of
from duikai_press.preflight.reading.objects import entry, name, names_or_one, number, raw
from duikai_press.preflight.reading.pdf_file import PageModel
from duikai_press.profile import PressProfile


def states_of(page: PageModel) -> Iterator[tuple[str, Any]]:
    """The extended graphics states that a page and its forms may set, by their names."""
    for resources in page.content.findings.resources.values():
        states = entry(resources, "ExtGState")
        for label in states if isinstance(states, dict) else ():
            yield str(label), entry(states, str(label)[1:])


def _painted(said: str, concerns: Callable[[Paint], bool], set_in: Callable[[Any], bool]) -> Look:
    """The marks painted so; where nothing is, the state that would paint so."""

    def look(evidence: Evidence, profile: PressProfile) -> Iterator[Sighting]:
        for page in evidence.pdf.pages:
            found = [m for m in page.marks if any(concerns(paint) for paint in state_of(m))]
            for mark in found:
                yield Sighting(f"{kind_of(mark)} {said}", page.number, mark.box)
            if not found:
                for label, state in states_of(page):
                    if set_in(state):
                        yield Sighting(f"the graphics state {label} {said}", page.number)

    return look


def _sets_alpha(state: Any) -> bool:
    values = [number(raw(state, key)) for key in ("ca", "CA")]
    return any(value is not None and value < 0.9995 for value in values)


def _is_blended(mode: str) -> bool:
    return mode not in ("Normal", "Compatible")


def _sets_blending(state: Any) -> bool:
    return any(_is_blended(mode) for mode in names_or_one(raw(state, "BM"))[:1])


def _sets_mask(state: Any) -> bool:
    return raw(state, "SMask") is not None and name(raw(state, "SMask")) != "None"


def _image_masks(evidence: Evidence, profile: PressProfile) -> Iterator[Sighting]:
    for page in evidence.pdf.pages:
        for mark in page.marks:
            if isinstance(mark, ImageMark) and mark.image.soft_mask:
                said = f"picture /{mark.image.name} has an alpha channel"
                yield Sighting(said, page.number, mark.box)


def _groups(evidence: Evidence, profile: PressProfile) -> Iterator[Sighting]:
    for page in evidence.pdf.pages:
        holders = [page.entries, *page.content.findings.forms.values()]
        for holder in holders:
            if name(entry(entry(holder, "Group"), "S")) == "Transparency":
                where = "the page" if holder is page.entries else "a form"
                yield Sighting(f"{where} is a transparency group", page.number)


_NONE = "PDF/X-1a 7: no transparency"
_FLATTEN = "flatten transparency when exporting"

CHECKS = (
    Check("transparency.alpha", ERROR, "Everything is opaque.", f"{_NONE} (ca, CA)", _FLATTEN,
          _painted("is not opaque", lambda paint: paint.alpha < 0.9995, _sets_alpha), X1A),
    Check("transparency.blending", ERROR, "Nothing is blended.", f"{_NONE} (BM)", _FLATTEN,
          _painted("is blended", lambda paint: _is_blended(paint.blend), _sets_blending), X1A),
    Check("transparency.soft-mask", ERROR, "Nothing is seen through a soft mask.",
          f"{_NONE} (SMask)", _FLATTEN,
          _painted("is behind a soft mask", lambda paint: paint.soft_mask, _sets_mask), X1A),
    Check("transparency.picture", ERROR, "Pictures have no alpha channel.",
          f"{_NONE} (SMask of pictures)", _FLATTEN, _image_masks, X1A),
    Check("transparency.group", ERROR, "There are no transparency groups.", f"{_NONE} (Group)",
          _FLATTEN, _groups, X1A),
)  # fmt: skip
