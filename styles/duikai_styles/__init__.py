"""How it looks: inks, text styles, page grids, style sheets.

Names are loaded at first use: a page that is only drawn needs inks, not the YAML reader.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from duikai_content.lazy import loader

if TYPE_CHECKING:
    from duikai_styles.inks import Ink
    from duikai_styles.loading import load_style_sheet, shipped_sheets
    from duikai_styles.sheet import Density, StyleSheet
    from duikai_styles.units import mm

__all__ = ["Density", "Ink", "StyleSheet", "load_style_sheet", "mm", "shipped_sheets"]

__getattr__ = loader(
    __name__,
    {
        "Density": "sheet",
        "Ink": "inks",
        "StyleSheet": "sheet",
        "load_style_sheet": "loading",
        "mm": "units",
        "shipped_sheets": "loading",
    },
)
