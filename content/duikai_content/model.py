"""What is said: editions, sections, stories and their parts, in the words of the trade.

Everything here is data, frozen, and knows where in the copy it came from. Nothing knows a
size, a face or a place on a page.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from enum import Enum
from fractions import Fraction
from pathlib import Path

from duikai_content.spans import SourceSpan


class InlineStyle(Enum):
    """How a run of text differs from its paragraph."""

    PLAIN = "plain"
    STRONG = "strong"
    EMPHASIS = "emphasis"
    RUN_IN = "run-in"  # the bold opening words of a paragraph, 段首标题


@dataclass(frozen=True, slots=True)
class Inline:
    """A run of characters in one style, on one source line."""

    text: str
    style: InlineStyle
    span: SourceSpan


class ParagraphKind(Enum):
    """The forms of a body paragraph."""

    PLAIN = "plain"
    BULLET = "bullet"  # opens with ●, which is part of its text
    QUOTE = "quote"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of body text; its characters are the concatenation of its inlines."""

    inlines: tuple[Inline, ...]
    kind: ParagraphKind
    span: SourceSpan

    @property
    def text(self) -> str:
        """All characters, in order."""
        return "".join(i.text for i in self.inlines)


@dataclass(frozen=True, slots=True)
class CrossHead:
    """A 小标题 inside a story; level 1 is the larger, level 2 a sub-head under it."""

    text: str
    level: int
    span: SourceSpan


Block = Paragraph | CrossHead


@dataclass(frozen=True, slots=True)
class Phrase:
    """A short single-style text outside the body: a kicker, deck, byline, caption, label."""

    text: str
    span: SourceSpan


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
    """A run of pages under one name, which the folio prints: 要闻, 综合 …"""

    name: str
    editors: str
    stories: tuple[Story, ...]
    span: SourceSpan


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

    @property
    def stories(self) -> tuple[Story, ...]:
        """All stories, section by section."""
        return tuple(story for section in self.sections for story in section.stories)
