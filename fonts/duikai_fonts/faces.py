"""The data of faces: what a style sheet asks for, and what it gets."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from pathlib import Path


class Origin(Enum):
    """Where a face comes from. A SYSTEM face may look different on another machine."""

    BUNDLED = "bundled"
    USER = "user"
    SYSTEM = "system"


@dataclass(frozen=True, slots=True)
class FaceSpec:
    """What a style sheet says of a role.

    `source` is the stem of a bundled file ("DuikaiSong-Regular"), a path to a font file (a
    member of a collection as "faces.ttc#1"), or the name of a family installed in the system.
    `weight` is the position on the wght axis (100-900) of a variable face; for a system family
    it also chooses among the family's files.
    """

    role: str
    source: str
    weight: int | None = None


@dataclass(frozen=True, slots=True)
class Face:
    """One face, ready to shape with.

    `key` is unique in a catalogue and the same on every run ("DuikaiSong-Regular",
    "DuikaiHei-VF@500"); glyph runs name their face by it. `index` is the place in a collection
    file. `weight` is set for variable faces only.
    """

    key: str
    path: Path
    index: int
    family: str
    style: str
    licence: str
    weight: int | None
    origin: Origin


_WEIGHT_NAMES = {
    100: "Thin",
    200: "ExtraLight",
    300: "Light",
    400: "Regular",
    500: "Medium",
    600: "SemiBold",
    700: "Bold",
    800: "ExtraBold",
    900: "Black",
}


def weight_name(weight: int) -> str:
    """The usual English name of a position on the wght axis, "wght450" between two of them."""
    return _WEIGHT_NAMES.get(weight, f"wght{weight}")
