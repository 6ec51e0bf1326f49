"""Sheets of pages for one printer: single, in printer's flats, and in reader's spreads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from duikai_fonts import Catalogue
from duikai_layout.page import Fragment, Page, PaginatedEdition
from duikai_press.imposition import (
    Flat,
    PagePlace,
    page_places,
    printers_flats,
    readers_spreads,
    section_lengths,
)
from duikai_press.plating import Plating
from duikai_press.press_sheet import PlacedPage, PressSheet
from duikai_press.printer_marks import collating_mark, printer_marks
from duikai_press.profile import PressProfile, Scheme
from duikai_press.slug_type import SlugSetter


@dataclass(frozen=True, slots=True)
class SheetMaker:
    """Puts an edition's pages on sheets, with the marks that `profile` wants."""

    edition: PaginatedEdition
    profile: PressProfile
    plating: Plating
    setter: SlugSetter
    sections: tuple[int, ...]

    @classmethod
    def of(
        cls,
        edition: PaginatedEdition,
        profile: PressProfile,
        plating: Plating,
        catalogue: Catalogue,
    ) -> SheetMaker:
        """A maker that sets its slugs in the catalogue's faces. Raises `PressError` if the
        profile's sections are not the edition's."""
        sections = section_lengths(len(edition.pages), profile.imposition.sections)
        return cls(edition, profile, plating, SlugSetter(catalogue), sections)

    @property
    def places(self) -> tuple[PagePlace, ...]:
        """Where each page stands in its section."""
        return page_places(self.sections)

    @property
    def flats(self) -> tuple[Flat, ...]:
        """The sides of the press's sheets; none if pages are printed singly."""
        single = self.profile.imposition.scheme is Scheme.SINGLE
        return () if single else printers_flats(self.sections)

    def single(self, page: Page) -> PressSheet:
        """A page by itself."""
        sheet = PressSheet.of(page, self.plating)
        place = self.places[page.number - 1]
        words = self._words(f"{place.letter}{place.page:02} {page.section}")
        marks = printer_marks(sheet.frame, self.profile, words, self.setter)
        return replace(sheet, marks=marks)

    def flat(self, flat: Flat) -> PressSheet:
        """One side of a sheet of the press."""
        sheet = self._pair(flat.left, flat.right)
        fold = sheet.frame.trim_width / 2
        side = "outside" if flat.outside else "inside"
        shown = " | ".join("–" if page is None else str(page) for page in (flat.left, flat.right))
        words = self._words(f"section {flat.section}, sheet {flat.sheet} {side}: {shown}")
        marks: tuple[Fragment, ...] = ()
        if flat.outside and flat.left is not None:
            marks = collating_mark(self.profile, fold, flat.sheet - 1)
        marks += printer_marks(sheet.frame, self.profile, words, self.setter, (fold,))
        return replace(sheet, marks=marks)

    def spreads(self) -> list[PressSheet]:
        """What a reader sees, opening by opening, without marks."""
        return [self._pair(*spread) for spread in readers_spreads(len(self.edition.pages))]

    def _pair(self, left: int | None, right: int | None) -> PressSheet:
        """Two pages side by side; the place of a missing one stays bare."""
        pages: Sequence[Page] = self.edition.pages
        shown: Mapping[int, int | None] = {0: left, 1: right}
        grids = [pages[number - 1].grid for number in (left, right) if number is not None]
        width = max(grid.trim_width for grid in grids)
        height = max(grid.trim_height for grid in grids)
        frame = replace(self.plating.frame(grids[0]), trim_width=2 * width, trim_height=height)
        placed = tuple(
            PlacedPage(pages[number - 1], side * width)
            for side, number in shown.items()
            if number is not None
        )
        return PressSheet(frame, placed)

    def _words(self, what: str) -> str:
        day = f" {self.edition.date:%Y-%m-%d}" if self.edition.date else ""
        return f"{self.edition.title}{day}  {what}  {self.profile.name}"
