"""An edition's pages as one PDF file: the phases, and the file on disk."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from duikai_layout.page import Page, PaginatedEdition, TextLine
from duikai_press.errors import PressError
from duikai_press.figures import PressFigures
from duikai_press.pictures import DEFAULT_PPI

if TYPE_CHECKING:
    from duikai_fonts import Catalogue
    from duikai_press.cid_font import EmbeddedFace

_REGULAR = 400

OnPage = Callable[[int, int], None]
"""Told after each page: how many are written, how many there are."""


def write_pdf(
    edition: PaginatedEdition,
    catalogue: Catalogue,
    target: Path,
    *,
    pages: Collection[int] | None = None,
    ppi: int = DEFAULT_PPI,
    on_page: OnPage | None = None,
) -> PressFigures:
    """Write an edition as a PDF file, or only the pages with the numbers in `pages`.

    The file is written beside the target and renamed, so a target that exists is replaced as a
    whole or not at all. Pictures keep at most `ppi` pixels an inch. Raises `PressError` if there
    is nothing to write, a picture cannot be read or the target cannot be written, and the fonts
    room's FontError if a face cannot be embedded.
    """
    data, figures = _composed(edition, catalogue, pages, ppi, on_page)
    _replace(target, data)
    return figures


def pdf_bytes(
    edition: PaginatedEdition,
    catalogue: Catalogue,
    *,
    pages: Collection[int] | None = None,
    ppi: int = DEFAULT_PPI,
    on_page: OnPage | None = None,
) -> bytes:
    """The bytes that `write_pdf` would write, with the same parameters and errors."""
    return _composed(edition, catalogue, pages, ppi, on_page)[0]


def _composed(
    edition: PaginatedEdition,
    catalogue: Catalogue,
    numbers: Collection[int] | None,
    ppi: int,
    on_page: OnPage | None,
) -> tuple[bytes, PressFigures]:
    """All phases: streams first, since they give out the CIDs; then fonts; then pages."""
    from duikai_press.content_stream import GRAPHICS_STATES, PageStream
    from duikai_press.document import PressDocument, Value
    from duikai_press.geometry import Frame
    from duikai_press.picture_shelf import PictureShelf

    pages = _selected(edition, numbers)
    document = PressDocument(edition.title, edition.locale, edition.date)
    faces = _faces(pages, catalogue)
    shelf = PictureShelf(document, ppi)
    streams: list[PageStream] = []
    for done, page in enumerate(pages, start=1):
        stream = PageStream(Frame.of(page.grid), faces, shelf.place)
        stream.fragments(page.fragments())
        streams.append(stream)
        if on_page is not None:
            on_page(done, len(pages))
    states = {name: document.add(state) for name, state in GRAPHICS_STATES.items()}
    fonts = {face.resource: face.write(document) for face in faces.values()}
    for stream in streams:
        resources: dict[str, Value] = {
            "ExtGState": states,
            "Font": {name: fonts[name][0] for name in stream.fonts},
            "XObject": shelf.resources(stream.pictures),
        }
        document.add_page(stream.frame, stream.content(), resources)
    data = document.finished()
    embedded = tuple(figures for _, figures in fonts.values())
    return data, PressFigures(len(data), len(pages), embedded, tuple(shelf.figures))


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


def _faces(pages: Iterable[Page], catalogue: Catalogue) -> Mapping[str, EmbeddedFace]:
    """The faces of these pages, cut down to the glyphs that the pages show."""
    from duikai_fonts import subset_face
    from duikai_press.cid_font import EmbeddedFace

    used: dict[str, set[int]] = {}
    for page in pages:
        for mark in page.marks():
            if isinstance(mark, TextLine):
                for run in mark.runs:
                    if run.gids:
                        used.setdefault(run.face, set()).update(run.gids)
    faces: dict[str, EmbeddedFace] = {}
    for count, (key, gids) in enumerate(used.items(), start=1):
        face = catalogue.face(key)
        subset = subset_face(face, sorted(gids))
        faces[key] = EmbeddedFace(f"F{count}", subset, face.weight or _REGULAR)
    return faces


def _replace(target: Path, data: bytes) -> None:
    """Put `data` in the place of `target` in one step."""
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
