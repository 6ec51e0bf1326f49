"""Small pages set by hand, so that the press is tested without the layout."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import pytest

from duikai_fonts import DEFAULT_SPECS, Catalogue, Shaper
from duikai_layout.page import (
    Fragment,
    GlyphRun,
    Mark,
    Page,
    PageGrid,
    PaginatedEdition,
    Role,
    TextLine,
)
from duikai_styles.inks import Ink

BLACK = Ink(0, 0, 0, 100)


@dataclass(frozen=True)
class Composing:
    """Sets single lines and wraps marks into editions."""

    catalogue: Catalogue
    shaper: Shaper

    def line(
        self,
        text: str,
        x: float = 20.0,
        baseline: float = 40.0,
        *,
        role: str = "song",
        size: float = 9.0,
        ink: Ink = BLACK,
        stretch: int = 1000,
        gap: int = 0,
        turned: bool = False,
    ) -> TextLine:
        """One line; `gap` thousandths of an em are added between clusters."""
        runs: list[GlyphRun] = []
        pen = 0
        for face, clusters in groupby(self.shaper.shape(text, role), key=lambda c: c.face):
            start = pen
            gids: list[int] = []
            xs: list[int] = []
            texts: list[str] = []
            for cluster in clusters:
                at = pen
                for number, (gid, advance) in enumerate(
                    zip(cluster.gids, cluster.advances, strict=True)
                ):
                    shift = cluster.offsets[number][0] if cluster.offsets else 0
                    gids.append(gid)
                    xs.append(at - start + shift)
                    texts.append("" if number else cluster.text)
                    at += advance
                pen += cluster.advance + gap
            begun = start * size * stretch / 1e6
            runs.append(
                GlyphRun(
                    face,
                    size,
                    x if turned else x + begun,
                    baseline + begun if turned else baseline,
                    tuple(gids),
                    tuple(xs),
                    tuple(texts),
                    ink,
                    stretch,
                    turned=turned,
                )
            )
        return TextLine(x, baseline, 300.0, tuple(runs))

    def edition(
        self, *marks: Mark, bleed: float = 0.0, pages: int = 1, date: dt.date | None = None
    ) -> PaginatedEdition:
        """An edition whose pages all hold these marks."""
        grid = PageGrid(400, 500, bleed, 20, 20, 3, 110, 15, 40, 11, 9)
        fragments = (Fragment(Role.BODY, tuple(marks)),)
        return PaginatedEdition(
            "测试报",
            "zh-CN",
            date,
            tuple(
                Page(number, "要闻", "normal", grid, (), (), fragments)
                for number in range(1, pages + 1)
            ),
        )


@pytest.fixture(scope="session")
def composing() -> Composing:
    catalogue = Catalogue(DEFAULT_SPECS)
    return Composing(catalogue, Shaper(catalogue))


@pytest.fixture
def colour_bars(tmp_path: Path) -> Path:
    """Red, green, blue, white and black bars from left to right."""
    return picture_of_bars(tmp_path / "bars.png", ["red", "lime", "blue", "white", "black"])


def picture_of_bars(file: Path, colours: Iterable[str]) -> Path:
    from PIL import Image

    names = list(colours)
    picture = Image.new("RGB", (40 * len(names), 120))
    for at, name in enumerate(names):
        picture.paste(name, (40 * at, 0, 40 * at + 40, 120))
    picture.save(file)
    return file
