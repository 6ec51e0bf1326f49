"""What a written file holds. The same edition gives the same figures: never times."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class FontFigures:
    """An embedded face: its PDF name with the subset tag, its glyphs, its packed size."""

    name: str
    glyphs: int
    bytes: int


@dataclass(frozen=True, slots=True)
class PictureFigures:
    """An embedded picture: size in pixels, the lower of its two effective resolutions in ppi."""

    file: Path
    width: int
    height: int
    ppi: float
    grey: bool
    bytes: int


@dataclass(frozen=True, slots=True)
class PressFigures:
    """Size of the file in bytes, its pages, its faces and its pictures in order of first use."""

    bytes: int
    pages: int
    fonts: tuple[FontFigures, ...]
    pictures: tuple[PictureFigures, ...]
