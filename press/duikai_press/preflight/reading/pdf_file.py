"""A PDF opened for judging: its trailer, its catalogue, its pages with what they print."""

from __future__ import annotations

import io
import re
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from duikai_press.preflight.reading.budget import Budget, BudgetSpent
from duikai_press.preflight.reading.colour_operators import COLOUR_OPERATORS
from duikai_press.preflight.reading.colour_spaces import ColourSpaces
from duikai_press.preflight.reading.content import ContentRun, Findings, Operator, Shelf
from duikai_press.preflight.reading.marks import Mark
from duikai_press.preflight.reading.matrices import IDENTITY
from duikai_press.preflight.reading.object_operators import OBJECT_OPERATORS
from duikai_press.preflight.reading.objects import (
    EMPTY,
    Box,
    Dictionary,
    array,
    box,
    dictionary,
    entry,
    identity,
    name,
    raw,
    stream,
)
from duikai_press.preflight.reading.path_operators import PATH_OPERATORS
from duikai_press.preflight.reading.state import GraphicsState
from duikai_press.preflight.reading.state_operators import STATE_OPERATORS
from duikai_press.preflight.reading.streams import StreamFault, unpacked
from duikai_press.preflight.reading.text_operators import TEXT_OPERATORS

OPERATORS: Mapping[bytes, Operator] = {
    **STATE_OPERATORS,
    **COLOUR_OPERATORS,
    **PATH_OPERATORS,
    **TEXT_OPERATORS,
    **OBJECT_OPERATORS,
}
MOST_BYTES = 2_000_000_000
_MOST_PAGES = 5000
_HEADER = re.compile(rb"%PDF-(\d)\.(\d)")
_START = re.compile(rb"startxref\s+(\d{1,15})\s+%%EOF\s*\Z")
_HEADER_WITHIN = 1024
_US_LETTER: Box = (0.0, 0.0, 612.0, 792.0)
_INHERITED = ("MediaBox", "CropBox", "Rotate", "Resources")


class NotReadable(Exception):
    """The file is no PDF, or too broken to say anything about it."""


@dataclass(frozen=True, slots=True)
class PageContent:
    """What a page prints, and what turned up while reading it."""

    marks: tuple[Mark, ...]
    findings: Findings


@dataclass(frozen=True, slots=True)
class PageModel:
    """A page: its `number` from 1, its dictionary with what it inherits, its boxes by PDF's
    names (only those that are written), its content."""

    number: int
    entries: Dictionary
    boxes: Mapping[str, Box]
    content: PageContent

    @property
    def media(self) -> Box:
        """The MediaBox, or a letter page where there is none."""
        return self.boxes.get("MediaBox", _US_LETTER)

    @property
    def trim(self) -> Box:
        """The page as it is cut: the TrimBox, or what stands in for it (PDF 1.7 §14.11.2)."""
        for key in ("TrimBox", "ArtBox", "CropBox"):
            if key in self.boxes:
                return self.boxes[key]
        return self.media

    @property
    def bleed(self) -> Box:
        """The BleedBox, or the trim."""
        return self.boxes.get("BleedBox", self.trim)

    @property
    def marks(self) -> tuple[Mark, ...]:
        """What the page prints, in the order of painting."""
        return self.content.marks


@dataclass(frozen=True, slots=True)
class PdfModel:
    """A whole file. `version` is the header's, `information` and `catalogue` are dictionaries
    (empty when missing), `spent` says why reading stopped early."""

    size: int
    version: tuple[int, int]
    trailer: Dictionary
    catalogue: Dictionary
    information: Dictionary
    encrypted: bool
    object_streams: bool
    pages: tuple[PageModel, ...]
    spent: str
    budget: Budget = field(compare=False)
    shelf: Shelf = field(compare=False)


def open_pdf(path: Path, complaints: list[str]) -> PdfModel:
    """Read the file at `path`; what is wrong with its structure goes to `complaints`. Raises
    `NotReadable` and OSError."""
    size = path.stat().st_size
    if size > MOST_BYTES:
        raise NotReadable(f"it is larger than {MOST_BYTES} bytes")
    data = path.read_bytes()
    header = _HEADER.search(data[:_HEADER_WITHIN])
    if header is None:
        raise NotReadable("it does not begin with %PDF-")
    return _read(data, (int(header[1]), int(header[2])), complaints)


def _read(data: bytes, version: tuple[int, int], complaints: list[str]) -> PdfModel:
    reader, encrypted = _opened(data)
    trailer = dictionary(reader.trailer) or EMPTY
    catalogue = dictionary(raw(trailer, "Root"))
    if catalogue is None:
        raise NotReadable("its catalogue cannot be found")
    budget = Budget.for_file(len(data))
    shelf = Shelf(budget, ColourSpaces(budget))
    pages: list[PageModel] = []
    spent = ""
    try:
        for number, entries in enumerate(_pages(catalogue, complaints, budget), start=1):
            boxes = _boxes(entries)
            content, reason = _content(entries, boxes, shelf)
            pages.append(PageModel(number, entries, boxes, content))
            if reason:
                spent = f"page {number}: {reason}"
                break
    except BudgetSpent as reason:
        spent = str(reason)
    return PdfModel(
        len(data),
        version,
        trailer,
        catalogue,
        dictionary(raw(trailer, "Info")) or EMPTY,
        encrypted,
        bool(reader.xref_objStm) or _ends_in_a_stream(data),
        tuple(pages),
        spent,
        budget,
        shelf,
    )


def _opened(data: bytes) -> tuple[Any, bool]:
    """pypdf's reader, and whether the file is encrypted; a user password of nothing is tried."""
    from pypdf import PdfReader

    try:
        reader = PdfReader(io.BytesIO(data))
        encrypted = reader.is_encrypted
        if encrypted and not reader.decrypt(""):
            raise NotReadable("it is encrypted, and opens only with a password")
    except NotReadable:
        raise
    except Exception as error:  # pypdf fails in many ways on broken files
        raise NotReadable(f"its structure is broken ({error or type(error).__name__})") from error
    return reader, encrypted


def _ends_in_a_stream(data: bytes) -> bool:
    """Whether the last cross-reference table is a stream (PDF 1.7 §7.5.8)."""
    found = _START.search(data, max(0, len(data) - _HEADER_WITHIN))
    at = int(found[1]) if found else len(data)
    return re.match(rb"\s*\d+\s+\d+\s+obj", data[at : at + 64]) is not None


def _pages(catalogue: Any, complaints: list[str], budget: Budget) -> Iterator[Dictionary]:
    """The pages in order with what they inherit; a loop in the tree is left where it closes."""
    stack: list[tuple[Any, Dictionary]] = [(raw(catalogue, "Pages"), EMPTY)]
    seen: set[Hashable] = set()
    given = 0
    while stack:
        value, inherited = stack.pop()
        budget.spend_object()
        node, key = dictionary(value), identity(value)
        if node is None:
            complaints.append("a page or a branch of the page tree cannot be read")
            continue
        if key in seen:
            complaints.append("the page tree runs in a loop, or names a page twice")
            continue
        seen.add(key)
        own = {f"/{k}": raw(node, k) for k in _INHERITED if raw(node, k) is not None}
        passed = {**inherited, **own}
        if raw(node, "Kids") is not None and name(entry(node, "Type")) != "Page":
            stack.extend((kid, passed) for kid in reversed(array(raw(node, "Kids"))))
            continue
        given += 1
        if given > _MOST_PAGES:
            raise BudgetSpent(f"more than {_MOST_PAGES} pages")
        yield {**node, **passed}


def _boxes(entries: Dictionary) -> dict[str, Box]:
    keys = ("MediaBox", "CropBox", "BleedBox", "TrimBox", "ArtBox")
    found = {key: box(raw(entries, key)) for key in keys}
    return {key: value for key, value in found.items() if value is not None}


def _content(
    entries: Dictionary, boxes: Mapping[str, Box], shelf: Shelf
) -> tuple[PageContent, str]:
    """Run the page's content, and say why that stopped early, if it did."""
    state = GraphicsState(IDENTITY, boxes.get("MediaBox", _US_LETTER))
    resources = dictionary(raw(entries, "Resources")) or EMPTY
    run = ContentRun(shelf, OPERATORS, Findings(), [], state, resources, IDENTITY)
    spent = ""
    try:
        run.read(_stream_of(entries, shelf, run.findings))
    except BudgetSpent as reason:
        spent = str(reason)
    return PageContent(tuple(run.marks), run.findings), spent


def _stream_of(entries: Dictionary, shelf: Shelf, findings: Findings) -> bytes:
    """A page's content; streams in an array are one stream (PDF 1.7 table 30)."""
    written = raw(entries, "Contents")
    parts = [written] if stream(written) is not None else list(array(written))
    data: list[bytes] = []
    for part in parts:
        found = stream(part)
        try:
            if found is None:
                raise StreamFault("it is not there")
            data.append(unpacked(found, shelf.budget).data)
        except StreamFault as fault:
            findings.fault(f"a content stream cannot be read: {fault}")
    return b"\n".join(data)
