"""The pictures of one file: each is embedded once, however often the pages show it."""

from __future__ import annotations

from collections.abc import Callable, Hashable

from duikai_layout.page import Image
from duikai_press.darkroom import shown_key
from duikai_press.document import PressDocument, Reference, Value
from duikai_press.figures import PictureFigures
from duikai_press.pictures import PlatePicture, effective_ppi

Develop = Callable[[Image], PlatePicture]
"""Makes the picture of a mark ready for the plate."""


class PictureShelf:
    """Makes pictures ready by `develop` on first sight and embeds equal ones once."""

    def __init__(self, document: PressDocument, develop: Develop) -> None:
        self.figures: list[PictureFigures] = []
        self._document = document
        self._develop = develop
        self._seen: dict[Hashable, str] = {}
        self._names: dict[PlatePicture, str] = {}
        self._references: dict[str, Reference] = {}

    def place(self, image: Image) -> str:
        """The resource name of a mark's picture. Raises `PressError` if it cannot be read."""
        key = shown_key(image)
        name = self._seen.get(key)
        if name is None:
            name = self._seen[key] = self._embed(image)
        return name

    def _embed(self, image: Image) -> str:
        picture = self._develop(image)
        name = self._names.get(picture)
        if name is not None:
            return name
        name = self._names[picture] = f"Im{len(self._names) + 1}"
        entries: dict[str, Value] = {
            "Type": "/XObject",
            "Subtype": "/Image",
            "Width": picture.width,
            "Height": picture.height,
            "ColorSpace": picture.space,
            "BitsPerComponent": picture.bits,
            "Filter": picture.filter,
        }
        if picture.inverted:
            entries["Decode"] = "[1 0 1 0 1 0 1 0]"
        self._references[name] = self._document.add_stream(entries, picture.data, packed=True)
        self.figures.append(
            PictureFigures(
                file=image.file,
                width=picture.width,
                height=picture.height,
                ppi=effective_ppi(picture, image),
                grey=picture.space == "/DeviceGray",
                bytes=len(picture.data),
            )
        )
        return name

    def resources(self, names: list[str]) -> dict[str, Value]:
        """The entries for a page that draws these pictures."""
        return {name: self._references[name] for name in names}
