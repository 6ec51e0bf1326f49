"""From the page's points (upper left corner, y down) to PDF user space (lower left, y up)."""

from __future__ import annotations

from dataclasses import dataclass

from duikai_layout.page import PageGrid

Box = tuple[float, float, float, float]


def number(value: float) -> str:
    """A PDF number of at most three decimals, without exponent, trailing zeros or ``-0``.

    A thousandth of a point is a third of a micrometre, well under any plate setter's dot.
    """
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def numbers(*values: float) -> str:
    """Several PDF numbers with a space between."""
    return " ".join([number(value) for value in values])


@dataclass(frozen=True, slots=True)
class Frame:
    """One page's place on its media: trim size and bleed, all in points.

    The media is the trim with the bleed all round; its lower left corner is the origin.
    """

    trim_width: float
    trim_height: float
    bleed: float

    @classmethod
    def of(cls, grid: PageGrid) -> Frame:
        """The frame of a page with this grid."""
        return cls(grid.trim_width, grid.trim_height, grid.bleed)

    def x(self, x: float) -> float:
        """User-space x of a page x."""
        return x + self.bleed

    def y(self, y: float) -> float:
        """User-space y of a page y."""
        return self.trim_height + self.bleed - y

    @property
    def media_box(self) -> Box:
        """The whole media, which is also the bleed box."""
        return (
            0.0,
            0.0,
            self.trim_width + 2 * self.bleed,
            self.trim_height + 2 * self.bleed,
        )

    @property
    def trim_box(self) -> Box:
        """The page as it is folded and sold."""
        return (
            self.bleed,
            self.bleed,
            self.trim_width + self.bleed,
            self.trim_height + self.bleed,
        )
