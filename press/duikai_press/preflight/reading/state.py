"""The graphics state while a content stream is read (PDF 1.7 §8.4.1, §9.3.1)."""

from __future__ import annotations

import copy
from dataclasses import dataclass

from duikai_press.preflight.reading.colour_spaces import GRAY, Colour, initial_colour
from duikai_press.preflight.reading.fonts import UNKNOWN_FONT, FontFacts
from duikai_press.preflight.reading.marks import Paint
from duikai_press.preflight.reading.matrices import IDENTITY, Matrix
from duikai_press.preflight.reading.objects import Box

_BLACK = initial_colour(GRAY)


@dataclass(slots=True)
class GraphicsState:
    """Everything that ``q`` saves. `clip` is a box about the clipping path."""

    matrix: Matrix
    clip: Box
    fill: Colour = _BLACK
    stroke: Colour = _BLACK
    fill_overprint: bool = False
    stroke_overprint: bool = False
    overprint_mode: int = 0
    fill_alpha: float = 1.0
    stroke_alpha: float = 1.0
    blend: str = "Normal"
    soft_mask: bool = False
    line_width: float = 1.0
    font: FontFacts = UNKNOWN_FONT
    size: float = 0.0
    character_space: float = 0.0
    word_space: float = 0.0
    stretch: float = 1.0
    leading: float = 0.0
    rise: float = 0.0
    rendering: int = 0
    text_matrix: Matrix = IDENTITY
    line_matrix: Matrix = IDENTITY

    def saved(self) -> GraphicsState:
        """A copy; all parts are immutable."""
        return copy.copy(self)

    def fill_paint(self) -> Paint:
        """How an area would be filled now."""
        return Paint(
            self.fill,
            self.fill_overprint,
            self.overprint_mode,
            self.fill_alpha,
            self.blend,
            self.soft_mask,
        )

    def stroke_paint(self) -> Paint:
        """How a line would be drawn now."""
        return Paint(
            self.stroke,
            self.stroke_overprint,
            self.overprint_mode,
            self.stroke_alpha,
            self.blend,
            self.soft_mask,
        )
