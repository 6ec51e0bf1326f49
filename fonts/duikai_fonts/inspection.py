"""What a catalogue's faces are, for a person to read (`duikai fonts`)."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from duikai_fonts.catalogue import Catalogue
from duikai_fonts.faces import Face, Origin
from duikai_fonts.opening import BITMAP_ONLY, NO_SUBSETTING, RESTRICTED


@dataclass(frozen=True, slots=True)
class FaceReport:
    """A role and its face. `axes` are (tag, least, greatest); `embedding` puts fsType in words.

    `embeddable` is false when the licence bits of the face keep it out of a PDF.
    """

    role: str
    key: str
    path: Path
    family: str
    style: str
    licence: str
    origin: Origin
    characters: int
    axes: tuple[tuple[str, float, float], ...]
    embeddable: bool
    embedding: str


def inspect_faces(catalogue: Catalogue) -> list[FaceReport]:
    """A report on the face of each role, in the order of the roles."""
    return [_report(role, catalogue.for_role(role), catalogue) for role in catalogue.roles]


def _report(role: str, face: Face, catalogue: Catalogue) -> FaceReport:
    opened = catalogue.opened(face)
    bits = opened.embedding_bits()
    axes = tuple((a.tag, a.min_value, a.max_value) for a in opened.face.axis_infos)
    return FaceReport(
        role=role,
        key=face.key,
        path=face.path,
        family=face.family,
        style=face.style,
        licence=face.licence,
        origin=face.origin,
        characters=catalogue.coverage(face),
        axes=axes,
        embeddable=(bits & 0x000F) != RESTRICTED and not bits & BITMAP_ONLY,
        embedding=_in_words(bits),
    )


def _in_words(bits: int) -> str:
    """OS/2 fsType in words (OpenType specification, OS/2)."""
    level = bits & 0x000F
    if bits & BITMAP_ONLY:
        return "bitmaps only"
    if level == RESTRICTED:
        return "forbidden"
    if level == 0:
        words = "free"
    elif level & 0x0008:
        words = "editable"
    else:
        words = "preview and print"
    return f"{words}, whole only" if bits & NO_SUBSETTING else words
