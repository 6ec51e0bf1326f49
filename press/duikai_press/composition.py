"""Sheets to the bytes of one file: streams first, which give out the CIDs; then fonts, pages."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from duikai_fonts import subset_face
from duikai_layout.page import TextLine
from duikai_press.about import About
from duikai_press.cid_font import EmbeddedFace
from duikai_press.content_stream import GRAPHICS_STATES, PageStream
from duikai_press.document import PDF_VERSION, PressDocument, Reference, Value
from duikai_press.figures import PressFigures
from duikai_press.ink_rules import SpotInk
from duikai_press.inks import REGISTRATION, InkWriter, PressInks, separation_spaces
from duikai_press.picture_shelf import Develop, PictureShelf
from duikai_press.plating import Plating
from duikai_press.press_sheet import PressSheet

if TYPE_CHECKING:
    from duikai_fonts import Catalogue

_REGULAR = 400

Inks = Callable[[Iterable[SpotInk]], InkWriter]


@dataclass(frozen=True, slots=True)
class Drawing:
    """A sheet as one page of a file: `inks` writes its colours when told the spot inks, `develop`
    makes its pictures ready."""

    sheet: PressSheet
    inks: Inks
    develop: Develop


def press_drawings(sheets: Iterable[PressSheet], plating: Plating) -> list[Drawing]:
    """Sheets with all their plates in one page each, as the printer gets them."""
    return [Drawing(sheet, PressInks, plating.develop) for sheet in sheets]


def composed_file(
    about: About,
    drawings: Sequence[Drawing],
    catalogue: Catalogue,
    plating: Plating,
    on_page: Callable[[int, int], None] | None = None,
) -> tuple[bytes, PressFigures]:
    """The bytes of a file with a page for each drawing, and its figures.

    `on_page` is told after each page how many are drawn, and how many there are. Raises
    `PressError`, and the fonts room's FontError if a face cannot be embedded.
    """
    standard = plating.standard
    document = PressDocument(
        about.title,
        about.locale,
        about.date,
        version=standard.version if standard else PDF_VERSION,
        information=standard.information if standard else None,
    )
    faces = _faces([drawing.sheet for drawing in drawings], catalogue)
    shelves: dict[Develop, PictureShelf] = {}
    drawn: list[_Drawn] = []
    for done, drawing in enumerate(drawings, start=1):
        shelf = shelves.setdefault(drawing.develop, PictureShelf(document, drawing.develop))
        drawn.append(_drawn(drawing, faces, shelf, plating))
        if on_page is not None:
            on_page(done, len(drawings))
    fonts = {face.resource: face.write(document) for face in faces.values()}
    _add_pages(document, drawn, {name: font for name, (font, _) in fonts.items()}, plating.spots)
    if standard is not None:
        digest = hashlib.sha256()
        for page in drawn:
            digest.update(page.content)
        standard.complete(document, about, digest.hexdigest())
    data = document.finished()
    embedded = tuple(figures for _, figures in fonts.values())
    pictures = tuple(figures for shelf in shelves.values() for figures in shelf.figures)
    return data, PressFigures(len(data), len(drawn), embedded, pictures)


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A finished stream with what its page's resources must hold."""

    sheet: PressSheet
    content: bytes
    fonts: tuple[str, ...]
    spaces: tuple[str, ...]
    pictures: Mapping[str, Value]


def _drawn(
    drawing: Drawing, faces: Mapping[str, EmbeddedFace], shelf: PictureShelf, plating: Plating
) -> _Drawn:
    sheet = drawing.sheet
    inks = drawing.inks(plating.spots)
    outside = drawing.inks((*plating.spots, REGISTRATION))
    stream = PageStream(sheet.frame, faces, shelf.place, inks, plating.overprint)
    for placed in sheet.pages:
        stream.turn_to(sheet.frame.at(placed.left, placed.top), inks)
        stream.fragments(placed.page.fragments())
    stream.turn_to(sheet.frame, outside)
    stream.fragments(sheet.marks)
    spaces = tuple(dict.fromkeys((*inks.spaces, *outside.spaces)))
    pictures = shelf.resources(stream.pictures)
    return _Drawn(sheet, stream.content(), tuple(stream.fonts), spaces, pictures)


def _add_pages(
    document: PressDocument,
    drawn: Sequence[_Drawn],
    fonts: Mapping[str, Reference],
    spots: Iterable[SpotInk],
) -> None:
    states = {name: document.add(state) for name, state in GRAPHICS_STATES.items()}
    used = {space for page in drawn for space in page.spaces}
    spaces = separation_spaces(document, (*spots, REGISTRATION), used)
    for page in drawn:
        resources: dict[str, Value] = {
            "ExtGState": states,
            "Font": {name: fonts[name] for name in page.fonts},
            "XObject": page.pictures,
        }
        if page.spaces:
            resources["ColorSpace"] = {name: spaces[name] for name in page.spaces}
        document.add_page(page.sheet.frame, page.content, resources)


def _faces(sheets: Iterable[PressSheet], catalogue: Catalogue) -> Mapping[str, EmbeddedFace]:
    """The faces of these sheets, cut down to the glyphs that they show."""
    used: dict[str, set[int]] = {}
    for sheet in sheets:
        for mark in sheet.all_marks():
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
