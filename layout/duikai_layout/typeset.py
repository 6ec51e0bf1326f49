"""Copy to set text: characters in faces and widths, ready for the line breaker, and set lines
back to glyph runs at a fixed place.

    pieces ─shape→ SetText (clusters + LineItems) ─linebreak→ SetLine ─place→ TextLine
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from duikai_content.model import Story
from duikai_fonts import Cluster, Shaper
from duikai_layout.linebreak import LineItems, SetLine, build_items
from duikai_layout.linebreak.rules import CharClass, char_class
from duikai_layout.page import GlyphRun, TextLine
from duikai_styles.inks import Ink
from duikai_styles.sheet import LineRules, StyleSheet, TextStyle

_HALF_EM_CLASSES = (CharClass.DOT,)
_NO_SHIFT = 0


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of copy in one face and ink."""

    text: str
    face: str
    ink: Ink


@dataclass(frozen=True, slots=True, eq=False)
class SetText:
    """Shaped copy: `clusters[i]` is item i of `items`; `shifts[i]` moves its glyphs within its
    width (thousandths of an em); `inks[i]` is its ink."""

    items: LineItems
    clusters: tuple[Cluster, ...]
    shifts: tuple[int, ...]
    inks: tuple[Ink, ...]

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

    def shape(self, text: str, face: str, *, vertical: bool = False) -> list[Cluster]:
        """The bare clusters of a text in a face, for lines that are not set by items."""
        return self.shaper.shape(text, face, language=self._language, vertical=vertical)

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
        for piece in pieces:
            shaped = self.shaper.shape(piece.text, piece.face, language=self._language)
            clusters.extend(shaped)
            inks.extend([piece.ink] * len(shaped))
        widths, shifts = [], []
        for cluster in clusters:
            width, shift = _item_width(cluster)
            widths.append(width)
            shifts.append(shift)
        items = build_items([c.text for c in clusters], widths, rules)
        return SetText(items, tuple(clusters), tuple(shifts), tuple(inks))


def piece_of(text: str, style: TextStyle) -> Piece:
    """`text` in the face and ink of a text style."""
    return Piece(text, style.face, style.ink)


def _item_width(cluster: Cluster) -> tuple[int, int]:
    """The width an item takes and where its glyph stands in it.

    Interpuncts are half an em in every face (clreq 3.1.2.5); the faces say 0.33 or 1.
    """
    if char_class(cluster.text[0]) in _HALF_EM_CLASSES:
        return 500, (500 - cluster.advance) // 2
    return cluster.advance, _NO_SHIFT


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
        pen = line.xs[k - line.start] - origin + text.shifts[k]
        for number, gid in enumerate(cluster.gids):
            dx, dy = cluster.offsets[number] if cluster.offsets else (0, 0)
            gids.append(gid)
            xs.append(pen + dx)
            rises.append(dy)
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
