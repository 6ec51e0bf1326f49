"""Set clusters to ink at a fixed place: glyph runs, the annotation above them, the dots below.

Pens are thousandths of an em from the line's left edge.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby

from duikai_fonts import Cluster
from duikai_layout.page import Dot, GlyphRun
from duikai_layout.ruby import SetRuby
from duikai_styles.inks import Ink
from duikai_styles.sheet import DotStyle

_LEVEL = 0


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a line stands: left edge, baseline and size in points, condensing in thousandths."""

    x: float
    baseline: float
    size: float
    stretch: int

    def at(self, pen: float) -> float:
        """The x of a pen."""
        return self.x + pen * self.size * self.stretch / 1_000_000


@dataclass(frozen=True, slots=True)
class Part:
    """Neighbours in one ink: where each stands and how far it is raised, the dots that they
    share, and the ruby above. `pen` is where the first item begins."""

    clusters: Sequence[Cluster]
    pens: Sequence[int]
    rises: Sequence[int]
    ink: Ink
    pen: int
    dots: DotStyle | None = None
    ruby: SetRuby | None = None


def glyph_runs(part: Part, spot: Spot) -> list[GlyphRun]:
    """A run for each stretch of one face."""
    runs: list[GlyphRun] = []
    start = 0
    for face, group in groupby(part.clusters, key=lambda cluster: cluster.face):
        end = start + sum(1 for _ in group)
        runs.append(_run(face, part, start, end, spot))
        start = end
    return runs


def _run(face: str, part: Part, start: int, end: int, spot: Spot) -> GlyphRun:
    origin = part.pens[start]
    gids: list[int] = []
    xs: list[int] = []
    texts: list[str] = []
    rises: list[int] = []
    for k in range(start, end):
        cluster, pen, up = part.clusters[k], part.pens[k] - origin, part.rises[k]
        for number, gid in enumerate(cluster.gids):
            dx, dy = cluster.offsets[number] if cluster.offsets else (0, 0)
            gids.append(gid)
            xs.append(pen + dx)
            rises.append(dy + up)
            texts.append("" if number else cluster.text)
            pen += cluster.advances[number]
    return GlyphRun(
        face=face,
        size=spot.size,
        x=spot.at(origin),
        baseline=spot.baseline,
        gids=tuple(gids),
        xs=tuple(xs),
        texts=tuple(texts),
        ink=part.ink,
        stretch=spot.stretch,
        rises=tuple(rises) if any(rises) else (),
    )


def ruby_runs(part: Part, ruby: SetRuby, measure: int, spot: Spot) -> list[GlyphRun]:
    """The annotation on its own baseline, inside a line of `measure`."""
    baseline = spot.baseline - ruby.style.rise * spot.size
    above = replace(spot, baseline=baseline, size=ruby.style.scale * spot.size)
    pens = ruby.annotation_pens(part.pen, measure)
    level = [_LEVEL] * len(pens)
    return glyph_runs(Part(ruby.annotation, pens, level, part.ink, pens[0]), above)


def hyphenated(run: GlyphRun, last: Cluster, hyphen: Cluster) -> list[GlyphRun]:
    """A line's last run with a hyphen: a further glyph of its last cluster, without a text of
    its own, since it is no part of the copy."""
    pen = run.xs[-1] + last.advances[-1]
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


def dots_below(part: Part, style: DotStyle, spot: Spot) -> Iterator[Dot]:
    """A dot centred below each Han character; marks, digits and letters get none (clreq,
    Handling interlinear punctuation)."""
    for cluster, pen in zip(part.clusters, part.pens, strict=True):
        if _takes_dot(cluster.text[0]):
            x = spot.at(pen + cluster.advance / 2)
            y = spot.baseline + style.drop * spot.size
            yield Dot(x, y, style.size * spot.size / 2, part.ink)


@lru_cache(maxsize=4096)
def _takes_dot(character: str) -> bool:
    """Whether it is a Han character, or kana: a wide letter, as 々 and 〇 are."""
    wide = unicodedata.east_asian_width(character) == "W"
    return wide and unicodedata.category(character) in ("Lo", "Lm", "Nl")
