"""How it looks: inks, text styles, page grids, style sheets."""

from duikai_styles.inks import Ink
from duikai_styles.loading import load_style_sheet, shipped_sheets
from duikai_styles.sheet import Density, StyleSheet
from duikai_styles.units import mm

__all__ = ["Density", "Ink", "StyleSheet", "load_style_sheet", "mm", "shipped_sheets"]
