"""The finished page: everything at a fixed place. Where layout ends, and press and preview begin.

Positions are in points (1/72 inch) from the upper left corner of the trimmed page, y downward;
a text position is the origin of the baseline. Places of stories are in whole columns and rows
of the page's grid. Nothing downstream decides where anything stands.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from duikai_styles.inks import Ink


class Role(Enum):
    """What a fragment of a page is, for tagging, proofs and reports."""

    NAMEPLATE = "nameplate"
    EAR = "ear"
    FOLIO = "folio"
    IMPRINT = "imprint"
    LABEL = "label"
    KICKER = "kicker"
    HEADLINE = "headline"
    DECK = "deck"
    BYLINE = "byline"
    CROSS_HEAD = "cross-head"
    BODY = "body"
    TABLE = "table"
    ENDLINE = "endline"
    PICTURE = "picture"
    CAPTION = "caption"
    CREDIT = "credit"
    ADVERT = "advert"
    RULE = "rule"


@dataclass(frozen=True, slots=True)
class GlyphRun:
    """Glyphs of one face, size and ink on one baseline.

    `xs` are pen positions of the glyphs in thousandths of an em from `x`, before `stretch`
    (the horizontal scale in thousandths: 1000 is natural, 900 condensed). `rises` are vertical
    offsets in thousandths, () when all are zero. `texts[i]` are the characters that glyph i
    stands for, "" for the further glyphs of a cluster; together they are the run's copy. A
    `turned` run lies on its side, a quarter turn clockwise: its pen goes down from (x, baseline).
    """

    face: str
    size: float
    x: float
    baseline: float
    gids: tuple[int, ...]
    xs: tuple[int, ...]
    texts: tuple[str, ...]
    ink: Ink
    stretch: int = 1000
    rises: tuple[int, ...] = ()
    turned: bool = False


@dataclass(frozen=True, slots=True)
class Dot:
    """A filled circle around (x, y), of `radius` points."""

    x: float
    y: float
    radius: float
    ink: Ink


@dataclass(frozen=True, slots=True)
class TextLine:
    """One set line: from `x`, `measure` points wide, glyph runs in reading order.

    A ruby is a smaller run on a baseline of its own, after the run of its base. `dots` are the
    emphasis dots below: ink, not text.

    `row` is the row of the page's baseline grid that it stands on, or None for lines that keep
    no grid (heads, captions, furniture). `slack` is white left undistributed, in thousandths of
    an em; `strain` is the mean change of a gap, positive when stretched, negative when squeezed.

    An `upright` line runs down the page: its characters are one em wide from `x` and stand one
    below the other over `measure` points; `baseline` is that of the first.
    """

    x: float
    baseline: float
    measure: float
    runs: tuple[GlyphRun, ...]
    row: int | None = None
    column: int | None = None
    slack: int = 0
    strain: int = 0
    upright: bool = False
    dots: tuple[Dot, ...] = ()

    @property
    def text(self) -> str:
        """The characters of the line, in order."""
        return "".join("".join(run.texts) for run in self.runs)


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line from (x1, y1) to (x2, y2), `width` points thick."""

    x1: float
    y1: float
    x2: float
    y2: float
    width: float
    ink: Ink
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Panel:
    """A rectangle, upper left corner (x, y), filled and stroked as its inks say."""

    x: float
    y: float
    width: float
    height: float
    fill: Ink | None = None
    stroke: Ink | None = None
    stroke_width: float = 0.0


@dataclass(frozen=True, slots=True)
class Image:
    """A picture file in a rectangle; `window` is the part shown: left, top, right, bottom as
    shares (0 to 1) of the upright picture. What lies outside the window is cut off."""

    x: float
    y: float
    width: float
    height: float
    file: Path
    window: tuple[float, float, float, float] = (0.0, 0.0, 1.0, 1.0)


Mark = TextLine | Rule | Panel | Image


@dataclass(frozen=True, slots=True)
class Fragment:
    """Marks that belong together under one role, in drawing order."""

    role: Role
    marks: tuple[Mark, ...]

    @property
    def text(self) -> str:
        """The characters of the fragment's lines, in order."""
        return "".join(m.text for m in self.marks if isinstance(m, TextLine))


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of grid cells: 0-based column and row, extent in columns and rows."""

    column: int
    row: int
    columns: int
    rows: int

    def cells(self) -> Iterator[tuple[int, int]]:
        """Every (column, row) that the area covers."""
        for column in range(self.column, self.column + self.columns):
            for row in range(self.row, self.row + self.rows):
                yield column, row


@dataclass(frozen=True, slots=True)
class StoryFigures:
    """What `render --report` says of a story's setting. Cells are one column by one row."""

    head_size: float
    head_lines: int
    body_lines: int
    characters: int
    picture_cells: int
    placeholder_cells: int
    white_rows: int
    tight_lines: int
    loose_lines: int


@dataclass(frozen=True, slots=True)
class PlacedStory:
    """A story in its area, fragments in reading order: head, body, then captions."""

    slug: str
    title: str
    area: Area
    fragments: tuple[Fragment, ...]
    figures: StoryFigures


@dataclass(frozen=True, slots=True)
class PlacedFurniture:
    """Nameplate, ear, folio, imprint or advert in its area."""

    name: str
    area: Area
    fragments: tuple[Fragment, ...]


@dataclass(frozen=True, slots=True)
class PageGrid:
    """The page's geometry in points: trim size, bleed, upper left corner of the type area,
    `columns` of `measure` points with `gutter` between, `rows` of one `pitch`.

    `baseline` is how far below a row's top its baseline stands.
    """

    trim_width: float
    trim_height: float
    bleed: float
    left: float
    top: float
    columns: int
    measure: float
    gutter: float
    rows: int
    pitch: float
    baseline: float

    @property
    def width(self) -> float:
        """Width of the type area."""
        return self.columns * self.measure + (self.columns - 1) * self.gutter

    @property
    def height(self) -> float:
        """Height of the type area."""
        return self.rows * self.pitch

    def x(self, column: int) -> float:
        """Left edge of a column."""
        return self.left + column * (self.measure + self.gutter)

    def y(self, row: float) -> float:
        """Top edge of a row."""
        return self.top + row * self.pitch

    def span(self, columns: int) -> float:
        """Width of so many columns with the gutters between them."""
        return columns * self.measure + (columns - 1) * self.gutter


@dataclass(frozen=True, slots=True)
class Page:
    """One page. `furniture` is drawn first, then the stories in reading order, then `rules`.

    `white_rows` at the foot of the stories' rows have no owner: the copy did not fill the page.
    """

    number: int
    section: str
    density: str
    grid: PageGrid
    furniture: tuple[PlacedFurniture, ...]
    stories: tuple[PlacedStory, ...]
    rules: tuple[Fragment, ...]
    white_rows: int = 0

    def fragments(self) -> Iterator[Fragment]:
        """Every fragment in drawing order."""
        for furniture in self.furniture:
            yield from furniture.fragments
        for story in self.stories:
            yield from story.fragments
        yield from self.rules

    def marks(self) -> Iterator[Mark]:
        """Every mark in drawing order."""
        for fragment in self.fragments():
            yield from fragment.marks


@dataclass(frozen=True, slots=True)
class PaginatedEdition:
    """The pages of an edition with what a file says of itself."""

    title: str
    locale: str
    date: dt.date | None
    pages: tuple[Page, ...]
