"""What is said: editions, sections, stories and their parts, in the words of the trade.

Everything here is data, frozen, and knows where in the copy it came from. Nothing knows a
size, a face or a place on a page.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from enum import Enum, Flag, auto
from fractions import Fraction
from pathlib import Path

from duikai_content.plan import Plan
from duikai_content.spans import SourceSpan


class InlineStyle(Flag):
    """How a run of text differs from its paragraph; `DOTTED` may go with any other."""

    PLAIN = 0
    STRONG = auto()
    EMPHASIS = auto()
    RUN_IN = auto()  # the bold opening words of a paragraph, 段首标题
    DOTTED = auto()  # emphasis dots 着重号


@dataclass(frozen=True, slots=True)
class Inline:
    """A run of characters in one style, on one source line.

    With `ruby` the run is the base of an annotation that stands above it as a whole; a ruby
    for each character is a run for each character.
    """

    text: str
    style: InlineStyle
    span: SourceSpan
    ruby: str = ""

    @property
    def copy(self) -> str:
        """All characters in reading order: those of the base, then those of its ruby."""
        return self.text + self.ruby


class ParagraphKind(Enum):
    """The forms of a body paragraph."""

    PLAIN = "plain"
    BULLET = "bullet"  # opens with ●, which is part of its text
    NUMBERED = "numbered"  # opens with its number, which is part of its text
    QUOTE = "quote"
    SOURCE = "source"  # 资料来源：…, 注：…


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of body text; its characters are the concatenation of its inlines."""

    inlines: tuple[Inline, ...]
    kind: ParagraphKind
    span: SourceSpan

    @property
    def text(self) -> str:
        """All characters, in order."""
        return "".join(i.copy for i in self.inlines)


@dataclass(frozen=True, slots=True)
class CrossHead:
    """A 小标题 inside a story; level 1 is the larger, level 2 a sub-head under it."""

    text: str
    level: int
    span: SourceSpan


@dataclass(frozen=True, slots=True)
class Phrase:
    """A short single-style text outside the body: a kicker, deck, byline, caption, label."""

    text: str
    span: SourceSpan


class Alignment(Enum):
    """Where the cells of a table's column stand."""

    USUAL = "usual"  # figures right, text left
    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table; it may be empty."""

    inlines: tuple[Inline, ...]
    span: SourceSpan

    @property
    def text(self) -> str:
        """All characters, in order."""
        return "".join(i.copy for i in self.inlines)


@dataclass(frozen=True, slots=True)
class Table:
    """A small table: a head, at least one row, all with a cell for each of `alignments`.

    A head of empty cells only is not set.
    """

    head: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    alignments: tuple[Alignment, ...]
    span: SourceSpan
    caption: Phrase | None = None

    @property
    def has_head(self) -> bool:
        """Whether any cell of the head says something."""
        return any(cell.text for cell in self.head)

    @property
    def text(self) -> str:
        """All characters in reading order: the caption, the head, then row by row."""
        caption = self.caption.text if self.caption else ""
        return caption + "".join(cell.text for row in (self.head, *self.rows) for cell in row)


Block = Paragraph | CrossHead | Table


@dataclass(frozen=True, slots=True)
class Headline:
    """主题. Two parts are a couplet 对仗 (equal halves), set one above or beside the other."""

    parts: tuple[str, ...]
    span: SourceSpan

    @property
    def text(self) -> str:
        """The parts joined by an ideographic space."""
        return "\u3000".join(self.parts)


class Form(Enum):
    """What kind of piece a story is."""

    NEWS = "news"
    BRIEF = "brief"
    COMMENTARY = "commentary"
    FEATURE = "feature"
    PHOTO = "photo"


class HeadSet(Enum):
    """How a story's head is set: in level lines, in upright ones 竖题, or as the sheet says."""

    AUTO = "auto"
    HORIZONTAL = "horizontal"
    VERTICAL = "vertical"


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture, or, when `file` is None, the placeholder of one that is still to come.

    `aspect` is width / height. `crop` is the share of the height, 0 to 0.4, that may be cut
    off, half at the top and half at the foot. `pixels` is (width, height) of the file.
    """

    file: Path | None
    aspect: Fraction
    crop: Fraction
    caption: Phrase | None
    credit: Phrase | None
    span: SourceSpan
    pixels: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Story:
    """One piece of copy. `weight` (1 to 100) ranks it on its page; `slug` names it in reports."""

    slug: str
    form: Form
    weight: int
    headline: Headline
    body: tuple[Block, ...]
    span: SourceSpan
    kicker: Phrase | None = None
    deck: Phrase | None = None
    label: Phrase | None = None
    byline: Phrase | None = None  # under the head
    endline: Phrase | None = None  # the signature at the story's end
    dateline: Phrase | None = None  # 本报讯（记者 …）, runs into the first paragraph
    pictures: tuple[Picture, ...] = ()
    head: HeadSet = HeadSet.AUTO


@dataclass(frozen=True, slots=True)
class Advert:
    """A booked advertisement: a finished picture (or its placeholder) of a fixed size.

    `columns` and `rows` are those of the style's grid. Adverts stand at the foot of the page.
    """

    file: Path | None
    section: str
    columns: int
    rows: int
    client: str
    span: SourceSpan
    pixels: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A run of pages under one name, which the folio prints: 要闻, 综合 …

    `pages` is how many there are, 0 where the copy decides.
    """

    name: str
    editors: str
    stories: tuple[Story, ...]
    span: SourceSpan
    pages: int = 0


@dataclass(frozen=True, slots=True)
class Ear:
    """报眼, the short box beside the nameplate; its lines are set as they stand."""

    title: str
    lines: tuple[str, ...]
    span: SourceSpan


@dataclass(frozen=True, slots=True)
class Paper:
    """The particulars that the nameplate and folios print. Empty strings are left out."""

    name: str
    latin: str = ""
    sponsor: str = ""
    publisher: str = ""
    cn: str = ""
    postal: str = ""
    website: str = ""


@dataclass(frozen=True, slots=True)
class Imprint:
    """报尾: what the foot of the last page says. Empty strings are left out."""

    address: str = ""
    postcode: str = ""
    phone: str = ""
    price: str = ""
    printer: str = ""


@dataclass(frozen=True, slots=True)
class Edition:
    """Everything that one issue of a paper says. `style` names a style sheet or its file."""

    paper: Paper
    sections: tuple[Section, ...]
    root: Path
    span: SourceSpan
    date: dt.date | None = None
    issue: str = ""
    style: str = "broadsheet"
    locale: str = "zh-Hans"
    ear: Ear | None = None
    imprint: Imprint = field(default_factory=Imprint)
    adverts: tuple[Advert, ...] = ()
    plan: Plan = field(default_factory=Plan)

    @property
    def stories(self) -> tuple[Story, ...]:
        """All stories, section by section."""
        return tuple(story for section in self.sections for story in section.stories)
