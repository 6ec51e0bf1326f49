"""Copy to set text: characters in faces and widths, ready for the line breaker, and set lines
back to glyph runs at a fixed place.

    pieces ─shape→ SetText (clusters + LineItems) ─linebreak→ SetLine ─place→ TextLine
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from duikai_content.model import Story
from duikai_fonts import Cluster, Shaper, western_quotes
from duikai_layout.linebreak import LineItems, SetLine, build_items
from duikai_layout.linebreak.marks import HALF, Convention, convention_of
from duikai_layout.linebreak.rules import CharClass, char_class
from duikai_layout.linebreak.western import HYPHENATED
from duikai_layout.page import Dot, GlyphRun, TextLine
from duikai_layout.ruby import Beside, SetRuby, set_ruby
from duikai_layout.runs import Part, Spot, dots_below, glyph_runs, hyphenated, ruby_runs
from duikai_styles.inks import Ink
from duikai_styles.sheet import DotStyle, LineRules, StyleSheet, TextStyle

_NARROW: Mapping[str, bool] = MappingProxyType({"pwid": True})
_WORD = re.compile(rf"[^\W\d_]{{{HYPHENATED}}}")
_MIDDLE = 380
"""The middle of the ideographic em box above the baseline, thousandths of an em."""
_DIGITS = "0123456789"
_EM = 1000


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of copy in one face and ink.

    With `dots` there are emphasis dots below; with `ruby` it is the base of an annotation, and
    one item; `tabular` digits all take the same width.
    """

    text: str
    face: str
    ink: Ink
    dots: DotStyle | None = None
    ruby: str = ""
    tabular: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class SetText:
    """Shaped copy: `clusters[i]` is item i of `items`, `inks[i]` is its ink.

    `shifts` are the items whose glyphs do not stand where the face puts them, with how far they
    go right and up (thousandths of an em). `dots` are those with emphasis dots, `rubies` what
    those are made of that have an annotation. `hyphen` is what `items` may add at a line's end.
    """

    items: LineItems
    clusters: tuple[Cluster, ...]
    shifts: Mapping[int, tuple[int, int]]
    inks: tuple[Ink, ...]
    dots: Mapping[int, DotStyle]
    rubies: Mapping[int, SetRuby]
    hyphen: Cluster | None = None

    @property
    def text(self) -> str:
        """All characters, in order; those of a ruby after their base."""
        if not self.rubies:
            return "".join(self.items.texts)
        return "".join(
            self.rubies[k].text if k in self.rubies else text
            for k, text in enumerate(self.items.texts)
        )


_Bases = dict[int, tuple[tuple[Cluster, ...], tuple[Cluster, ...]]]  # base, annotation by item


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

    def shape(self, text: str, face: str, *, vertical: bool = False) -> list[Cluster]:
        """The bare clusters of a text in a face, for lines that are not set by items."""
        return self.shaper.shape(text, face, language=self._language, vertical=vertical)

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
        dots: dict[int, DotStyle] = {}
        bases: _Bases = {}
        figures: dict[int, int] = {}
        text = "".join(piece.text for piece in pieces)
        narrow, done = western_quotes(text), 0
        for piece in pieces:
            within = [at - done for at in narrow if done <= at < done + len(piece.text)]
            shaped = self._shaped(piece, sorted(within))
            first, done = len(clusters), done + len(piece.text)
            if piece.ruby and shaped:
                bases[first] = tuple(shaped), tuple(self._shape(piece.ruby, self.sheet.ruby.face))
                shaped = [_as_one(shaped)]
            clusters.extend(shaped)
            inks.extend([piece.ink] * len(shaped))
            if piece.dots:
                dots.update(dict.fromkeys(range(first, len(clusters)), piece.dots))
            if piece.tabular:
                figures.update(dict.fromkeys(range(first, len(clusters)), self._digit(piece.face)))
        widths = [cluster.advance for cluster in clusters]
        shifts = self._adjust_marks(clusters, widths, convention_of(rules.marks, self._language))
        _even_digits(figures, clusters, widths, shifts)
        rubies = self._rubies(bases, widths, clusters)
        hyphen = None
        if rules.hyphens and _WORD.search(text):
            hyphen = self._shape("-", pieces[0].face)[0]
        items = build_items(
            [cluster.text for cluster in clusters],
            widths,
            rules,
            self._language,
            hyphen.advance if hyphen else 0,
        )
        return SetText(items, tuple(clusters), shifts, tuple(inks), dots, rubies, hyphen)

    def _shape(self, text: str, face: str) -> list[Cluster]:
        return self.shaper.shape(text, face, language=self._language)

    def _digit(self, face: str) -> int:
        """The width of a tabular digit: that of the widest."""
        return max(cluster.advance for cluster in self._shape(_DIGITS, face))

    def _rubies(
        self, bases: _Bases, widths: list[int], clusters: Sequence[Cluster]
    ) -> dict[int, SetRuby]:
        """Put the annotations over their bases, and widen the items that need it."""
        style = self.sheet.ruby

        def beside(k: int) -> Beside:
            if not 0 <= k < len(clusters):
                return Beside()
            # Half of a mark is white, which may go.
            share = 1 if char_class(clusters[k].text[0]) is CharClass.HAN else 0.5
            return Beside(round(clusters[k].advance * share * style.overhang), k in bases)

        rubies = {
            k: set_ruby(base, annotation, style, beside(k - 1), beside(k + 1))
            for k, (base, annotation) in bases.items()
        }
        for k, ruby in rubies.items():
            widths[k] = ruby.width
        return rubies

    def _shaped(self, piece: Piece, narrow: list[int]) -> list[Cluster]:
        """The clusters of a piece; the quotation marks at `narrow` are proportional."""
        shape, language = self.shaper.shape, self._language
        clusters: list[Cluster] = []
        start = 0
        for at in narrow:
            clusters += shape(piece.text[start:at], piece.face, language=language)
            clusters += shape(piece.text[at], piece.face, language=language, features=_NARROW)
            start = at + 1
        return clusters + shape(piece.text[start:], piece.face, language=language)

    def _adjust_marks(
        self, clusters: list[Cluster], widths: list[int], marks: Convention
    ) -> dict[int, tuple[int, int]]:
        """Give half-wide marks their width, and centre what the convention centres.

        Interpuncts are half an em in every face (clreq 3.1.1); the faces say 0.33 or 1. Where a
        face draws a mark already where the convention wants it, it is moved by nothing.
        """
        shifts: dict[int, tuple[int, int]] = {}
        for at, cluster in enumerate(clusters):
            if cluster.text in marks.half_wide:
                shifts[at] = (HALF - cluster.advance) // 2, 0
                widths[at] = HALF
            elif cluster.text in marks.centred and cluster.gids:
                ink = self.shaper.ink_box(cluster.face, cluster.gids[0])
                up = _MIDDLE - (ink.bottom + ink.top) // 2 if cluster.text in marks.raised else 0
                shifts[at] = (cluster.advance - ink.left - ink.right) // 2, up
        return shifts


def _as_one(clusters: Sequence[Cluster]) -> Cluster:
    """The base of a ruby as one cluster; its glyphs are drawn from the parts."""
    text = "".join(cluster.text for cluster in clusters)
    return Cluster(text, clusters[0].face, (), (), (), sum(c.advance for c in clusters))


def _even_digits(
    figures: Mapping[int, int],
    clusters: Sequence[Cluster],
    widths: list[int],
    shifts: dict[int, tuple[int, int]],
) -> None:
    """Give the digits among the items of `figures` the width that is named there."""
    for at, width in figures.items():
        if clusters[at].text in _DIGITS:
            widths[at] = width
            shifts[at] = (width - clusters[at].advance) // 2, 0


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
    spot = Spot(x, baseline, size, stretch)
    runs: list[GlyphRun] = []
    dots: list[Dot] = []
    for part, end in _parts(text, line):
        runs += glyph_runs(part, spot)
        if end == line.end and line.hyphen and text.hyphen:
            runs[-1:] = hyphenated(runs[-1], part.clusters[-1], text.hyphen)
        if part.ruby is not None:
            runs += ruby_runs(part, part.ruby, round(measure / size * _EM), spot)
        if part.dots is not None:
            dots += dots_below(part, part.dots, spot)
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


def _parts(text: SetText, line: SetLine) -> Iterator[tuple[Part, int]]:
    """A line cut where its ink or its dots change, and around every base of a ruby; with the
    item at which each part ends."""
    start = line.start
    while start < line.end:
        ink, dots, ruby = text.inks[start], text.dots.get(start), text.rubies.get(start)
        pen, end = line.xs[start - line.start], start + 1
        if ruby is not None:
            pens = ruby.base_pens(pen)
            yield Part(ruby.base, pens, [0] * len(pens), ink, pen, dots, ruby), end
        else:
            while end < line.end and _goes_on(text, end, ink, dots):
                end += 1
            moved = [text.shifts.get(k, (0, 0)) for k in range(start, end)]
            at = line.xs[start - line.start : end - line.start]
            pens = [x + right for x, (right, _) in zip(at, moved, strict=True)]
            rises = [up for _, up in moved]
            yield Part(text.clusters[start:end], pens, rises, ink, pen, dots), end
        start = end


def _goes_on(text: SetText, item: int, ink: Ink, dots: DotStyle | None) -> bool:
    return text.inks[item] is ink and text.dots.get(item) is dots and item not in text.rubies
