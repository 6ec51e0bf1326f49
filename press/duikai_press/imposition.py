"""Which pages lie beside one another: printer's flats for the press, reader's spreads for the eye.

Newspaper sheets are nested, folded once down the middle. Sheet i (from 0) of n pages carries
n−2i | 1+2i outside and 2+2i | n−1−2i inside; what is left in the middle when n is no multiple of
four is a single leaf.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from duikai_press.errors import PressError


@dataclass(frozen=True, slots=True)
class Flat:
    """One side of a printed sheet: pages by their numbers in the edition, None where there is
    none. `section` and `sheet` count from 1; `outside` is the side with the section's first
    page; the inside of the innermost sheet is the centre spread."""

    section: int
    sheet: int
    outside: bool
    left: int | None
    right: int | None
    centre: bool = False

    @property
    def pages(self) -> tuple[int, ...]:
        """The pages from left to right."""
        return tuple(page for page in (self.left, self.right) if page is not None)


@dataclass(frozen=True, slots=True)
class PagePlace:
    """Where a page stands in its section: `letter` A, B … and the page's number in it."""

    letter: str
    page: int


def section_lengths(pages: int, sections: Sequence[float]) -> tuple[int, ...]:
    """Page counts of the sections of an edition; one section if `sections` says nothing.

    Raises `PressError` if the sections do not add up to the edition, or one is odd.
    """
    lengths = tuple(int(length) for length in sections) or (pages,)
    if sum(lengths) != pages:
        raise PressError(
            "press.sections",
            f"the profile's sections have {sum(lengths)} pages, the edition {pages}",
            "change “sections” under “imposition” in the press profile",
        )
    return lengths


def page_places(lengths: Sequence[int]) -> tuple[PagePlace, ...]:
    """The place of every page of the edition, in order."""
    places = []
    for number, length in enumerate(lengths):
        letter = chr(ord("A") + number % 26) * (1 + number // 26)
        places += [PagePlace(letter, page) for page in range(1, length + 1)]
    return tuple(places)


def printers_flats(lengths: Sequence[int]) -> tuple[Flat, ...]:
    """Both sides of every sheet, section by section, the outermost sheet first.

    A section of an odd number of pages ends in a blank one; a side that is all blank is none.
    """
    flats: list[Flat] = []
    before = 0
    for section, length in enumerate(lengths, start=1):
        flats += _flats(section, length, before)
        before += length
    return tuple(flat for flat in flats if flat.pages)


def _flats(section: int, pages: int, before: int) -> list[Flat]:
    even = pages + pages % 2

    def number(page: int) -> int | None:
        return before + page if page <= pages else None

    flats = []
    for at in range(even // 4):
        sheet = at + 1
        centre = 4 * sheet == even
        outside = number(even - 2 * at), number(1 + 2 * at)
        inside = number(2 + 2 * at), number(even - 1 - 2 * at)
        flats.append(Flat(section, sheet, True, *outside))
        flats.append(Flat(section, sheet, False, *inside, centre))
    if even % 4:
        at = even // 4
        flats.append(Flat(section, at + 1, True, None, number(1 + 2 * at)))
        flats.append(Flat(section, at + 1, False, number(2 + 2 * at), None))
    return flats


def readers_spreads(pages: int) -> tuple[tuple[int | None, int | None], ...]:
    """Left and right pages as a reader sees them: the front alone, then two by two."""
    spreads: list[tuple[int | None, int | None]] = [(None, 1)] if pages else []
    spreads += [(left, left + 1 if left < pages else None) for left in range(2, pages + 1, 2)]
    return tuple(spreads)
