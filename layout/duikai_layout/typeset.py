"""Copy to set text: characters in faces and widths, ready for the line breaker, and set lines
back to glyph runs at a fixed place.

    pieces ─shape→ SetText (clusters + LineItems) ─linebreak→ SetLine ─place→ TextLine
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby

from duikai_content.model import Story
from duikai_fonts import Cluster, Shaper
from duikai_layout.linebreak import LineItems, SetLine, build_items
from duikai_layout.linebreak.rules import CharClass, char_class
from duikai_layout.page import Dot, GlyphRun, TextLine
from duikai_layout.ruby import Beside, SetRuby, set_ruby
from duikai_styles.inks import Ink
from duikai_styles.sheet import DotStyle, LineRules, StyleSheet, TextStyle

_HALF_EM_CLASSES = (CharClass.DOT,)
_DIGITS = tuple("0123456789")
_EM = 1000


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of copy in one face and ink.

    With `dots` there are emphasis dots below; with `ruby` it is the base of an annotation, and
    one item; `tabular` figures all take the same width.
    """

    text: str
    face: str
    ink: Ink
    dots: DotStyle | None = None
    ruby: str = ""
    tabular: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class SetText:
    """Shaped copy: `clusters[i]` is item i of `items`; `shifts[i]` moves its glyphs within its
    width (thousandths of an em); `inks[i]` is its ink, `dots[i]` its emphasis dots, if any,
    `rubies[i]` what it is made of if it has a ruby."""

    items: LineItems
    clusters: tuple[Cluster, ...]
    shifts: tuple[int, ...]
    inks: tuple[Ink, ...]
    dots: Mapping[int, DotStyle]
    rubies: Mapping[int, SetRuby]

    @property
    def text(self) -> str:
        """All characters, in order; those of a ruby after their base."""
        if not self.rubies:
            return "".join(self.items.texts)
        return "".join(
            self.rubies[k].text if k in self.rubies else cluster.text
            for k, cluster in enumerate(self.clusters)
        )


_Base = tuple[tuple[Cluster, ...], tuple[Cluster, ...]]  # the clusters of a base, of its ruby


class Typesetter:
    """Shapes copy in the faces of a style sheet. One per edition; it keeps what it has shaped."""

    def __init__(self, sheet: StyleSheet, shaper: Shaper, language: str) -> None:
        self.sheet = sheet
        self.shaper = shaper
        self._language = language
        self._kept: dict[tuple[tuple[Piece, ...], LineRules], SetText] = {}

    def set_text(self, pieces: Sequence[Piece], rules: LineRules) -> SetText:
        """Shape `pieces`, which follow one another on the same lines."""
        key = tuple(pieces), rules
        found = self._kept.get(key)
        if found is None:
            found = self._kept[key] = self._set(*key)
        return found

    def styled(self, text: str, role: str) -> SetText:
        """Shape a text in the text style called `role`."""
        style = self.sheet.text[role]
        return self.set_text((self.piece(text, style),), style.lines)

    def piece(self, text: str, style: TextStyle) -> Piece:
        """`text` in the face and ink of a text style, with its dots."""
        return Piece(text, style.face, style.ink, self.sheet.dots if style.dots else None)

    def body_style(self, story: Story) -> TextStyle:
        """The text style that the body of `story` is set in."""
        return self.sheet.text[self.sheet.forms[story.form.value].body]

    def _set(self, pieces: tuple[Piece, ...], rules: LineRules) -> SetText:
        clusters: list[Cluster] = []
        inks: list[Ink] = []
        widths: list[int] = []
        shifts: list[int] = []
        dots: dict[int, DotStyle] = {}
        bases: dict[int, _Base] = {}
        for piece in pieces:
            shaped = self._shape(piece.text, piece.face)
            first = len(clusters)
            if piece.ruby and shaped:
                annotation = self._shape(piece.ruby, self.sheet.ruby.face)
                bases[first] = tuple(shaped), tuple(annotation)
                shaped = [_joined(shaped)]
            clusters.extend(shaped)
            inks.extend([piece.ink] * len(shaped))
            digit = self._digit(piece.face) if piece.tabular else 0
            for cluster in shaped:
                width, shift = _item_width(cluster, digit)
                widths.append(width)
                shifts.append(shift)
            if piece.dots:
                dots.update(dict.fromkeys(range(first, len(clusters)), piece.dots))
        rubies = self._rubies(bases, clusters, widths)
        for k, ruby in rubies.items():
            widths[k] = ruby.width
        items = build_items([_ends(c.text) for c in clusters], widths, rules)
        return SetText(items, tuple(clusters), tuple(shifts), tuple(inks), dots, rubies)

    def _shape(self, text: str, face: str) -> list[Cluster]:
        return self.shaper.shape(text, face, language=self._language)

    def _digit(self, face: str) -> int:
        """The width of a tabular figure: that of the widest digit."""
        return max(cluster.advance for cluster in self._shape("0123456789", face))

    def _rubies(
        self, bases: Mapping[int, _Base], clusters: Sequence[Cluster], widths: Sequence[int]
    ) -> dict[int, SetRuby]:
        style = self.sheet.ruby

        def beside(k: int) -> Beside:
            if not 0 <= k < len(clusters):
                return Beside()
            # Half of a mark is white, which may go.
            share = 1 if char_class(clusters[k].text[0]) is CharClass.HAN else 0.5
            return Beside(round(widths[k] * share * style.overhang), k in bases)

        return {
            k: set_ruby(base, annotation, style, beside(k - 1), beside(k + 1))
            for k, (base, annotation) in bases.items()
        }


def _item_width(cluster: Cluster, digit: int) -> tuple[int, int]:
    """The width an item takes and where its glyph stands in it; `digit` is that of a figure.

    Interpuncts are half an em in every face (clreq 3.1.2.5); the faces say 0.33 or 1.
    """
    width = cluster.advance
    if char_class(cluster.text[0]) in _HALF_EM_CLASSES:
        width = 500
    elif digit and cluster.text in _DIGITS:
        width = digit
    return width, (width - cluster.advance) // 2


def _joined(clusters: Sequence[Cluster]) -> Cluster:
    """The base of a ruby as one cluster; its glyphs are drawn from the parts."""
    text = "".join(cluster.text for cluster in clusters)
    return Cluster(text, clusters[0].face, (), (), (), sum(c.advance for c in clusters))


def _ends(text: str) -> str:
    """What the line breaker sees of an item, which it must not look into: its two ends."""
    return text if len(text) < 3 else text[0] + text[-1]


def place_line(
    text: SetText,
    line: SetLine,
    *,
    x: float,
    baseline: float,
    size: float,
    measure: float,
    row: int | None = None,
    column: int | None = None,
    stretch: int = 1000,
) -> TextLine:
    """A set line as glyph runs: `x`, `baseline`, `size` and `measure` in points."""
    spot = _Spot(x, baseline, size, stretch)
    runs: list[GlyphRun] = []
    dots: list[Dot] = []
    for part in _parts(text, line):
        runs.extend(_runs(part.clusters, part.pens, spot, part.ink))
        if part.ruby is not None:
            pens = part.ruby.annotation_pens(part.pen, round(measure / size * _EM))
            runs.extend(_ruby_runs(part.ruby, pens, spot, part.ink))
        if part.dots is not None:
            dots.extend(_dots(part, part.dots, spot))
    return TextLine(
        x=x,
        baseline=baseline,
        measure=measure,
        runs=tuple(runs),
        row=row,
        column=column,
        slack=line.slack,
        strain=line.strain,
        dots=tuple(dots),
    )


@dataclass(frozen=True, slots=True)
class _Spot:
    """Where a line stands: left edge, baseline and size in points, condensing in thousandths."""

    x: float
    baseline: float
    size: float
    stretch: int


@dataclass(frozen=True, slots=True)
class _Part:
    """Neighbours of a line in one ink: their pens, and the dots and the ruby that they share.

    `pen` is where the first item begins.
    """

    clusters: Sequence[Cluster]
    pens: Sequence[int]
    ink: Ink
    pen: int
    dots: DotStyle | None
    ruby: SetRuby | None


def _parts(text: SetText, line: SetLine) -> Iterator[_Part]:
    """A line cut where its ink or its dots change, and around every base of a ruby."""
    start = line.start
    while start < line.end:
        ink, dots, ruby = text.inks[start], text.dots.get(start), text.rubies.get(start)
        pen, end = line.xs[start - line.start], start + 1
        if ruby is not None:
            yield _Part(ruby.base, ruby.base_pens(pen), ink, pen, dots, ruby)
        else:
            while (
                end < line.end
                and text.inks[end] is ink
                and text.dots.get(end) is dots
                and end not in text.rubies
            ):
                end += 1
            pens = [line.xs[k - line.start] + text.shifts[k] for k in range(start, end)]
            yield _Part(text.clusters[start:end], pens, ink, pen, dots, None)
        start = end


def _runs(
    clusters: Sequence[Cluster], pens: Sequence[int], spot: _Spot, ink: Ink
) -> Iterator[GlyphRun]:
    """A run for each stretch of one face; pens are thousandths of an em from the line's left."""
    start = 0
    for face, group in groupby(clusters, key=lambda cluster: cluster.face):
        end = start + sum(1 for _ in group)
        yield _run(face, clusters[start:end], pens[start:end], spot, ink)
        start = end


def _run(
    face: str, clusters: Sequence[Cluster], pens: Sequence[int], spot: _Spot, ink: Ink
) -> GlyphRun:
    origin = pens[0]
    gids: list[int] = []
    xs: list[int] = []
    texts: list[str] = []
    rises: list[int] = []
    for cluster, at in zip(clusters, pens, strict=True):
        pen = at - origin
        for number, gid in enumerate(cluster.gids):
            dx, dy = cluster.offsets[number] if cluster.offsets else (0, 0)
            gids.append(gid)
            xs.append(pen + dx)
            rises.append(dy)
            texts.append("" if number else cluster.text)
            pen += cluster.advances[number]
    return GlyphRun(
        face=face,
        size=spot.size,
        x=spot.x + origin * spot.size * spot.stretch / 1_000_000,
        baseline=spot.baseline,
        gids=tuple(gids),
        xs=tuple(xs),
        texts=tuple(texts),
        ink=ink,
        stretch=spot.stretch,
        rises=tuple(rises) if any(rises) else (),
    )


def _ruby_runs(ruby: SetRuby, pens: Sequence[int], spot: _Spot, ink: Ink) -> Iterator[GlyphRun]:
    """The annotation on its own baseline; `pens` are thousandths of its own em."""
    baseline = spot.baseline - ruby.style.rise * spot.size
    above = replace(spot, baseline=baseline, size=ruby.style.scale * spot.size)
    return _runs(ruby.annotation, pens, above, ink)


def _dots(part: _Part, style: DotStyle, spot: _Spot) -> Iterator[Dot]:
    """A dot centred below each Han character; marks, digits and letters get none (clreq,
    Handling interlinear punctuation)."""
    em = spot.size * spot.stretch / 1_000_000
    for cluster, pen in zip(part.clusters, part.pens, strict=True):
        if _takes_dot(cluster.text[0]):
            middle = spot.x + (pen + cluster.advance / 2) * em
            y = spot.baseline + style.drop * spot.size
            yield Dot(middle, y, style.size * spot.size / 2, part.ink)


@lru_cache(maxsize=4096)
def _takes_dot(character: str) -> bool:
    """Whether it is a Han character, or kana: a wide letter, as 々 and 〇 are."""
    wide = unicodedata.east_asian_width(character) == "W"
    return wide and unicodedata.category(character) in ("Lo", "Lm", "Nl")
