"""Printing inks. Everything on a page is named in the four process inks, in per cent."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Ink:
    """A process colour: cyan, magenta, yellow and black coverage, each 0 to 100 per cent."""

    c: float
    m: float
    y: float
    k: float

    @property
    def total(self) -> float:
        """Total coverage in per cent, 0 to 400 (the press's total ink limit is checked on it)."""
        return self.c + self.m + self.y + self.k

    @property
    def is_white(self) -> bool:
        """Whether the ink leaves the paper bare; such marks must knock out, never overprint."""
        return self.total == 0
