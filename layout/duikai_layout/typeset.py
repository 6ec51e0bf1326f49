"""Copy to set text: characters in faces and widths, ready for the line breaker, and set lines
back to glyph runs at a fixed place.

    pieces ─shape→ SetText (clusters + LineItems) ─linebreak→ SetLine ─place→ TextLine
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from duikai_content.model import Story
from duikai_fonts import Cluster, Shaper, western_quotes
from duikai_layout.linebreak import LineItems, SetLine, build_items
from duikai_layout.linebreak.marks import HALF, Convention, convention_of
from duikai_layout.linebreak.western import HYPHENATED
from duikai_layout.page import GlyphRun, TextLine
from duikai_styles.inks import Ink
from duikai_styles.sheet import LineRules, StyleSheet, TextStyle

_NARROW: Mapping[str, bool] = MappingProxyType({"pwid": True})
_WORD = re.compile(rf"[^\W\d_]{{{HYPHENATED}}}")
_MIDDLE = 380
"""The middle of the ideographic em box above the baseline, thousandths of an em."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of copy in one face and ink."""

    text: str
    face: str
    ink: Ink


@dataclass(frozen=True, slots=True, eq=False)
class SetText:
    """Shaped copy: `clusters[i]` is item i of `items`, `inks[i]` is its ink.

    `shifts` are the items whose glyphs do not stand where the face puts them, with how far they
    go right and up (thousandths of an em). `hyphen` is what `items` may add at a line's end.
    """

    items: LineItems
    clusters: tuple[Cluster, ...]
    shifts: Mapping[int, tuple[int, int]]
    inks: tuple[Ink, ...]
    hyphen: Cluster | None = None

    @property
    def text(self) -> str:
        """All characters, in order."""
        return "".join(self.items.texts)


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
        return self.set_text((piece_of(text, style),), style.lines)

    def body_style(self, story: Story) -> TextStyle:
        """The text style that the body of `story` is set in."""
        return self.sheet.text[self.sheet.forms[story.form.value].body]

    def _set(self, pieces: tuple[Piece, ...], rules: LineRules) -> SetText:
        clusters: list[Cluster] = []
        inks: list[Ink] = []
        text = "".join(piece.text for piece in pieces)
        narrow, done = western_quotes(text), 0
        for piece in pieces:
            within = [at - done for at in narrow if done <= at < done + len(piece.text)]
            shaped = self._shaped(piece, sorted(within))
            clusters.extend(shaped)
            inks.extend([piece.ink] * len(shaped))
            done += len(piece.text)
        widths = [cluster.advance for cluster in clusters]
        shifts = self._adjust_marks(clusters, widths, convention_of(rules.marks, self._language))
        hyphen = None
        if rules.hyphens and _WORD.search(text):
            hyphen = self.shaper.shape("-", pieces[0].face, language=self._language)[0]
        items = build_items(
            [cluster.text for cluster in clusters],
            widths,
            rules,
            self._language,
            hyphen.advance if hyphen else 0,
        )
        return SetText(items, tuple(clusters), shifts, tuple(inks), hyphen)

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


def piece_of(text: str, style: TextStyle) -> Piece:
    """`text` in the face and ink of a text style."""
    return Piece(text, style.face, style.ink)


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
    runs: list[GlyphRun] = []
    start = line.start
    while start < line.end:
        end = start + 1
        face, ink = text.clusters[start].face, text.inks[start]
        while (
            end < line.end
            and text.clusters[end].face == face
            and text.inks[end] is text.inks[start]
        ):
            end += 1
        runs.append(_run(text, line, start, end, x, baseline, size, stretch, face, ink))
        start = end
    if line.hyphen and text.hyphen:
        runs[-1:] = _hyphenated(runs[-1], text, line)
    return TextLine(
        x=x,
        baseline=baseline,
        measure=measure,
        runs=tuple(runs),
        row=row,
        column=column,
        slack=line.slack,
        strain=line.strain,
    )


def _run(
    text: SetText,
    line: SetLine,
    start: int,
    end: int,
    x: float,
    baseline: float,
    size: float,
    stretch: int,
    face: str,
    ink: Ink,
) -> GlyphRun:
    origin = line.xs[start - line.start]
    gids: list[int] = []
    xs: list[int] = []
    texts: list[str] = []
    rises: list[int] = []
    for k in range(start, end):
        cluster = text.clusters[k]
        right, up = text.shifts.get(k, (0, 0))
        pen = line.xs[k - line.start] - origin + right
        for number, gid in enumerate(cluster.gids):
            dx, dy = cluster.offsets[number] if cluster.offsets else (0, 0)
            gids.append(gid)
            xs.append(pen + dx)
            rises.append(dy + up)
            texts.append("" if number else cluster.text)
            pen += cluster.advances[number]
    return GlyphRun(
        face=face,
        size=size,
        x=x + origin * size * stretch / 1_000_000,
        baseline=baseline,
        gids=tuple(gids),
        xs=tuple(xs),
        texts=tuple(texts),
        ink=ink,
        stretch=stretch,
        rises=tuple(rises) if any(rises) else (),
    )


def _hyphenated(run: GlyphRun, text: SetText, line: SetLine) -> list[GlyphRun]:
    """A line's last run with a hyphen: a further glyph of its last cluster, without a text of
    its own, since it is no part of the copy."""
    assert text.hyphen is not None
    hyphen = text.hyphen
    pen = run.xs[-1] + text.clusters[line.end - 1].advances[-1]
    if hyphen.face != run.face:
        x = run.x + pen * run.size * run.stretch / 1_000_000
        return [
            run,
            replace(run, face=hyphen.face, x=x, gids=hyphen.gids, xs=(0,), texts=("",), rises=()),
        ]
    return [
        replace(
            run,
            gids=run.gids + hyphen.gids,
            xs=(*run.xs, pen),
            texts=(*run.texts, ""),
            rises=(*run.rises, 0) if run.rises else (),
        )
    ]
