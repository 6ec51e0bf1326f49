"""The frame of a page: its grid, and the rows that furniture and adverts leave for stories."""

from __future__ import annotations

from dataclasses import dataclass

from duikai_content.model import Advert
from duikai_layout.page import PageGrid
from duikai_styles.sheet import Density, StyleSheet


@dataclass(frozen=True, slots=True)
class PageFrame:
    """What is left of a page for stories: `top` furniture rows, then `rows`, on `grid`.

    `adverts` (with columns and rows of this grid) are composed with the stories; `strips`
    span the page below them.
    """

    grid: PageGrid
    top: int
    rows: int
    adverts: tuple[tuple[Advert, int, int], ...]
    strips: tuple[tuple[Advert, int], ...]


def grid_of(sheet: StyleSheet, density: Density) -> PageGrid:
    """The grid of a page of `density`: gutters take what the columns leave, and the pitch is
    opened by the fraction of a point that makes whole rows fill the type area."""
    trim = sheet.trim
    measure = density.characters * density.size
    gaps = max(density.columns - 1, 1)
    rows = int(trim.area_height / density.pitch)
    pitch = trim.area_height / rows
    return PageGrid(
        trim_width=trim.width,
        trim_height=trim.height,
        bleed=trim.bleed,
        left=trim.left,
        top=trim.top,
        columns=density.columns,
        measure=measure,
        gutter=(trim.area_width - density.columns * measure) / gaps,
        rows=rows,
        pitch=pitch,
        # The em box of a line stands in the middle of its row; 0.88 em of it is above.
        baseline=(pitch - density.size) / 2 + 0.88 * density.size,
    )


def page_frame(
    sheet: StyleSheet, density: Density, adverts: tuple[Advert, ...], first: bool, last: bool
) -> PageFrame | None:
    """The rows that stories get, or None where a booked advert does not fit the grid."""
    grid = grid_of(sheet, density)
    usual = sheet.densities[0]
    top = rows_of(sheet.nameplate.height if first else sheet.folio.height, grid.pitch)
    rows = grid.rows - top - (rows_of(sheet.imprint.height, grid.pitch) if last else 0)
    booked, strips = [], []
    for advert in adverts:
        if advert.columns >= usual.columns:
            columns = density.columns
        elif density.columns == usual.columns:
            columns = advert.columns
        else:
            return None
        high = rows_of(advert.rows * usual.pitch, grid.pitch)
        if columns == density.columns:
            rows -= high
            strips.append((advert, high))
        else:
            booked.append((advert, columns, high))
    return PageFrame(grid, top, rows, tuple(booked), tuple(strips)) if rows > 0 else None


def rows_of(height: float, pitch: float) -> int:
    """How many whole rows hold `height` points."""
    return -int(-height // pitch)
