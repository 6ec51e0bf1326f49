"""How it looks: inks, text styles, page grids, style sheets.

Names are loaded at first use: a page that is only drawn needs inks, not the YAML reader.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from duikai_styles.inks import Ink
    from duikai_styles.loading import load_style_sheet, shipped_sheets
    from duikai_styles.sheet import Density, StyleSheet
    from duikai_styles.units import mm

__all__ = ["Density", "Ink", "StyleSheet", "load_style_sheet", "mm", "shipped_sheets"]

_HOMES = {
    "Density": "sheet",
    "Ink": "inks",
    "StyleSheet": "sheet",
    "load_style_sheet": "loading",
    "mm": "units",
    "shipped_sheets": "loading",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
