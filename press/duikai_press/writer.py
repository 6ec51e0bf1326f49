"""An edition's pages as one PDF file: the phases, and the file on disk."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection
from pathlib import Path
from typing import TYPE_CHECKING

from duikai_layout.page import Page, PaginatedEdition
from duikai_press.errors import PressError
from duikai_press.figures import PressFigures

if TYPE_CHECKING:
    from duikai_fonts import Catalogue
    from duikai_press.profile import PressProfile

OnPage = Callable[[int, int], None]
"""Told after each page: how many are written, how many there are."""


def write_pdf(
    edition: PaginatedEdition,
    catalogue: Catalogue,
    target: Path,
    *,
    pages: Collection[int] | None = None,
    profile: PressProfile | None = None,
    on_page: OnPage | None = None,
) -> PressFigures:
    """Write an edition as a PDF file, or only the pages with the numbers in `pages`.

    The file is written beside the target and renamed, so a target that exists is replaced as a
    whole or not at all. With a press `profile` it is a PDF/X file for
    that printer. Raises `PressError` if there is
    nothing to write, a picture cannot be read or the target cannot be written, and the fonts
    room's FontError if a face cannot be embedded.
    """
    data, figures = _composed(edition, catalogue, pages, profile, on_page)
    replace_file(target, data)
    return figures


def pdf_bytes(
    edition: PaginatedEdition,
    catalogue: Catalogue,
    *,
    pages: Collection[int] | None = None,
    profile: PressProfile | None = None,
    on_page: OnPage | None = None,
) -> bytes:
    """The bytes that `write_pdf` would write, with the same parameters and errors."""
    return _composed(edition, catalogue, pages, profile, on_page)[0]


def _composed(
    edition: PaginatedEdition,
    catalogue: Catalogue,
    numbers: Collection[int] | None,
    profile: PressProfile | None,
    on_page: OnPage | None,
) -> tuple[bytes, PressFigures]:
    from duikai_press.about import About
    from duikai_press.composition import composed_file, press_drawings
    from duikai_press.plating import Plating, plating_for
    from duikai_press.press_sheet import PressSheet

    pages = _selected(edition, numbers)
    if profile is None:
        how = Plating()
        sheets = [PressSheet.of(page, how) for page in pages]
    else:
        from duikai_press.imposed_sheets import SheetMaker

        how = plating_for(profile)
        maker = SheetMaker.of(edition, profile, how, catalogue)
        sheets = [maker.single(page) for page in pages]
    drawings = press_drawings(sheets, how)
    return composed_file(About.of(edition), drawings, catalogue, how, on_page)


def _selected(edition: PaginatedEdition, numbers: Collection[int] | None) -> list[Page]:
    if not edition.pages:
        raise PressError("press.no-pages", "the edition has no pages")
    if numbers is None:
        return list(edition.pages)
    missing = sorted(set(numbers) - {page.number for page in edition.pages})
    if missing:
        listed = ", ".join(str(number) for number in missing)
        raise PressError("press.no-such-page", f"the edition has no page {listed}")
    pages = [page for page in edition.pages if page.number in numbers]
    if not pages:
        raise PressError("press.no-pages", "no page is selected")
    return pages


def replace_file(target: Path, data: bytes) -> None:
    """Put `data` in the place of `target` in one step. Raises `PressError`."""
    beside = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        try:
            beside.write_bytes(data)
            beside.replace(target)
        finally:
            beside.unlink(missing_ok=True)
    except OSError as error:
        reason = error.strerror or str(error)
        raise PressError(
            "press.cannot-write",
            f"{target}: cannot be written ({reason})",
            "name a file in a folder that exists and may be written to",
        ) from error
