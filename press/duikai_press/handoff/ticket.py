"""The job ticket: what the printer has to know of an edition, as data."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from duikai_press.figures import FontFigures, PictureFigures
from duikai_press.handoff.manifest import Entry
from duikai_press.imposition import Flat, PagePlace
from duikai_press.inks import PROCESS
from duikai_press.pdfx import Standard
from duikai_press.profile import PressProfile


@dataclass(frozen=True, slots=True)
class TicketPage:
    """A page of the ticket: its number, place, section's name, file, trim in mm, the share of the
    page that each plate inks in per cent, the most ink with its place in mm, its pictures."""

    number: int
    place: PagePlace
    section: str
    file: Entry
    trim: tuple[float, float]
    coverage: Mapping[str, float]
    highest_total: tuple[float, float, float]
    pictures: tuple[PictureFigures, ...]


@dataclass(frozen=True, slots=True)
class Ticket:
    """The whole job. `forced` are codes of findings that somebody let pass by name."""

    job: str
    title: str
    date: dt.date | None
    version: int
    profile: PressProfile
    standard: Standard
    pages: tuple[TicketPage, ...]
    edition: Entry
    flats: Sequence[Flat]
    flats_file: Entry | None
    fonts: tuple[FontFigures, ...]
    forced: tuple[str, ...]

    @property
    def inks(self) -> tuple[str, ...]:
        """All plates of the job in printing order."""
        return (*PROCESS, *(spot.name for spot in self.profile.spots.inks))

    def data(self) -> dict[str, Any]:
        """The ticket as plain data for JSON."""
        return {
            "schema": 1,
            "job": self.job,
            "title": self.title,
            "date": self.date.isoformat() if self.date else None,
            "version": self.version,
            "standard": self.standard.flavour.value,
            "condition": self.standard.condition,
            "profile": {"name": self.profile.name, "title": self.profile.title},
            "bleed_mm": self.profile.bleed,
            "marks": self.profile.marks.kind.value,
            "total_ink_limit": self.profile.ink.total,
            "inks": list(self.inks),
            "fonts": [{"name": font.name, "glyphs": font.glyphs} for font in self.fonts],
            "edition": asdict(self.edition),
            "pages": [_page_data(page) for page in self.pages],
            "imposition": self._imposition(),
            "forced": list(self.forced),
        }

    def _imposition(self) -> dict[str, Any]:
        return {
            "scheme": self.profile.imposition.scheme.value,
            "file": asdict(self.flats_file) if self.flats_file else None,
            "flats": [
                {
                    "section": flat.section,
                    "sheet": flat.sheet,
                    "side": "outside" if flat.outside else "inside",
                    "left": flat.left,
                    "right": flat.right,
                    "centre_spread": flat.centre,
                }
                for flat in self.flats
            ],
        }


def _page_data(page: TicketPage) -> dict[str, Any]:
    most, x, y = page.highest_total
    return {
        "number": page.number,
        "section": page.place.letter,
        "page": page.place.page,
        "name": page.section,
        "file": asdict(page.file),
        "trim_mm": list(page.trim),
        "coverage": dict(page.coverage),
        "highest_total_ink": {"percent": most, "at_mm": [x, y]},
        "pictures": [
            {
                "file": picture.file.name,
                "pixels": [picture.width, picture.height],
                "ppi": picture.ppi,
                "space": "grey" if picture.grey else "CMYK",
            }
            for picture in page.pictures
        ],
    }
