"""One small page, laid out once: a sheet with a single grid, and two stories for it."""

from __future__ import annotations

import datetime as dt
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from stories import SPAN, story

from duikai_content.diagnostics import Diagnostics
from duikai_content.model import Edition, Paper, Section, Story
from duikai_fonts import Catalogue
from duikai_layout.edition import lay_out
from duikai_layout.faces import catalogue_for
from duikai_layout.page import Page, PaginatedEdition
from duikai_styles import StyleSheet, load_style_sheet

SHEET = """\
name: leaflet
extends: tabloid
page: {trim: [150, 230], type_area: [130, 190], top: 20}
densities:
  - {name: usual, columns: 2, characters: 16, size: 10, pitch: 15, price: 0}
nameplate: {height: 60, ear_columns: 0, size: 44}
"""


@dataclass(frozen=True)
class Small:
    """An edition of one page, and what was made of it."""

    edition: Edition
    sheet: StyleSheet
    catalogue: Catalogue
    pages: PaginatedEdition
    warnings: tuple[str, ...]

    @property
    def page(self) -> Page:
        """The one page."""
        return self.pages.pages[0]


def small_sheet() -> StyleSheet:
    diagnostics = Diagnostics()
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "leaflet.yaml").write_text(SHEET, encoding="utf-8")
        sheet = load_style_sheet("leaflet.yaml", Path(folder), diagnostics)
    assert sheet is not None, [str(d) for d in diagnostics]
    return sheet


def lay_out_stories(*stories: Story) -> Small:
    """A page of `stories` under the small sheet."""
    section = Section("要闻", "责任编辑 某某", stories, SPAN)
    edition = Edition(
        paper=Paper("试验日报"),
        sections=(section,),
        root=Path(),
        span=SPAN,
        date=dt.date(2026, 11, 23),
        issue="7",
    )
    sheet, diagnostics = small_sheet(), Diagnostics()
    catalogue = catalogue_for(sheet, Path(), diagnostics, use_system=False)
    pages = lay_out(edition, sheet, catalogue, diagnostics)
    return Small(edition, sheet, catalogue, pages, tuple(d.code for d in diagnostics))


@cache
def small() -> Small:
    """The page that most tests look at."""
    return lay_out_stories(
        story("lead", 8, weight=90, pictures=1, cross_heads=True),
        story("short", 3, headline="对岸新设一处水尺", weight=40, endline="（某某）"),
    )
