"""A first look at a file before it is handed over: what would make a plate setter refuse it.

It reads structure only; what needs the page's ink is left to the preflight.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from duikai_content.diagnostics import Severity
from duikai_press.profile import PressProfile
from duikai_styles.units import mm


@dataclass(frozen=True, slots=True)
class Sighting:
    """Something wrong with a file: a stable code, words, the page or None for the whole file."""

    severity: Severity
    code: str
    message: str
    page: int | None = None


def first_look(file: Path, profile: PressProfile) -> list[Sighting]:
    """Everything that is seen in `file` and should not be there, or should be and is not."""
    from pypdf import PdfReader

    reader = PdfReader(file)
    found = list(_whole_file(reader, profile))
    for number, page in enumerate(reader.pages, start=1):
        found += _page(page, number, profile)
    return found


def _whole_file(reader: Any, profile: PressProfile) -> Iterator[Sighting]:
    if "/OutputIntents" not in reader.trailer["/Root"]:
        yield Sighting(Severity.ERROR, "preflight.output-intent", "there is no output intent")
    pages, multiple = len(reader.pages), profile.imposition.multiple
    if pages % multiple:
        message = f"{pages} pages are no multiple of {multiple}"
        yield Sighting(Severity.WARNING, "preflight.page-count", message)


def _page(page: Any, number: int, profile: PressProfile) -> Iterator[Sighting]:
    trim = page.trimbox
    if profile.trim:
        within = mm(profile.trim_tolerance)
        size = float(trim.width), float(trim.height)
        wanted = tuple(mm(side) for side in profile.trim)
        if any(abs(a - b) > within for a, b in zip(size, wanted, strict=True)):
            across, down = (round(side / mm(1)) for side in size)
            message = (
                f"the trim is {across} × {down} mm, not {profile.trim[0]:g} × {profile.trim[1]:g}"
            )
            yield Sighting(Severity.ERROR, "preflight.trim-size", message, number)
    for image in page["/Resources"].get("/XObject", {}).values():
        space = image.get_object().get("/ColorSpace")
        if space not in ("/DeviceCMYK", "/DeviceGray"):
            message = f"a picture is in {space}"
            yield Sighting(Severity.ERROR, "preflight.colour-space", message, number)
