"""What becomes one page of a file: newspaper pages side by side, and printer's marks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from duikai_layout.page import Fragment, Mark, Page
from duikai_press.geometry import Frame
from duikai_press.plating import Plating


@dataclass(frozen=True, slots=True)
class PlacedPage:
    """A page whose upper left corner stands at (`left`, `top`) of the sheet's trim, in points."""

    page: Page
    left: float = 0.0
    top: float = 0.0


@dataclass(frozen=True, slots=True)
class PressSheet:
    """Pages on one media, and the `marks` round them in points from the trim's upper left."""

    frame: Frame
    pages: tuple[PlacedPage, ...]
    marks: tuple[Fragment, ...] = ()

    @classmethod
    def of(cls, page: Page, plating: Plating, marks: tuple[Fragment, ...] = ()) -> PressSheet:
        """A page by itself."""
        return cls(plating.frame(page.grid), (PlacedPage(page),), marks)

    def all_marks(self) -> Iterator[Mark]:
        """Every mark of the pages and round them."""
        for placed in self.pages:
            yield from placed.page.marks()
        for fragment in self.marks:
            yield from fragment.marks
