"""Faces made on the spot, so that no test needs a face of the machine."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.ttGlyphPen import TTGlyphPen

from duikai_fonts import DEFAULT_SPECS, Catalogue, Shaper

MakeFace = Callable[..., Path]


def _square(pen: Any, side: int) -> None:
    pen.moveTo((0, 0))
    pen.lineTo((0, side))
    pen.curveTo((side // 3, side), (side // 2, side), (side, side))
    pen.lineTo((side, 0))
    pen.closePath()


def _square_glyph(side: int, upem: int, postscript: bool) -> Any:
    if postscript:
        charstring = T2CharStringPen(upem, None)
        _square(charstring, side)
        return charstring.getCharString()
    pen = TTGlyphPen(None)
    pen.moveTo((0, 0))
    pen.lineTo((0, side))
    pen.lineTo((side, side))
    pen.lineTo((side, 0))
    pen.closePath()
    return pen.glyph()


def build_face(
    path: Path,
    characters: str,
    *,
    upem: int = 1000,
    postscript: bool = False,
    fs_type: int = 0,
    family: str = "Probe",
) -> Path:
    """A face whose glyphs are squares of one em."""
    names = [".notdef", *(f"u{ord(ch):05X}" for ch in characters)]
    builder: Any = FontBuilder(upem, isTTF=not postscript)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap(dict(zip(map(ord, characters), names[1:], strict=True)))
    glyphs = {name: _square_glyph(upem * 3 // 4, upem, postscript) for name in names}
    if postscript:
        builder.setupCFF(family, {}, glyphs, {})
    else:
        builder.setupGlyf(glyphs)
    builder.setupHorizontalMetrics(dict.fromkeys(names, (upem, 0)))
    builder.setupHorizontalHeader(ascent=upem * 4 // 5, descent=-upem // 5)
    builder.setupNameTable(
        {"familyName": family, "styleName": "Regular", "psName": f"{family}-Regular"}
    )
    builder.setupOS2(sTypoAscender=upem * 4 // 5, fsType=fs_type)
    builder.setupPost()
    builder.save(str(path))
    return path


@pytest.fixture
def make_face(tmp_path: Path) -> MakeFace:
    def make(name: str = "probe.ttf", characters: str = "ab", **how: Any) -> Path:
        return build_face(tmp_path / name, characters, **how)

    return make


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return Catalogue(DEFAULT_SPECS, use_system=False)


@pytest.fixture(scope="session")
def shaper(catalogue: Catalogue) -> Shaper:
    return Shaper(catalogue)
