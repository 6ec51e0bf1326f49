"""The parts of a package, made one after the other into its folder."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from duikai_layout.page import PaginatedEdition
from duikai_press.about import About
from duikai_press.composition import composed_file, press_drawings
from duikai_press.errors import PressError
from duikai_press.figures import PressFigures
from duikai_press.handoff.manifest import Entry, entry_of
from duikai_press.handoff.names import Names, unique
from duikai_press.handoff.plates import Draw, PagePlates, page_plates
from duikai_press.handoff.ticket import Ticket, TicketPage
from duikai_press.handoff.xjdf import xjdf_text
from duikai_press.imposed_sheets import SheetMaker
from duikai_press.plating import Plating
from duikai_press.press_colour import press_icc
from duikai_press.press_sheet import PressSheet
from duikai_press.profile import PressProfile
from duikai_styles.units import POINTS_PER_MM

if TYPE_CHECKING:
    from duikai_fonts import Catalogue

_PROOF_QUALITY = 88


@dataclass(frozen=True, slots=True)
class Job:
    """What is handed over: finished pages and their faces, the printer's profile with the plating
    made for it, the paper's name in Latin letters, the version of this edition's files.

    `program` is the version of the program, for the ticket.
    """

    edition: PaginatedEdition
    catalogue: Catalogue
    profile: PressProfile
    plating: Plating
    paper: str
    version: int
    program: str


class Making:
    """The parts of one package, in the order in which they are made."""

    def __init__(self, job: Job, draw: Draw) -> None:
        self.job = job
        self._draw = draw
        edition = job.edition
        if not edition.pages:
            raise PressError("press.no-pages", "the edition has no pages")
        self.names = Names(job.profile.names, job.paper, edition.date, job.version)
        self.edition_file = f"{self.names.edition()}.pdf"
        self._maker = SheetMaker.of(edition, job.profile, job.plating, job.catalogue)
        self._page_names = unique([self.names.page(place) for place in self._maker.places])
        self._sheets = [self._maker.single(page) for page in edition.pages]
        self._figures: list[PressFigures] = []
        self._plates: list[tuple[dict[str, float], tuple[float, float, float]]] = []
        self._entries: list[Entry] = []
        self._edition: tuple[Entry, PressFigures] | None = None
        self._flats_entry: Entry | None = None

    def files_for_plating(self, folder: Path) -> None:
        """The edition's file, a file for each page, and the printer's flats."""
        self._edition = self._pdf(folder, self.edition_file, self._sheets)
        for sheet, name in zip(self._sheets, self._page_names, strict=True):
            entry, figures = self._pdf(folder, f"pages/{name}.pdf", [sheet])
            self._entries.append(entry)
            self._figures.append(figures)
        if self._maker.flats:
            sheets = [self._maker.flat(flat) for flat in self._maker.flats]
            file = f"imposition/{self.names.edition()}_flats.pdf"
            self._flats_entry, _ = self._pdf(folder, file, sheets)

    def _pdf(
        self, folder: Path, path: str, sheets: Iterable[PressSheet]
    ) -> tuple[Entry, PressFigures]:
        job = self.job
        drawings = press_drawings(sheets, job.plating)
        about = About.of(job.edition)
        data, figures = composed_file(about, drawings, job.catalogue, job.plating)
        write_into(folder / path, data)
        return entry_of(folder, folder / path), figures

    def pictures(self, folder: Path, on_page: Callable[[int, int], None] | None) -> None:
        """Proofs, plates and maps of total ink, page by page; reader's spreads."""
        job, wanted = self.job, self.job.profile.pictures_of_pages
        icc = press_icc(job.profile.output_file)
        for done, (sheet, name) in enumerate(
            zip(self._sheets, self._page_names, strict=True), start=1
        ):
            plates = page_plates(
                sheet, job.catalogue, job.plating, self._draw, max(wanted.proof, wanted.plate)
            )
            figures = plates.coverage(), plates.highest_total(job.profile.ink)
            self._plates.append(figures)
            proof = plates.smaller(wanted.proof).proof(icc, job.profile.spots.inks)
            file = folder / "proofs" / f"{name}.jpg"
            file.parent.mkdir(exist_ok=True)
            proof.save(file, "JPEG", quality=_PROOF_QUALITY, subsampling=0, dpi=(wanted.proof,) * 2)
            _save_plates(plates.smaller(wanted.plate), folder / "plates", name, job.profile)
            if on_page is not None:
                on_page(done, len(self._sheets))
        spreads = f"proofs/{self.names.edition()}_spreads.pdf"
        self._pdf(folder, spreads, self._maker.spreads())

    def tickets(self, folder: Path, forced: list[str]) -> None:
        """The job ticket as JSON and as XJDF."""
        job = self.job
        standard = job.plating.standard
        assert self._edition is not None and standard is not None  # made before
        entry, figures = self._edition
        pages = tuple(
            TicketPage(
                page.number,
                place,
                page.section,
                file,
                (_mm(page.grid.trim_width), _mm(page.grid.trim_height)),
                *plates,
                of_page.pictures,
            )
            for page, place, file, plates, of_page in zip(
                job.edition.pages,
                self._maker.places,
                self._entries,
                self._plates,
                self._figures,
                strict=True,
            )
        )
        ticket = Ticket(
            job=self.names.edition(),
            title=job.edition.title,
            date=job.edition.date,
            version=job.version,
            profile=job.profile,
            standard=standard,
            pages=pages,
            edition=entry,
            flats=self._maker.flats,
            flats_file=self._flats_entry,
            fonts=figures.fonts,
            forced=tuple(forced),
        )
        text = json.dumps(ticket.data(), ensure_ascii=False, indent=1) + "\n"
        write_into(folder / "ticket.json", text.encode("utf-8"))
        write_into(folder / "ticket.xjdf", xjdf_text(ticket, job.program).encode("utf-8"))


def _mm(points: float) -> float:
    return round(points / POINTS_PER_MM, 2)


def _save_plates(plates: PagePlates, folder: Path, name: str, profile: PressProfile) -> None:
    from PIL import ImageChops

    folder.mkdir(exist_ok=True)
    for number, (plate, picture) in enumerate(plates.plates.items(), start=1):
        # A spot ink may be called anything; a file may not.
        plain = plate.lower() if plate.isalnum() and plate.isascii() else f"spot{number}"
        ImageChops.invert(picture).save(folder / f"{name}_{plain}.png")
    plates.ink_map(profile.ink.total).save(folder / f"{name}_total-ink.png")


def write_into(file: Path, data: bytes) -> None:
    """Write a file of the package, and the folder that it lies in."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)
