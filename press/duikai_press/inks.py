"""How an ink is written into a page: on the four process plates, or on a plate of its own."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Protocol

from duikai_press.document import PressDocument, Reference, Value
from duikai_press.geometry import number, numbers
from duikai_press.ink_rules import SpotInk
from duikai_styles.inks import Ink

REGISTRATION = SpotInk("All", (100, 100, 100, 100))
"""What printer's marks are drawn in: it is on every plate, and never stands inside the trim."""

PROCESS = ("Cyan", "Magenta", "Yellow", "Black")


class InkWriter(Protocol):
    """Says in operators which ink comes next. `spaces` are the colour spaces it has used."""

    spaces: list[str]

    def fill(self, ink: Ink) -> str:
        """The operator that fills and sets type in `ink`."""

    def stroke(self, ink: Ink) -> str:
        """The operator that draws lines in `ink`."""

    def overprinted(self, ink: Ink) -> bool:
        """Whether a mark in `ink` that overprints leaves anything on what is written."""


class PressInks:
    """DeviceCMYK, and Separation for the inks that `spots` name."""

    def __init__(self, spots: Iterable[SpotInk] = ()) -> None:
        self.spaces: list[str] = []
        self._spots = {spot.ink: _resource(spot) for spot in spots}

    def fill(self, ink: Ink) -> str:
        """``k``, or ``cs`` and ``scn``."""
        space = self._space(ink)
        return f"/{space} cs 1 scn" if space else f"{_shares(ink)} k"

    def stroke(self, ink: Ink) -> str:
        """``K``, or ``CS`` and ``SCN``."""
        space = self._space(ink)
        return f"/{space} CS 1 SCN" if space else f"{_shares(ink)} K"

    def overprinted(self, ink: Ink) -> bool:
        """Always: the file holds all plates."""
        return True

    def _space(self, ink: Ink) -> str | None:
        space = self._spots.get(ink)
        if space is not None and space not in self.spaces:
            self.spaces.append(space)
        return space


class PlateInks:
    """One plate alone, as DeviceGray: black where it prints. `plate` is a process ink's name or
    that of one of the `spots`."""

    def __init__(self, plate: str, spots: Iterable[SpotInk] = ()) -> None:
        self.spaces: list[str] = []
        self._plate = plate
        self._spots: Mapping[Ink, str] = {spot.ink: spot.name for spot in spots}

    def coverage(self, ink: Ink) -> float:
        """What share of the plate's ink a mark in `ink` has, 0 to 1."""
        spot = self._spots.get(ink)
        if spot is not None:
            return float(spot in (self._plate, REGISTRATION.name))
        if self._plate not in PROCESS:
            return 0.0
        return (ink.c, ink.m, ink.y, ink.k)[PROCESS.index(self._plate)] / 100

    def fill(self, ink: Ink) -> str:
        """``g``."""
        return f"{number(1 - self.coverage(ink))} g"

    def stroke(self, ink: Ink) -> str:
        """``G``."""
        return f"{number(1 - self.coverage(ink))} G"

    def overprinted(self, ink: Ink) -> bool:
        """A component of 0 leaves the plate as it is (overprint mode 1)."""
        return self.coverage(ink) > 0


def _shares(ink: Ink) -> str:
    return numbers(ink.c / 100, ink.m / 100, ink.y / 100, ink.k / 100)


def _resource(spot: SpotInk) -> str:
    """The name under which pages select the ink."""
    return "CS" + "".join(f"{byte:02X}" for byte in spot.name.encode("utf-8"))


def _name(text: str) -> str:
    """A PDF name object; what is not a plain letter or digit is escaped (PDF reference 3.2.4)."""
    plain = (chr(b) if chr(b).isalnum() and b < 128 else f"#{b:02X}" for b in text.encode("utf-8"))
    return "/" + "".join(plain)


def separation_spaces(
    document: PressDocument, spots: Iterable[SpotInk], used: Collection[str]
) -> dict[str, Reference]:
    """The Separation colour spaces of `spots` by the names under which pages select them, those
    that are `used`."""
    spaces = {}
    for spot in spots:
        if _resource(spot) not in used:
            continue
        tint: Mapping[str, Value] = {
            "FunctionType": 2,
            "Domain": [0, 1],
            "C0": [0, 0, 0, 0],
            "C1": [share / 100 for share in spot.cmyk],
            "N": 1,
        }
        space: list[Value] = ["/Separation", _name(spot.name), "/DeviceCMYK", document.add(tint)]
        spaces[_resource(spot)] = document.add_array(space)
    return spaces
