"""The rows that an element of the body has got, and lines of type on them."""

from __future__ import annotations

from dataclasses import dataclass

from duikai_layout.flow import Slot
from duikai_layout.linebreak import SetLine
from duikai_layout.makeup.place import EM, Place
from duikai_layout.page import TextLine
from duikai_layout.typeset import SetText, place_line


@dataclass(frozen=True, slots=True)
class Rows:
    """Where the rows of an element stand: a slot of the story's legs for each, and the page row
    at which each leg begins (`tops`)."""

    place: Place
    slots: tuple[Slot, ...]
    tops: list[int]

    @property
    def measure(self) -> float:
        """The width of a line of the body, in points."""
        return self.points(self.place.copy.galley.measure)

    def points(self, ems: float) -> float:
        """Thousandths of an em of the body in points."""
        return ems * self.place.density.size / EM

    def x(self, number: int) -> float:
        """The left edge of row `number`."""
        return self.place.x(self.slots[number].column)

    def page_row(self, number: int) -> int:
        """The row of the page that row `number` is."""
        slot = self.slots[number]
        return self.tops[slot.column] + slot.row

    def top(self, number: int) -> float:
        """The top edge of row `number`; that of the row below the last for the number after."""
        last = len(self.slots) - 1
        return self.place.grid.y(self.page_row(min(number, last)) + max(0, number - last))

    def line(
        self,
        text: SetText,
        line: SetLine,
        number: int,
        *,
        at: float = 0.0,
        scale: float = 1.0,
        measure: float | None = None,
    ) -> TextLine:
        """A set line on row `number`, `at` points from its left, of type `scale` of the body's
        size; `measure` in points where it is not the column's."""
        row = self.page_row(number)
        return place_line(
            text,
            line,
            x=self.x(number) + at,
            baseline=self.place.baseline(row),
            size=self.place.density.size * scale,
            measure=self.measure if measure is None else measure,
            row=row,
            column=self.place.area.column + self.slots[number].column,
        )
