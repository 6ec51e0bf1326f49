"""Upright text 竖排: characters one below the other, in cells, and lines of them at a place.

    piece ─set_upright→ UprightText (cells) ─cell_tops→ ─place_upright→ TextLine

Han and marks stand in the faces' vertical forms (OpenType `vert`). Figures stand upright one by
one, two or three of them set together across the line 纵中横 (clreq 3.1.10.4, JLREQ 3.2.5); so
do Latin words of up to three letters. Longer ones lie on their side, a quarter turn clockwise.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from itertools import groupby

from duikai_fonts import VERTICAL_ORIGIN, Cluster
from duikai_layout.linebreak.rules import ENDS_WITH_WHITE, CharClass, char_class
from duikai_layout.page import GlyphRun, TextLine
from duikai_layout.typeset import Piece, Typesetter
from duikai_styles.inks import Ink

_EM = 1000
_HALF = 500
_MIDDLE = VERTICAL_ORIGIN - _HALF
"""How far the middle of the em box is above the baseline: the axis of a turned word."""
_WESTERN = re.compile(r"[\x21-\x7e]+(?: [\x21-\x7e]+)*")
_PER_CENT = re.compile(r"(.+)(%)")
_TURNED = frozenset({CharClass.OPEN, CharClass.CLOSE, CharClass.DASH, CharClass.CONNECTOR})
"""What is turned where a face has no vertical form of it."""
_TALL = {"：": 300, "；": 300, "！": 150, "？": 150}
"""White below the vertical forms of these marks, in thousandths of an em."""
_FIGURE = 860
"""What an upright figure or letter takes of the line: an em would tear a year apart."""


class Stance(Enum):
    """How the characters of a cell stand."""

    UPRIGHT = "upright"
    TOGETHER = "together"  # side by side across the line
    TURNED = "turned"  # a quarter turn clockwise


@dataclass(frozen=True, slots=True)
class Cell:
    """One place of an upright line; lengths in thousandths of an em.

    `length` runs down the line; `width` across it, before `stretch`, the horizontal scale.
    `before` is white that is lost at a line's start, `after` at its end, and both to a
    neighbour's; `gap` is the white that is wanted towards Han.
    """

    clusters: tuple[Cluster, ...]
    stance: Stance
    length: int
    width: int
    stretch: int = _EM
    before: int = 0
    after: int = 0
    gap: int = 0

    @property
    def text(self) -> str:
        """The cell's characters."""
        return "".join(cluster.text for cluster in self.clusters)


@dataclass(frozen=True, slots=True, eq=False)
class UprightText:
    """Shaped copy in cells from the top down, in one ink; `squeeze` thousandths of the white
    beside marks are taken away."""

    cells: tuple[Cell, ...]
    ink: Ink
    squeeze: int

    @property
    def texts(self) -> tuple[str, ...]:
        """The characters of each cell."""
        return tuple(cell.text for cell in self.cells)

    @property
    def lengths(self) -> tuple[int, ...]:
        """The length of each cell."""
        return tuple(cell.length for cell in self.cells)


def set_upright(piece: Piece, setter: Typesetter) -> UprightText:
    """Shape a text for lines from the top down."""
    cells: list[Cell] = []
    at = 0
    for found in _WESTERN.finditer(piece.text):
        cells += _han(piece.text[at : found.start()], piece.face, setter)
        cells += _western(found.group(), piece.face, setter)
        at = found.end()
    cells += _han(piece.text[at:], piece.face, setter)
    return UprightText(tuple(cells), piece.ink, setter.sheet.heads.squeeze)


def _han(text: str, face: str, setter: Typesetter) -> Iterator[Cell]:
    """Han and marks, each in a cell of its own."""
    rules = setter.sheet.lines["head"]
    level = iter(setter.shape(text, face))
    for cluster in setter.shape(text, face, vertical=True):
        flat = next(level)
        kind = char_class(cluster.text[0])
        if kind is CharClass.SPACE:
            wide = rules.wide_space if cluster.text in "\u2003\u3000" else rules.name_space
            yield Cell((cluster,), Stance.UPRIGHT, wide, 0)
        elif kind in _TURNED and cluster.gids == flat.gids and cluster.gids:
            yield Cell((flat,), Stance.TURNED, flat.advance, flat.advance, **_white(cluster.text))
        elif kind is CharClass.DOT:
            yield Cell((cluster,), Stance.UPRIGHT, _HALF, _across(cluster, setter))
        else:
            width = _across(cluster, setter)
            yield Cell((cluster,), Stance.UPRIGHT, cluster.advance, width, **_white(cluster.text))


def _white(mark: str) -> dict[str, int]:
    """A mark's removable white: half an em (clreq 3.1.6.1), less below those that stand taller."""
    kind = char_class(mark[0])
    if kind is CharClass.OPEN:
        return {"before": _HALF}
    return {"after": _TALL.get(mark, _HALF)} if kind in ENDS_WITH_WHITE else {}


def _across(cluster: Cluster, setter: Typesetter) -> int:
    return setter.shaper.advance(cluster.face, cluster.gids[0]) if cluster.gids else _EM


def _western(word: str, face: str, setter: Typesetter) -> Iterator[Cell]:
    """Figures and words, in the stance that their number of characters asks for."""
    most = setter.sheet.heads.upright.together
    per_cent = _PER_CENT.fullmatch(word)
    if per_cent and len(per_cent[1]) <= most:
        yield from _western(per_cent[1], face, setter)
        yield from _one_by_one(setter.shape("%", face))
        return
    clusters = setter.shape(word, face)
    width = sum(cluster.advance for cluster in clusters)
    stretch = min(_EM, _EM * _EM // max(width, 1))
    fits = len(word) <= most and stretch >= setter.sheet.heads.upright.condense
    if fits and len(word) > 1:
        yield Cell(tuple(clusters), Stance.TOGETHER, _EM, width, stretch)
    elif word.isdigit() or len(word) <= most:
        yield from _one_by_one(clusters)
    else:
        gap = setter.sheet.lines["head"].gap
        yield Cell(tuple(clusters), Stance.TURNED, width, width, gap=gap)


def _one_by_one(clusters: Iterable[Cluster]) -> Iterator[Cell]:
    for cluster in clusters:
        stretch = min(_EM, _EM * _EM // max(cluster.advance, 1))
        yield Cell((cluster,), Stance.TOGETHER, _FIGURE, cluster.advance, stretch)


@lru_cache(maxsize=4096)
def cell_tops(text: UprightText, start: int, end: int, track: int) -> tuple[tuple[int, ...], int]:
    """Where cells `start`..`end` begin in a line of their own, and the line's length.

    White space at the end keeps its place beyond it.
    """
    cells = text.cells[start:end]
    inked = len(cells)
    while inked > 1 and cells[inked - 1].text.isspace():
        inked -= 1
    tops: list[int] = []
    pen, length = -cells[0].before, 0
    for k, cell in enumerate(cells):
        tops.append(pen)
        pen += cell.length
        if k == inked - 1:
            length = pen - cell.after
        if k + 1 < len(cells):
            pen += _between(cell, cells[k + 1], text.squeeze) + track
    return tuple(tops), length


def _between(one: Cell, other: Cell, squeeze: int) -> int:
    """How much nearer two neighbours move, or how much further apart.

    Of two marks one gives up its white (clreq 3.1.6.1), and of what is left so much is taken.
    """
    if one.before and other.before:
        return -other.before
    if one.after and other.after:
        return -one.after
    white = one.after + other.before
    if white:
        return (_EM - squeeze) * max(one.after, other.before) // _EM - white
    return max(one.gap, other.gap)


def place_upright(
    text: UprightText,
    start: int,
    end: int,
    *,
    x: float,
    top: float,
    size: float,
    track: int = 0,
) -> TextLine:
    """Cells `start`..`end` as a line from `top` down whose em column begins at `x`, in points."""
    tops, length = cell_tops(text, start, end, track)
    runs = [
        run
        for cell, down in zip(text.cells[start:end], tops, strict=True)
        for run in _runs(cell, x, top + down * size / _EM, size, text.ink)
    ]
    return TextLine(
        x=x,
        baseline=top + VERTICAL_ORIGIN * size / _EM,
        measure=length * size / _EM,
        runs=tuple(runs),
        upright=True,
    )


def _runs(cell: Cell, x: float, top: float, size: float, ink: Ink) -> Iterator[GlyphRun]:
    """The glyphs of a cell whose upper left corner is at (`x`, `top`)."""
    turned = cell.stance is Stance.TURNED
    em = size / _EM
    left, down = x + (_EM - cell.width * cell.stretch / _EM) / 2 * em, top
    pen = 0
    if cell.stance is Stance.TOGETHER:
        down += (cell.length - _EM) / 2 * em
    elif cell.stance is Stance.UPRIGHT:
        # In a shorter cell the em box stands out alike above and below.
        down += (cell.length - cell.clusters[0].advance) / 2 * em
    for face, group in groupby(cell.clusters, key=lambda cluster: cluster.face):
        clusters = list(group)
        gids, xs, rises, texts, width = _laid(clusters, cell.stance)
        if gids:
            yield GlyphRun(
                face=face,
                size=size,
                x=x + (_HALF - _MIDDLE) * em if turned else left + pen * em * cell.stretch / _EM,
                baseline=down + pen * em if turned else down + VERTICAL_ORIGIN * em,
                gids=gids,
                xs=xs,
                texts=texts,
                ink=ink,
                stretch=cell.stretch,
                rises=rises if any(rises) else (),
                turned=turned,
            )
        pen += width


_Laid = tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...], tuple[str, ...], int]


def _laid(clusters: list[Cluster], stance: Stance) -> _Laid:
    """Glyphs, pens, rises and texts of clusters on one baseline, and their width.

    The parts of an upright cluster, such as the two halves of a dash, go down instead.
    """
    gids: list[int] = []
    xs: list[int] = []
    rises: list[int] = []
    texts: list[str] = []
    pen = 0
    for cluster in clusters:
        fallen = 0
        for number, gid in enumerate(cluster.gids):
            dx, dy = cluster.offsets[number] if cluster.offsets else (0, 0)
            gids.append(gid)
            texts.append("" if number else cluster.text)
            upright = stance is Stance.UPRIGHT
            xs.append(dx if upright else pen + dx)
            rises.append(dy - fallen if upright else dy)
            if upright:
                fallen += cluster.advances[number]
            else:
                pen += cluster.advances[number]
    return tuple(gids), tuple(xs), tuple(rises), tuple(texts), pen
