"""What `render --report` says: figures of every page and story, as plain data for JSON."""

from __future__ import annotations

from typing import Any

from duikai_layout.ledger import white_cells
from duikai_layout.page import Image, Page, PaginatedEdition, Panel, PlacedStory, Role

SCHEMA = 1
"""Raised when a field changes its meaning or goes."""


def edition_report(paginated: PaginatedEdition) -> dict[str, Any]:
    """Pages, stories and totals; see docs/report.md for the fields."""
    pages = [page_report(page) for page in paginated.pages]
    stories = [story for page in pages for story in page["stories"]]
    return {
        "schema": SCHEMA,
        "title": paginated.title,
        "date": paginated.date.isoformat() if paginated.date else None,
        "pages": pages,
        "totals": {
            "pages": len(pages),
            "stories": len(stories),
            "characters": sum(story["characters"] for story in stories),
            "lines": sum(story["lines"] for story in stories),
            "loose_lines": sum(story["loose_lines"] for story in stories),
            "tight_lines": sum(story["tight_lines"] for story in stories),
            "overset": sum(story["overset"] for story in stories),
            "white_ratio": max((page["white_ratio"] for page in pages), default=0.0),
        },
    }


def page_report(page: Page) -> dict[str, Any]:
    """The figures of one page; shares are of the type area's cells."""
    grid = page.grid
    cells = grid.columns * grid.rows
    pictures = sum(story.figures.picture_cells for story in page.stories)
    placeholders = sum(story.figures.placeholder_cells for story in page.stories)
    return {
        "number": page.number,
        "section": page.section,
        "density": page.density,
        "grid": {
            "columns": grid.columns,
            "rows": grid.rows,
            "measure": round(grid.measure, 3),
            "gutter": round(grid.gutter, 3),
            "pitch": round(grid.pitch, 3),
        },
        "white_ratio": round(white_cells(page) / cells, 5),
        "picture_share": round(pictures / cells, 4),
        "placeholder_share": round(placeholders / cells, 4),
        "stories": [story_report(story) for story in page.stories],
    }


def story_report(story: PlacedStory) -> dict[str, Any]:
    """The figures of one story; `overset` is always 0, for what does not fit is an error."""
    figures, area = story.figures, story.area
    return {
        "slug": story.slug,
        "headline": story.title,
        "place": {
            "column": area.column,
            "row": area.row,
            "columns": area.columns,
            "rows": area.rows,
        },
        "head_size": figures.head_size,
        "head_lines": figures.head_lines,
        "lines": figures.body_lines,
        "characters": figures.characters,
        "pictures": sum(f.role is Role.PICTURE for f in story.fragments),
        "placeholders": sum(
            f.role is Role.PICTURE
            and any(isinstance(m, Panel) for m in f.marks)
            and not any(isinstance(m, Image) for m in f.marks)
            for f in story.fragments
        ),
        "picture_cells": figures.picture_cells,
        "white_rows": figures.white_rows,
        "loose_lines": figures.loose_lines,
        "tight_lines": figures.tight_lines,
        "overset": 0,
    }
