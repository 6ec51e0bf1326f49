"""Colour spaces, and which inks a colour puts on the plates.

Only spaces of inks are turned into inks. RGB, Lab and calibrated colours become ink in whatever
way the printer's program chooses; for these a colour has no inks here, and a check says so.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from duikai_press.preflight.reading.budget import Budget
from duikai_press.preflight.reading.objects import (
    array,
    entry,
    identity,
    integer,
    name,
    names_or_one,
    raw,
    resolved,
    stream,
    text,
)
from duikai_press.preflight.reading.streams import StreamFault, unpacked

CYAN, MAGENTA, YELLOW, BLACK = "Cyan", "Magenta", "Yellow", "Black"
PROCESS = (CYAN, MAGENTA, YELLOW, BLACK)
ALL, NO_INK = "All", "None"
"""Colorant names with a meaning of their own (PDF 1.7 §8.6.6.4): every plate, no plate."""

Inks = Mapping[str, float]
"""How much of each ink, 0 to 1, by the plate's name."""

_MOST_NESTING = 6
_DEVICE = {"DeviceGray": 1, "DeviceRGB": 3, "DeviceCMYK": 4}
_ABBREVIATED = {"G": "DeviceGray", "RGB": "DeviceRGB", "CMYK": "DeviceCMYK", "I": "Indexed"}
_CALIBRATED = {"CalGray": 1, "CalRGB": 3, "Lab": 3, "CalCMYK": 4}


@dataclass(frozen=True, slots=True)
class ColourSpace:
    """A colour space: `family` as PDF names it, its number of `components`; `inks` are the plates
    of Separation and DeviceN; `base` what an Indexed, Pattern, ICCBased, Separation or DeviceN
    space stands on; `table` and `highest` an Indexed space's colours."""

    family: str
    components: int
    inks: tuple[str, ...] = ()
    base: ColourSpace | None = None
    table: bytes = field(default=b"", repr=False)
    highest: int = 0

    @property
    def has_inks(self) -> bool:
        """Whether its colours are amounts of ink."""
        if self.family == "Indexed":
            return self.base is not None and self.base.has_inks
        return self.family in _INK_FAMILIES or (self.family == "ICCBased" and self.components == 4)

    def chain(self) -> tuple[ColourSpace, ...]:
        """The space and those that it stands on."""
        return (self, *self.base.chain()) if self.base else (self,)


_INK_FAMILIES = frozenset({"DeviceGray", "DeviceCMYK", "Separation", "DeviceN"})
GRAY = ColourSpace("DeviceGray", 1)
RGB = ColourSpace("DeviceRGB", 3)
CMYK = ColourSpace("DeviceCMYK", 4)
PATTERN = ColourSpace("Pattern", 0)
UNKNOWN = ColourSpace("unknown", 1)
_DEVICE_SPACES = {"DeviceGray": GRAY, "DeviceRGB": RGB, "DeviceCMYK": CMYK, "Pattern": PATTERN}


class ColourSpaces:
    """Reads colour spaces, each object once."""

    def __init__(self, budget: Budget) -> None:
        self._budget = budget
        self._read: dict[Any, ColourSpace] = {}

    def read(self, value: Any, resources: Any = None, nesting: int = 0) -> ColourSpace:
        """The space that a name, or an array, means where `resources` are in force."""
        plain = name(value)
        if plain is not None:
            plain = _ABBREVIATED.get(plain, plain)
            if plain in _DEVICE_SPACES:
                return _DEVICE_SPACES[plain]
            named = raw(entry(resources, "ColorSpace"), plain)
            if named is None or nesting > _MOST_NESTING:
                return UNKNOWN
            return self.read(named, resources, nesting + 1)
        key = identity(value)
        if not isinstance(key, tuple):  # written in place: no number to know it by
            return self._parsed(value, resources, nesting)
        if key not in self._read:
            self._read[key] = self._parsed(value, resources, nesting)
        return self._read[key]

    def _parsed(self, value: Any, resources: Any, nesting: int) -> ColourSpace:
        parts = array(value)
        if not parts or nesting > _MOST_NESTING:
            return UNKNOWN
        family = name(parts[0]) or ""
        family = _ABBREVIATED.get(family, family)
        if family in _CALIBRATED:
            return ColourSpace(family, _CALIBRATED[family])
        if family in _DEVICE_SPACES and len(parts) == 1:
            return _DEVICE_SPACES[family]
        if len(parts) < 2:
            return UNKNOWN
        if family == "ICCBased":
            return self._icc_based(parts[1])
        base = parts[2] if family in ("Separation", "DeviceN") and len(parts) > 2 else parts[1]
        under = self.read(base, resources, nesting + 1)
        if family == "Pattern":
            return ColourSpace("Pattern", under.components, base=under)
        if family in ("Separation", "DeviceN"):
            inks = names_or_one(parts[1])
            return ColourSpace(family, len(inks), inks, under)
        if family == "Indexed" and len(parts) >= 4:
            return ColourSpace(
                "Indexed",
                1,
                base=under,
                table=self._table(parts[3]),
                highest=max(0, min(255, integer(parts[2]))),
            )
        return UNKNOWN

    def _icc_based(self, profile: Any) -> ColourSpace:
        found = stream(profile)
        components = integer(entry(found, "N"))
        under = {1: GRAY, 3: RGB, 4: CMYK}.get(components)
        return ColourSpace("ICCBased", components, base=under) if under else UNKNOWN

    def _table(self, value: Any) -> bytes:
        holder = stream(value)
        if holder is not None:
            try:
                return unpacked(holder, self._budget).data[:65536]
            except StreamFault:
                return b""
        value = resolved(value)
        if isinstance(value, bytes):
            return bytes(value)
        # pypdf decodes strings that look like text; the bytes that they came from are kept.
        original = getattr(value, "original_bytes", None)
        return bytes(original) if original is not None else (text(value) or "").encode("latin-1")


@dataclass(frozen=True, slots=True)
class Colour:
    """A colour in a space; `inks` on which plates. A pattern has no values of its own."""

    space: ColourSpace
    values: tuple[float, ...]
    inks: Inks = field(compare=False)

    @property
    def total(self) -> float:
        """Ink in per cent, all plates together."""
        return 100 * total_of(self.inks)

    @property
    def plates(self) -> int:
        """How many plates carry any of it."""
        amounts = [amount > 0.001 for ink, amount in self.inks.items() if ink != ALL]
        return sum(amounts) + (4 if self.inks.get(ALL, 0) > 0.001 else 0)

    @property
    def is_white(self) -> bool:
        """Bare paper, said in a space of inks."""
        return self.space.has_inks and self.plates == 0

    @property
    def is_solid_black(self) -> bool:
        """Black alone, and all of it."""
        return self.plates == 1 and self.inks.get(BLACK, 0) > 0.995

    def __str__(self) -> str:
        if not self.values:
            return self.space.family
        said = " ".join(f"{value:.3g}" for value in self.values)
        inks = f" of {', '.join(self.space.inks)}" if self.space.inks else ""
        return f"{self.space.family} {said}{inks}"


def total_of(inks: Inks) -> float:
    """All inks together, 1 for one solid plate; `All` counts on the four process plates."""
    return sum(amount * (4 if ink == ALL else 1) for ink, amount in inks.items())


def colour_of(space: ColourSpace, values: tuple[float, ...]) -> Colour:
    """A colour with its inks."""
    return Colour(space, values, inks_of(space, values))


def initial_colour(space: ColourSpace) -> Colour:
    """The colour that choosing a space sets (PDF 1.7 table 74, cs)."""
    if space.family in ("Separation", "DeviceN"):
        return colour_of(space, (1.0,) * space.components)
    if space.family == "DeviceCMYK" or (space.family == "ICCBased" and space.components == 4):
        return colour_of(space, (0.0, 0.0, 0.0, 1.0))
    if space.family == "Pattern":
        return Colour(space, (), {})
    return colour_of(space, (0.0,) * space.components)


def inks_of(space: ColourSpace, values: tuple[float, ...]) -> dict[str, float]:
    """The plates that a colour's values put ink on; empty where the space is none of inks."""
    if len(values) < space.components:
        return {}
    amounts = [min(1.0, max(0.0, value)) for value in values]
    if space.family == "DeviceGray":
        return {BLACK: 1 - amounts[0]}
    if space.family == "DeviceCMYK" or (space.family == "ICCBased" and space.components == 4):
        return dict(zip(PROCESS, amounts, strict=False))
    if space.family in ("Separation", "DeviceN"):
        pairs = zip(space.inks, amounts, strict=False)
        return {ink: amount for ink, amount in pairs if ink != NO_INK}
    if space.family == "Indexed" and space.base is not None:
        at = max(0, min(space.highest, int(values[0]))) * space.base.components
        entries = space.table[at : at + space.base.components]
        return inks_of(space.base, tuple(value / 255 for value in entries))
    return {}
