"""From the page's points (upper left corner, y down) to PDF user space (lower left, y up)."""

from __future__ import annotations

from dataclasses import dataclass, replace

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
    """A page's place on its media, in points: trim size, bleed, and the `margin` outside the
    bleed, where printer's marks stand. `left` and `top` are where the page lies on a trim that
    holds several pages side by side.

    The media is trim, bleed and margin all round; its lower left corner is the origin.
    """

    trim_width: float
    trim_height: float
    bleed: float
    margin: float = 0.0
    left: float = 0.0
    top: float = 0.0

    @classmethod
    def of(cls, grid: PageGrid) -> Frame:
        """The frame of a page with this grid."""
        return cls(grid.trim_width, grid.trim_height, grid.bleed)

    def at(self, left: float, top: float) -> Frame:
        """The same media with a page whose upper left corner is at (left, top) of the trim."""
        return replace(self, left=left, top=top)

    def x(self, x: float) -> float:
        """User-space x of a page x."""
        return x + self.left + self.bleed + self.margin

    def y(self, y: float) -> float:
        """User-space y of a page y."""
        return self.trim_height + self.bleed + self.margin - self.top - y

    def _box(self, inset: float) -> Box:
        across = self.trim_width + 2 * (self.bleed + self.margin)
        up = self.trim_height + 2 * (self.bleed + self.margin)
        return inset, inset, across - inset, up - inset

    @property
    def media_box(self) -> Box:
        """The whole media."""
        return self._box(0.0)

    @property
    def bleed_box(self) -> Box:
        """How far ink may run out of the trim."""
        return self._box(self.margin)

    @property
    def trim_box(self) -> Box:
        """The page as it is folded and sold."""
        return self._box(self.margin + self.bleed)
