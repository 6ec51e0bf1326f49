"""What the parts of one story share while it is made up: its copy, leaf, area and grid."""

from __future__ import annotations

from dataclasses import dataclass

from duikai_layout.leaf import FRAME_ROWS, Leaf, StoryCopy
from duikai_layout.page import Area, PageGrid
from duikai_layout.typeset import Typesetter
from duikai_styles.sheet import Density

EM = 1000
WIDE = 1_000_000


@dataclass(frozen=True, slots=True)
class Place:
    """What the parts of one story share while it is drawn."""

    copy: StoryCopy
    leaf: Leaf
    area: Area
    grid: PageGrid
    density: Density
    setter: Typesetter

    @property
    def inset(self) -> float:
        """What a box takes of each column's width, in points."""
        form = self.setter.sheet.forms[self.copy.story.form.value]
        return form.inset * self.density.size if form.boxed else 0.0

    @property
    def first_row(self) -> int:
        """The page row at which the head begins."""
        return self.area.row + self.setter.sheet.heads.above

    def x(self, column: int) -> float:
        """Left edge of a column of the story; a box moves its columns inward alike."""
        width = self.grid.span(self.area.columns)
        measure = self.copy.galley.measure * self.density.size / EM
        if not self.inset:
            return self.grid.x(self.area.column + column)
        gutter = self.grid.gutter
        used = self.area.columns * measure + (self.area.columns - 1) * gutter
        left = self.grid.x(self.area.column) + (width - used) / 2
        return left + column * (measure + gutter)

    @property
    def measure(self) -> float:
        """Width of a column of the story, in points."""
        return self.copy.galley.measure * self.density.size / EM

    def baseline(self, row: int) -> float:
        """Baseline of a page row."""
        return self.grid.y(row) + self.grid.baseline


def frame_rows(place: Place) -> int:
    """The rows at the story's foot that its frame takes."""
    boxed = place.setter.sheet.forms[place.copy.story.form.value].boxed
    return FRAME_ROWS if boxed else 0
