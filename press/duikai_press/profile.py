"""A press profile: what one printer takes. Data only; `profile_file` reads it from YAML.

Lengths on the sheet are millimetres, sizes of type and weights of rules points, ink and its
limits per cent, resolutions pixels an inch in the size in which a picture is printed.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from duikai_press.ink_rules import Overprint, SpotInk


class Flavour(Enum):
    """The standard that files are written to, and judged by (ISO 15930)."""

    X1A_2003 = "x1a-2003"
    X1A_2001 = "x1a-2001"
    X4 = "x4"


class MarksKind(Enum):
    """Whether printer's marks stand round the trim; coldset newspapers are not trimmed."""

    NONE = "none"
    FULL = "full"


class OutputKind(Enum):
    """Where the output intent comes from: a condition registered by name, the printer's own
    ICC file, or the newsprint profile that the project has built."""

    REGISTERED = "registered"
    FILE = "file"
    CUSTOM = "custom"


class Scheme(Enum):
    """How pages lie together: each by itself, or in pairs on printer's flats."""

    SINGLE = "single"
    FLATS = "flats"


@dataclass(frozen=True, slots=True)
class PrinterMarks:
    """Marks outside the bleed: `offset` from the trim, `length` and `weight` (points) of a crop
    mark, the `slug` strip's height with type of `slug_size` points, ink patches `patch` wide."""

    kind: MarksKind
    offset: float
    length: float
    weight: float
    slug: float
    slug_size: float
    patch: float


@dataclass(frozen=True, slots=True)
class InkLimits:
    """Total ink in per cent as the mean over `area` mm²; `text_total` is the most in type of
    several inks, of which rich black has at least `rich_black` per cent of black."""

    total: float
    area: float
    text_total: float
    rich_black: float


@dataclass(frozen=True, slots=True)
class TextLimits:
    """Least sizes in points: of any type, of type in several inks, of type reversed out of one
    ink, and out of several."""

    smallest: float
    several_inks: float
    reversed: float
    reversed_several: float


@dataclass(frozen=True, slots=True)
class RuleLimits:
    """Least weights in points: of a rule in one ink; of one in several inks, or white."""

    one_ink: float
    several_inks: float


@dataclass(frozen=True, slots=True)
class PictureLimits:
    """Resolutions in ppi: what pictures are reduced to, under which they are warned of, under
    which they are refused; the same for 1-bit line art. `sharpen` is the unsharp mask in per
    cent, 0 for none; `quality` that of JPEG, 1 to 95."""

    target: float
    warning: float
    error: float
    line_target: float
    line_warning: float
    line_error: float
    sharpen: float
    quality: int


@dataclass(frozen=True, slots=True)
class Spots:
    """How many spot inks a file may have, and which ones the style sheet's inks become."""

    most: int
    inks: tuple[SpotInk, ...]


@dataclass(frozen=True, slots=True)
class OutputCondition:
    """The printing condition: the name `condition` in the registry at `registry`, what it is in
    words, and the ICC `file` (its path from the profile's folder) when `kind` is file."""

    kind: OutputKind
    condition: str
    info: str
    registry: str
    file: str


@dataclass(frozen=True, slots=True)
class FileNames:
    """Templates of file names without their suffix. Fields: {paper}, {date}, {section}, {page},
    {version}; a page's name must have {page}. Names come out in ASCII."""

    page: str
    edition: str
    package: str


@dataclass(frozen=True, slots=True)
class Imposition:
    """How pages lie on the press: `multiple` is of what the page count must be a multiple;
    `sections` page counts of the sections in order, empty for one; `collating` the length of a
    collating mark on the fold in mm, 0 for none."""

    scheme: Scheme
    multiple: int
    sections: tuple[float, ...]
    collating: float


@dataclass(frozen=True, slots=True)
class ProofPictures:
    """Pixels an inch of the proofs, and of the pictures of the plates."""

    proof: int
    plate: int


@dataclass(frozen=True, slots=True)
class PressProfile:
    """One printer. `trim` is the width and height of a page in mm, empty for any, met within
    `trim_tolerance` mm; `bleed` in mm; `root` the folder that `output.file` is looked for in."""

    name: str
    title: str
    flavour: Flavour
    trim: tuple[float, ...]
    trim_tolerance: float
    bleed: float
    marks: PrinterMarks
    ink: InkLimits
    overprint: Overprint
    text: TextLimits
    rules: RuleLimits
    pictures: PictureLimits
    spots: Spots
    output: OutputCondition
    names: FileNames
    imposition: Imposition
    pictures_of_pages: ProofPictures
    root: Path

    @property
    def output_file(self) -> Path | None:
        """The printer's own ICC file, if there is one."""
        own = self.output.kind is OutputKind.FILE
        return self.root / self.output.file if own else None
