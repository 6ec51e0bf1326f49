"""TrueType outlines for faces that have PostScript ones (CFF), which a PDF takes otherwise.

The press embeds TrueType only. Cubic curves become quadratic ones that stay within half a
thousandth of an em, far below what a plate shows. It takes about a millisecond for a hanzi, so
a TrueType cut of a face is the faster choice.
"""

from __future__ import annotations

import io
from importlib import import_module
from typing import Any

from duikai_fonts.opening import OpenFace

_GREATEST_ERROR = 0.0005  # of an em
# Seconds since 1904; any date does, as long as it does not move.
_FIXED_DATE = 3_849_984_000


def truetype_of(opened: OpenFace, gids: list[int]) -> bytes:
    """A TrueType file of the glyphs `gids`, in that order; the first is .notdef."""
    # fontTools takes a tenth of a second to import and only such faces need it.
    font_builder: Any = import_module("fontTools.fontBuilder")
    cu2qu: Any = import_module("fontTools.pens.cu2quPen")
    glyph_pens: Any = import_module("fontTools.pens.ttGlyphPen")

    names = [".notdef", *(f"g{gid}" for gid in gids[1:])]
    glyphs: dict[str, Any] = {}
    for name, gid in zip(names, gids, strict=True):
        pen = glyph_pens.TTGlyphPen(None)
        curves = cu2qu.Cu2QuPen(pen, opened.upem * _GREATEST_ERROR, reverse_direction=True)
        opened.font.draw_glyph_with_pen(gid, curves)
        glyphs[name] = pen.glyph()
    builder = font_builder.FontBuilder(opened.upem, isTTF=True)
    builder.setupGlyphOrder(names)
    builder.setupGlyf(glyphs)
    table = builder.font["glyf"]
    advance = opened.font.get_glyph_h_advance
    builder.setupHorizontalMetrics(
        {
            name: (advance(gid), getattr(table[name], "xMin", 0))
            for name, gid in zip(names, gids, strict=True)
        }
    )
    extents = opened.font.get_font_extents("ltr")
    builder.setupHorizontalHeader(ascent=extents.ascender, descent=extents.descender)
    builder.updateHead(created=_FIXED_DATE, modified=_FIXED_DATE)
    builder.font.recalcTimestamp = False
    out = io.BytesIO()
    builder.font.save(out)
    return out.getvalue()
