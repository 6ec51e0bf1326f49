"""Opens font files with HarfBuzz: mapped into memory, once per process, checked.

HarfBuzz checks each table before it reads it, so a broken file gives empty tables, not a crash.
The type checkers see HarfBuzz as Any; its objects stay inside this room.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from duikai_fonts.errors import FaceError
from duikai_fonts.harfbuzz import hb

RESTRICTED = 0x0002
"""OS/2 fsType: the face must not be embedded."""
NO_SUBSETTING = 0x0100
"""OS/2 fsType: the face may be embedded only whole."""
BITMAP_ONLY = 0x0200
"""OS/2 fsType: no outlines may be embedded."""


@dataclass(frozen=True, slots=True)
class OpenFace:
    """A font file opened at one position of its axes. Lengths are in font units."""

    face: Any
    font: Any
    upem: int
    tables: frozenset[str]
    weights: tuple[int, int] | None

    def has_code(self, code: int) -> bool:
        """Whether the face maps the code point to a glyph."""
        return bool(self.font.get_nominal_glyph(code))

    def thousandths(self, units: int) -> int:
        """Font units as thousandths of an em, rounded once."""
        return units if self.upem == 1000 else round(units * 1000 / self.upem)

    def table(self, tag: str) -> bytes:
        """The bytes of a table, b"" when the face has none."""
        return bytes(self.face.reference_table(tag).data) if tag in self.tables else b""

    def embedding_bits(self) -> int:
        """OS/2 fsType, 0 (free) when there is no such table."""
        os2 = self.table("OS/2")
        return int.from_bytes(os2[8:10], "big") if len(os2) >= 10 else 0

    def name(self, name_id: int) -> str:
        """A string of the name table in English or whatever there is, "" when none."""
        try:
            found = self.face.get_name(name_id)
        except (ValueError, RuntimeError):
            return ""
        return "" if found is None else str(found).strip()


def weight_range(face: Any) -> tuple[int, int] | None:
    """The least and the greatest position on the wght axis, None for a static face."""
    for axis in face.axis_infos:
        if axis.tag == "wght":
            return int(axis.min_value), int(axis.max_value)
    return None


@cache
def open_face(path: Path, index: int = 0, weight: int | None = None) -> OpenFace:
    """Opens the face; raises FaceError, naming the file, when it is no usable font."""
    try:
        blob = hb.Blob.from_file_path(str(path))
        face = hb.Face(blob, index)
        members = int(face.count)
        tables = frozenset(str(tag) for tag in face.table_tags)
        upem = int(face.upem)
        glyphs = int(face.glyph_count)
        weights = weight_range(face)
        font = hb.Font(face)
        if weight is not None:
            font.set_variations({"wght": weight})
    except (OSError, RuntimeError, ValueError, MemoryError, hb.HarfBuzzError) as error:
        reason = "no such file" if not path.exists() else "it cannot be read as a font"
        raise FaceError(f"{path}: {reason}; name a .ttf, .otf or .ttc file") from error
    if index >= members > 0:
        raise FaceError(f"{path}: there is no member {index}; the file has {members}, from 0 on")
    if glyphs == 0 or "cmap" not in tables or upem == 0:
        raise FaceError(f"{path}: face {index} has no glyphs; name a whole .ttf, .otf or .ttc file")
    if not tables & {"glyf", "CFF ", "CFF2"}:
        raise FaceError(f"{path}: the face has no outlines (bitmaps only); choose an outline face")
    return OpenFace(face, font, upem, tables, weights)


def check_embeddable(opened: OpenFace, path: Path) -> None:
    """Raises FaceError when the face's licence bits (fsType) forbid embedding its outlines."""
    bits = opened.embedding_bits()
    # Only the lowest set bit of the first four counts as the level in old faces; a face that
    # allows anything besides "restricted" may be embedded.
    if (bits & 0x000F) == RESTRICTED or bits & BITMAP_ONLY:
        raise FaceError(
            f"{path}: the face forbids embedding (fsType {bits:#06x}), so it cannot go to press; "
            "choose another face or ask its foundry for one that may be embedded"
        )
