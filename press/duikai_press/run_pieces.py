"""Runs cut where plain glyph showing is not enough: other rises, clusters of several glyphs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from duikai_layout.page import GlyphRun


@dataclass(frozen=True, slots=True)
class RunPiece:
    """Neighbouring glyphs of a run that are shown together.

    `rise` is in thousandths of an em. `actual` is the text of a cluster whose glyphs cannot
    each stand for a part of it; it must be said beside them, as the PDF's ActualText.
    """

    gids: Sequence[int]
    texts: Sequence[str]
    xs: Sequence[int]
    rise: int = 0
    actual: str | None = None


def run_pieces(run: GlyphRun) -> Iterator[RunPiece]:
    """The pieces of a run in drawing order; nearly always the run as a whole.

    Where the glyphs of one cluster stand at several heights, the first piece says its text and
    the others that they have none.
    """
    texts = _shared_out(run.texts) if "" in run.texts else run.texts
    if not run.rises and "" not in texts:
        yield RunPiece(run.gids, texts, run.xs)
        return
    rises = run.rises or (0,) * len(run.gids)
    clusters = [
        first if end - first > 1 or not texts[first] else None
        for first, end in _clusters(texts)
        for _ in range(first, end)
    ]
    kinds = list(zip(rises, clusters, strict=True))
    for (rise, cluster), group in groupby(range(len(kinds)), key=kinds.__getitem__):
        glyphs = list(group)
        part = slice(glyphs[0], glyphs[-1] + 1)
        actual = None if cluster is None else texts[glyphs[0]]
        yield RunPiece(run.gids[part], texts[part], run.xs[part], rise, actual)


def _shared_out(texts: Sequence[str]) -> tuple[str, ...]:
    """Give each glyph of a cluster a character of its own where the numbers agree, as with a
    letter and its accent or the two halves of a dash. Every reader understands that."""
    shared = list(texts)
    for first, end in _clusters(texts):
        if len(texts[first]) == end - first:
            shared[first:end] = texts[first]
    return tuple(shared)


def _clusters(texts: Sequence[str]) -> list[tuple[int, int]]:
    """First glyph and end of every cluster: a glyph with text and those without that follow."""
    starts = [at for at, text in enumerate(texts) if text or at == 0]
    return list(zip(starts, [*starts[1:], len(texts)], strict=True))
