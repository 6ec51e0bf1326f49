"""The vertical measures of a face."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from duikai_fonts.harfbuzz import hb
from duikai_fonts.opening import OpenFace

VERTICAL_ORIGIN = 880
"""How far above the baseline the pen of vertical text is (the PDF's DW2), in thousandths."""

_EM_TOP, _EM_BOTTOM = 880, -120


@dataclass(frozen=True, slots=True)
class Metrics:
    """Heights above (+) and below (-) the Latin baseline, in thousandths of an em.

    `ascent` and `descent` are the face's line measures. `em_top` and `em_bottom` are the edges
    of the ideographic em box, which hanzi fill: one em apart.
    """

    ascent: int
    descent: int
    cap_height: int
    x_height: int
    em_top: int
    em_bottom: int


@dataclass(frozen=True, slots=True)
class InkBox:
    """The rectangle of a glyph's ink from its origin, in thousandths of an em, y upward."""

    left: int
    bottom: int
    right: int
    top: int


def ink_box_of(opened: OpenFace, gid: int) -> InkBox:
    """The extents of a glyph; empty at the origin for one without ink."""
    extents = opened.font.get_glyph_extents(gid)
    if extents is None:
        return InkBox(0, 0, 0, 0)
    scale = opened.thousandths
    left, top = scale(extents.x_bearing), scale(extents.y_bearing)
    return InkBox(left, top + scale(extents.height), left + scale(extents.width), top)


def metrics_of(opened: OpenFace) -> Metrics:
    """Reads the measures; the em box is 880/-120 unless the face's BASE table says otherwise."""
    font: Any = opened.font
    extents = font.get_font_extents("ltr")
    scale = opened.thousandths

    def measure(tag: Any) -> int:
        return scale(font.get_metric_position_with_fallback(tag))

    bottom = None
    if "BASE" in opened.tables:
        bottom = font.get_layout_baseline("ideo", "ltr", "Hani", "")
    em_bottom = _EM_BOTTOM if bottom is None else scale(bottom)
    return Metrics(
        ascent=scale(extents.ascender),
        descent=scale(extents.descender),
        cap_height=measure(hb.OTMetricsTag.CAP_HEIGHT),
        x_height=measure(hb.OTMetricsTag.X_HEIGHT),
        em_top=em_bottom + _EM_TOP - _EM_BOTTOM,
        em_bottom=em_bottom,
    )
