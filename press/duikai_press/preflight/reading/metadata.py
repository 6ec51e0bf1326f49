"""XMP metadata as a flat list of properties, and what an ICC profile says of itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from xml.etree import ElementTree

from duikai_press.preflight.reading.budget import Budget, BudgetSpent
from duikai_press.preflight.reading.objects import Dictionary, entry, raw, stream
from duikai_press.preflight.reading.streams import StreamFault, unpacked

_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
PDFX_ID = "{http://www.npes.org/pdfx/ns/id/}"
PDFX = "{http://ns.adobe.com/pdfx/1.3/}"
DC = "{http://purl.org/dc/elements/1.1/}"
XMP = "{http://ns.adobe.com/xap/1.0/}"
XMP_MM = "{http://ns.adobe.com/xap/1.0/mm/}"
PDF = "{http://ns.adobe.com/pdf/1.3/}"
_MOST_BYTES = 4_000_000


@dataclass(frozen=True, slots=True)
class Metadata:
    """The catalogue's XMP: whether it `exists` and is `filtered`, the `fault` that keeps it from
    being read, its properties by ``{namespace}name``."""

    exists: bool
    filtered: bool
    fault: str
    properties: Mapping[str, str]


def read_metadata(catalogue: Dictionary, budget: Budget) -> Metadata:
    """The metadata of a file."""
    holder = stream(raw(catalogue, "Metadata"))
    if holder is None:
        return Metadata(False, False, "", {})
    filtered = raw(holder, "Filter") is not None
    try:
        data = unpacked(holder, budget).data
        return Metadata(True, filtered, "", dict(_properties(data)))
    except (StreamFault, BudgetSpent, ValueError, ElementTree.ParseError) as error:
        return Metadata(True, filtered, str(error), {})


def _properties(data: bytes) -> Iterator[tuple[str, str]]:
    if len(data) > _MOST_BYTES:
        raise ValueError("it is unreasonably long")
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise ValueError("XMP may not define entities")
    for description in ElementTree.fromstring(data.strip(b"\x00 \r\n\t")).iter(
        f"{_RDF}Description"
    ):
        for key, value in description.attrib.items():
            if not key.startswith(_RDF):
                yield key, value.strip()
        for child in description:
            yield child.tag, " ".join("".join(child.itertext()).split())


@dataclass(frozen=True, slots=True)
class ProfileHeader:
    """An ICC profile's header: device class and colour space, such as ``prtr`` and ``CMYK``;
    `components` as the PDF says."""

    sound: bool
    device_class: str
    space: str
    components: int


def read_profile_header(value: Any, budget: Budget) -> ProfileHeader | None:
    """The header of an embedded profile (ICC.1 §7.2); None when there is none."""
    holder = stream(value)
    if holder is None:
        return None
    try:
        data = unpacked(holder, budget).data
    except (StreamFault, BudgetSpent):
        data = b""
    sound = len(data) >= 128 and data[36:40] == b"acsp"
    words = [data[at : at + 4].decode("latin-1").strip() for at in (12, 16)]
    components = entry(holder, "N")
    return ProfileHeader(
        sound, words[0], words[1], components if isinstance(components, int) else 0
    )
