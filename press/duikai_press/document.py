"""The PDF file's objects. Every hook into reportlab is in this module.

reportlab numbers the objects and writes the file structure; pages, fonts, pictures and streams
are handed in finished, so nothing of reportlab's own pages, standard fonts or dates gets in.
These are internals, which is why the project pins reportlab.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from reportlab import rl_config
from reportlab.pdfbase import pdfdoc as _pdfdoc

from duikai_press.geometry import Frame, number, numbers

_lib: Any = _pdfdoc
_settings: Any = rl_config

PDF_VERSION = (1, 4)
PRODUCER = "duikai"
FALLBACK_DATE = dt.date(2000, 1, 1)
"""The date of an edition that names none: a file must not know when it was made."""

# Fixed, so that the bytes do not follow a library's default.
_ZLIB_LEVEL = 6
_NO_ID = b"<" + b"0" * 32 + b">"


@dataclass(frozen=True, slots=True)
class Reference:
    """An indirect object of the file."""

    target: Any


@dataclass(frozen=True, slots=True)
class Text:
    """A text string, written as UTF-16BE or PDFDocEncoding as its characters need."""

    text: str


# A str is raw PDF syntax such as ``/Font`` or ``true``.
Value = str | int | float | Reference | Text | Mapping[str, "Value"] | Sequence["Value"]


class _Stream(_lib.PDFObject):  # type: ignore[misc]
    """A stream whose data is already encoded; reportlab's own leaves out the end of line."""

    # reportlab: objects with this mark are always indirect.
    __RefOnly__ = 1

    def __init__(self, entries: Mapping[str, Value], data: bytes) -> None:
        self._entries = _native({**entries, "Length": len(data)})
        self._data = data

    def format(self, document: Any) -> bytes:
        entries: bytes = self._entries.format(document)
        return b"".join((entries, b"\nstream\n", self._data, b"\nendstream\n"))


class _Information(_lib.PDFObject):  # type: ignore[misc]
    """The information dictionary with our entries and no others."""

    __RefOnly__ = 1

    def __init__(self, entries: Mapping[str, Value]) -> None:
        self._entries = _native(entries)

    def format(self, document: Any) -> bytes:
        entries: bytes = self._entries.format(document)
        return entries


def _native(value: Value) -> Any:
    """The reportlab object, or raw syntax, for a value."""
    if isinstance(value, Reference):
        return value.target
    if isinstance(value, Text):
        return _lib.PDFString(value.text)
    if isinstance(value, str):
        return value
    if isinstance(value, int | float):
        return number(value)
    if isinstance(value, Mapping):
        return _lib.PDFDictionary({key: _native(item) for key, item in value.items()})
    return _lib.PDFArrayCompact([_native(item) for item in value])


@contextmanager
def _steady_settings() -> Iterator[None]:
    """Keep a user's reportlab settings out of the bytes."""
    wanted = {"invariant": 1, "pdfComments": 0, "pdfMultiLine": 0}
    before = {name: getattr(_settings, name) for name in wanted}
    try:
        for name, value in wanted.items():
            setattr(_settings, name, value)
        yield
    finally:
        for name, value in before.items():
            setattr(_settings, name, value)


class PressDocument:
    """A PDF file under construction: add objects, then pages in order, then take the bytes.

    `information` are further entries of the information dictionary, `version` the header's.
    """

    def __init__(
        self,
        title: str,
        locale: str,
        date: dt.date | None,
        *,
        version: tuple[int, int] = PDF_VERSION,
        information: Mapping[str, Value] | None = None,
    ) -> None:
        with _steady_settings():
            self._doc: Any = _lib.PDFDocument(invariant=1, pdfVersion=version, lang=locale)
        self._doc.Catalog.Outlines = None
        day = f"(D:{date or FALLBACK_DATE:%Y%m%d}000000Z)"
        self._doc.info = _Information(
            {
                "Title": Text(title),
                "Producer": Text(PRODUCER),
                "Creator": Text(PRODUCER),
                "CreationDate": day,
                "ModDate": day,
                "Trapped": "/False",
                **(information or {}),
            }
        )
        # The identifier is the hash of the file itself, so it is put in last.
        self._doc._ID = b"[" + _NO_ID + _NO_ID + b"]"
        # reportlab has registered a dictionary for its standard fonts, to which nothing here
        # would refer.
        for register in ("idToObject", "idToObjectNumberAndVersion", "numberToId"):
            getattr(self._doc, register).clear()
        self._doc.objectcounter = 0

    def add(self, entries: Mapping[str, Value]) -> Reference:
        """Add a dictionary as an indirect object."""
        return Reference(self._doc.Reference(_native(entries)))

    def add_array(self, items: Sequence[Value]) -> Reference:
        """Add an array as an indirect object."""
        return Reference(self._doc.Reference(_native(items)))

    def add_stream(
        self, entries: Mapping[str, Value], data: bytes, *, packed: bool = False
    ) -> Reference:
        """Add a stream, Flate-compressed here unless `packed` says that `entries` name a filter."""
        if not packed:
            entries = {**entries, "Filter": "/FlateDecode"}
            data = zlib.compress(data, _ZLIB_LEVEL)
        return Reference(self._doc.Reference(_Stream(entries, data)))

    def add_to_catalogue(self, entries: Mapping[str, Value]) -> None:
        """Add entries to the document catalogue."""
        catalogue = self._doc.Catalog
        # reportlab writes no key that this list does not name.
        catalogue.__NoDefault__ = [*catalogue.__NoDefault__, *entries]
        for key, value in entries.items():
            setattr(catalogue, key, _native(value))

    def add_page(self, frame: Frame, content: bytes, resources: Mapping[str, Value]) -> None:
        """Add the next page."""
        page = _lib.PDFPage()
        page.Override_default_compilation = 1
        page.Parent = self._doc.Reference(self._doc.Pages)
        page.MediaBox = f"[{numbers(*frame.media_box)}]"
        page.BleedBox = f"[{numbers(*frame.bleed_box)}]"
        page.TrimBox = f"[{numbers(*frame.trim_box)}]"
        page.Contents = self.add_stream({}, content).target
        page.Resources = _native(resources)
        self._doc.addPage(page)

    def finished(self) -> bytes:
        """The whole file. Both identifiers of the trailer are the hash of all other bytes."""
        with _steady_settings():
            data: bytes = self._doc.format()
        identity = b"<" + hashlib.sha256(data).hexdigest()[:32].encode("ascii") + b">"
        head, mark, tail = data.rpartition(b"[" + _NO_ID + _NO_ID + b"]")
        if not mark:  # pragma: no cover - a change in reportlab's trailer
            raise AssertionError("the trailer holds no place for the file identifier")
        return head + b"[" + identity + identity + b"]" + tail
