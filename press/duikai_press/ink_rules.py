"""Rules of single inks: which have a plate of their own, and when black overprints.

They stand apart from the rest of a press profile because every file needs them.
"""

from __future__ import annotations

from dataclasses import dataclass

from duikai_styles.inks import Ink


@dataclass(frozen=True, slots=True)
class Overprint:
    """Solid black type under `text` points and rules under `rule` points overprint."""

    text: float
    rule: float


@dataclass(frozen=True, slots=True)
class SpotInk:
    """An ink of its own plate: the Separation `name`, and the process `cmyk` in per cent (four
    numbers) that the style sheet writes for it and a proof shows in its place."""

    name: str
    cmyk: tuple[float, ...]

    @property
    def ink(self) -> Ink:
        """The process ink for which the spot ink stands."""
        return Ink(*self.cmyk)
