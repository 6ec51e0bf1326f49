"""Designed pages as a person or a script reads them: dummies, prices, and plans that keep them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from duikai_content.plan import PagePlan, Pin, Plan
from duikai_layout.compose.score import Judged
from duikai_layout.compose.tree import places
from duikai_layout.dummy import DummyBox, draw_dummy
from duikai_layout.edition import DesignedPage


def heading_of(page: DesignedPage) -> str:
    """One line that says which page it is and how full."""
    design, copy = page.design, page.copy
    grid = design.frame.grid
    white = f", {design.white} rows white" if design.white else ""
    return (
        f"page {copy.number} {copy.section.name}: {len(copy.stories)} stories, "
        f"{design.density.name} {grid.columns} × {design.frame.rows}{white}"
    )


def alternative_line(number: int, judged: Judged) -> str:
    """A design's price with the terms that make it up, the dearest first."""
    terms = sorted(judged.terms.items(), key=lambda term: -term[1])
    said = "  ".join(f"{name} {price:.1f}" for name, price in terms if price >= 0.05)
    return f"{number:>3}  {judged.price:6.1f}  =  {said}"


def dummy_of(page: DesignedPage, judged: Judged) -> str:
    """The box drawing of one design of a page."""
    frame = page.design.frame
    return draw_dummy(_boxes(page, judged), frame.grid.columns, frame.rows)


def _boxes(page: DesignedPage, judged: Judged) -> Iterator[DummyBox]:
    copies, adverts = page.design.copies, page.design.adverts
    for place, area in places(judged.design):
        size = f"{area.columns} × {area.rows}"
        if place.leaf is None:
            advert = adverts[place.unit - len(copies)][0]
            yield DummyBox(area, (f"广告 {advert.client}", size))
            continue
        story = copies[place.unit].story
        cells = place.leaf.picture_cells
        pictures = (f"pictures {len(story.pictures)}, {cells} cells",) if cells else ()
        head = f"{place.leaf.head.size:g} pt · {size}"
        lines = (story.headline.text, head, story.slug, f"weight {story.weight}", *pictures)
        yield DummyBox(area, lines)


def plan_of(pages: Iterable[DesignedPage]) -> Plan:
    """A plan that keeps every story of `pages` where and as large as it is."""
    return Plan(tuple(_page_plan(page) for page in pages))


def _page_plan(page: DesignedPage) -> PagePlan:
    pins = []
    for place, area in places(page.design.judged.design):
        if place.leaf is not None:
            story = page.design.copies[place.unit].story
            pins.append(
                Pin(
                    story=story.slug,
                    span=story.span,
                    column=area.column,
                    row=area.row,
                    columns=area.columns,
                    rows=area.rows,
                    head=place.leaf.head.size,
                )
            )
    density = page.design.density.name
    return PagePlan(page.copy.number, density, tuple(pins), page.copy.section.span)


def page_plan_data(page: DesignedPage) -> dict[str, Any]:
    """A designed page as plain data: every design with its terms and places."""
    design = page.design
    return {
        "page": page.copy.number,
        "section": page.copy.section.name,
        "density": design.density.name,
        "columns": design.frame.grid.columns,
        "rows": design.frame.rows,
        "white_rows": design.white,
        "designs": [_judged_data(page, judged) for judged in design.alternatives],
    }


def _judged_data(page: DesignedPage, judged: Judged) -> dict[str, Any]:
    copies = page.design.copies
    return {
        "price": round(judged.price, 2),
        "terms": {name: round(price, 2) for name, price in judged.terms.items()},
        "stories": [
            {
                "story": copies[place.unit].story.slug,
                "column": area.column + 1,
                "row": area.row + 1,
                "columns": area.columns,
                "rows": area.rows,
                "head": place.leaf.head.size,
                "picture_cells": place.leaf.picture_cells,
            }
            for place, area in places(judged.design)
            if place.leaf is not None
        ],
    }
