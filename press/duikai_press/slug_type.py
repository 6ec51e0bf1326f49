"""Short lines of type outside the trim, set by the press itself: no copy, so no layout."""

from __future__ import annotations

from duikai_fonts import Catalogue, Shaper
from duikai_layout.page import GlyphRun, TextLine
from duikai_styles.inks import Ink

_ROLE = "hei"


class SlugSetter:
    """Sets lines in the first of the catalogue's faces that will do for a slug."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._shaper = Shaper(catalogue)
        roles = catalogue.roles
        self._role = _ROLE if _ROLE in roles else next(iter(roles))

    def line(self, text: str, x: float, baseline: float, size: float, ink: Ink) -> TextLine:
        """`text` from `x` on, in points."""
        runs: list[GlyphRun] = []
        pen = 0
        for cluster in self._shaper.shape(text, self._role):
            xs, at = [], 0
            for advance in cluster.advances:
                xs.append(at)
                at += advance
            texts = (cluster.text, *("" for _ in cluster.gids[1:]))
            left = x + pen * size / 1000
            if cluster.gids:
                runs.append(
                    GlyphRun(
                        cluster.face, size, left, baseline, cluster.gids, tuple(xs), texts, ink
                    )
                )
            pen += cluster.advance
        return TextLine(x, baseline, pen * size / 1000, tuple(runs))
