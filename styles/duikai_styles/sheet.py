"""A style sheet: how an edition looks. Data only; `loading` reads it from YAML.

Lengths are points unless a name says otherwise; a `scale` is a share of the body size of the
page's density, so that captions and cross-heads follow it. Figures in thousandths of an em
are integers, as in the line breaker.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from duikai_content.model import HeadSet
from duikai_styles.inks import Ink


class Prohibition(Enum):
    """How strictly line starts and ends are guarded (clreq 3.1.3, 'line start/end prohibition')."""

    NONE = "none"
    BASIC = "basic"
    GB = "gb"
    STRICT = "strict"


@dataclass(frozen=True, slots=True)
class FaceChoice:
    """A role's face: a bundled file stem, a font file in the edition's folder, or a family name."""

    role: str
    source: str
    weight: int | None


@dataclass(frozen=True, slots=True)
class Trim:
    """The sheet: trim size, bleed, and where the type area stands on it."""

    width: float
    height: float
    bleed: float
    left: float
    top: float
    area_width: float
    area_height: float


@dataclass(frozen=True, slots=True)
class Density:
    """A grid for the type area: `columns` of `characters` ems of `size`, rows of `pitch`.

    `price` is what choosing it costs against the sheet's usual one.
    """

    name: str
    columns: int
    characters: int
    size: float
    pitch: float
    price: float


class Marks(Enum):
    """Whose punctuation: where marks stand in their em, and which signs keep off line edges."""

    LOCALE = "locale"  # as the edition's locale says
    HANS = "zh-Hans"
    HANT = "zh-Hant"
    JA = "ja"


@dataclass(frozen=True, slots=True)
class LineRules:
    """Limits of the line breaker, in thousandths of an em; the order of use is clreq's.

    `gap` is what stands between Han and Latin, from `gap_min` to `gap_max`; `space` is a
    Western word space, `name_space` one between Han, `wide_space` an ideographic one.
    `stretch` is how far any other gap may open before a line counts as loose. `pair` is what
    two adjacent marks give up at once. With `hang` one `、，。` may stand outside the measure;
    with `hyphens` Latin words are hyphenated.
    """

    prohibition: Prohibition
    marks: Marks
    gap: int
    gap_min: int
    gap_max: int
    space: int
    space_min: int
    space_max: int
    name_space: int
    wide_space: int
    pair: int
    stretch: int
    hang: bool
    hyphens: bool


@dataclass(frozen=True, slots=True)
class TextStyle:
    """A role's type: face role, size as a share of the body size, ink, and by which rules its
    `lines` are broken.

    In thousandths of an em of that size: the first line begins at `indent`, all others at
    `hang`, and `inset` narrows every line on both sides. With `dots` there are emphasis dots
    below. A role inside a body may leave its face "": then it is set in the face and ink of what
    surrounds it.
    """

    face: str
    scale: float
    ink: Ink
    indent: int
    hang: int
    inset: int
    dots: bool
    lines: LineRules


@dataclass(frozen=True, slots=True)
class DotStyle:
    """Emphasis dots 着重号, in shares of the size of the text: the diameter `size`, and how far
    below the baseline their middle stands (`drop`)."""

    size: float
    drop: float


@dataclass(frozen=True, slots=True)
class RubyStyle:
    """Ruby 标音: its face, `scale` and the `rise` of its baseline as shares of its base's size.

    It may stand over `overhang` of a neighbour without ruby (a share of the neighbour's width)
    and keeps `gap` (a share of its own size) from the next ruby.
    """

    face: str
    scale: float
    rise: float
    overhang: float
    gap: float


@dataclass(frozen=True, slots=True)
class HeadLevel:
    """A rung for stories of at least `weight`: sizes from `least` over `usual` to `most` points,
    at most `lines` lines, condensed no further than `condense` thousandths, letters spaced at
    most `track` thousandths of an em."""

    weight: int
    face: str
    least: float
    usual: float
    most: float
    lines: int
    condense: int
    track: int


@dataclass(frozen=True, slots=True)
class HeadPart:
    """A kicker, deck, label or byline: size between two shares of the headline's size, within
    points from `least` to `most`, letters spaced at most `track` thousandths of an em."""

    face: str
    ink: Ink
    ratio_min: float
    ratio_max: float
    least: float
    most: float
    lines: int
    track: int


@dataclass(frozen=True, slots=True)
class UprightStyle:
    """Upright heads 竖题: over `columns` columns at most, the headline in `lines` lines at most
    and of `length` ems at most in all but the last number of lines.

    `gap` is the least white between two lines, a share of the smaller's size; `white` is what
    may stay open on either side at no price, a share of the block's width. Up to `together`
    figures or letters stand side by side across a line, condensed no further than `condense`
    thousandths. A rule of `rule` points stands between the head and the body; none if it is 0.
    """

    columns: int
    lines: int
    length: int
    gap: float
    white: float
    together: int
    condense: int
    rule: float
    rule_ink: Ink


@dataclass(frozen=True, slots=True)
class Heads:
    """The headline ladder and what surrounds a headline.

    `leading` and `gap` are shares of the size of the line they follow; `above` is whole rows
    before a head, where a rule may stand; `top` is where in them the white ends, `foot` the
    white below, in rows; `spare` is how many more rows a head may open to.
    `lead_share` is what a gap above a line gets of a head's spare white, where the gap below
    the head gets 1. `squeeze` is how much of the removable white beside a mark is taken, in
    thousandths. `flank` is the white beside a line, in points, from which a rule is drawn
    into it; from type of `flank_double` points on there are two.
    """

    ladder: tuple[float, ...]
    levels: tuple[HeadLevel, ...]
    kicker: HeadPart
    deck: HeadPart
    label: HeadPart
    byline: HeadPart
    leading: float
    gap: float
    above: int
    top: float
    foot: float
    spare: int
    lead_share: float
    side: float
    squeeze: int
    flank: float
    flank_rule: float
    flank_double: float
    flank_ink: Ink
    upright: UprightStyle


@dataclass(frozen=True, slots=True)
class FormStyle:
    """What a story's form changes: its body style, its headline face, how its head is set where
    the story does not say (`auto` lets the page choose), whether it is boxed."""

    body: str
    headline: str
    head: HeadSet
    boxed: bool
    inset: int


@dataclass(frozen=True, slots=True)
class Rules:
    """Rules and boxes: widths in points, inks, and where a rule stands in its row (0 to 1)."""

    story: float
    story_ink: Ink
    story_at: float
    cross_head: float
    column: float
    column_ink: Ink
    box: float
    box_ink: Ink
    box_fill: Ink | None


@dataclass(frozen=True, slots=True)
class PictureStyle:
    """How pictures stand: gap below and `caption_lift` in rows, placeholder inks, shares of a
    page that are usual and most, the most of one story, what a photo
    story should give to its pictures."""

    gap: float
    placeholder_fill: Ink
    placeholder_stroke: Ink
    placeholder_width: float
    share_usual: float
    share_most: float
    per_story_most: float
    photo_share: float
    caption_lift: float


@dataclass(frozen=True, slots=True)
class TableStyle:
    """Tables 三线表: the outer `rule` and the `thin` one under the head in points.

    In thousandths of an em of the table's size: the least `gap` between two columns, the `least`
    width of a column whose cells are broken, and the width up to which a cell is `short` and
    only broken if there is no other way.
    """

    rule: float
    thin: float
    ink: Ink
    gap: int
    least: int
    short: int


@dataclass(frozen=True, slots=True)
class Nameplate:
    """报头 and 报眼: the block's height, how many columns the ear takes, and its type."""

    height: float
    ear_columns: int
    face: str
    size: float
    stretch: int
    ink: Ink
    latin_face: str
    latin_size: float
    detail_face: str
    detail_size: float
    detail_ink: Ink
    ear_title_face: str
    ear_title_size: float
    ear_face: str
    ear_size: float
    rule: float
    thin: float
    gap: float


@dataclass(frozen=True, slots=True)
class Folio:
    """报眉: the strip's height and type; `rule` and `thin` are the thick-thin under it."""

    height: float
    number_face: str
    number_size: float
    section_face: str
    section_size: float
    face: str
    size: float
    ink: Ink
    rule: float
    thin: float
    gap: float


@dataclass(frozen=True, slots=True)
class ImprintStyle:
    """报尾: the strip's height and type."""

    height: float
    face: str
    size: float
    ink: Ink
    rule: float


@dataclass(frozen=True, slots=True)
class AdvertStyle:
    """Adverts: the mark 广告 in a corner, and the frame."""

    face: str
    size: float
    ink: Ink
    paper: Ink
    frame: float


@dataclass(frozen=True, slots=True)
class Prices:
    """What the page design pays for, each term named; larger is worse."""

    looseness: float
    head_size: float
    head_white: float
    head_rows: float
    head_lines: float
    head_break: float
    head_upright: float
    head_refused: float
    crop: float
    picture_share: float
    picture_span: float
    leg: float
    least_leg: int
    head_beside: float
    shape: float
    place: float
    rank: float
    through_cut: float
    tombstone: float
    white: float


@dataclass(frozen=True, slots=True)
class StyleSheet:
    """Everything that decides how an edition looks."""

    name: str
    title: str
    trim: Trim
    faces: tuple[FaceChoice, ...]
    fallback: tuple[str, ...]
    densities: tuple[Density, ...]
    lines: dict[str, LineRules]
    text: dict[str, TextStyle]
    dots: DotStyle
    ruby: RubyStyle
    heads: Heads
    forms: dict[str, FormStyle]
    rules: Rules
    pictures: PictureStyle
    tables: TableStyle
    nameplate: Nameplate
    folio: Folio
    imprint: ImprintStyle
    advert: AdvertStyle
    prices: Prices
