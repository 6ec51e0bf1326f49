"""A finished page as text that a person reads and tests compare: what stands where.

page 1 要闻 usual 6 × 86
story one  (0, 11) 4 × 30
  headline 44.0 | 12.5 210.3 | 码头上的读数
  body 0:31 | 河水在夜里退了三寸，
  dots 498.3 | 25.3 35.8
  picture 10.0 200.0 150.0 × 100.0
"""

from __future__ import annotations

from collections.abc import Iterator

from duikai_layout.page import Area, Fragment, Image, Page, Panel, Rule, TextLine


def proof(page: Page) -> str:
    """The dump of `page`; lengths in points to a tenth, so that it is the same everywhere."""
    return "\n".join(_lines(page)) + "\n"


def _lines(page: Page) -> Iterator[str]:
    grid = page.grid
    yield f"page {page.number} {page.section} {page.density} {grid.columns} × {grid.rows}"
    for furniture in page.furniture:
        yield f"furniture {furniture.name}  {_area(furniture.area)}"
        for fragment in furniture.fragments:
            yield from _fragment(fragment)
    for story in page.stories:
        yield f"story {story.slug}  {_area(story.area)}"
        for fragment in story.fragments:
            yield from _fragment(fragment)
    for fragment in page.rules:
        yield from _fragment(fragment)


def _area(area: Area) -> str:
    return f"({area.column}, {area.row}) {area.columns} × {area.rows}"


def _fragment(fragment: Fragment) -> Iterator[str]:
    role = fragment.role.value
    for mark in fragment.marks:
        if isinstance(mark, TextLine):
            size = mark.runs[0].size if mark.runs else 0.0
            place = (
                f"{mark.column}:{mark.row}"
                if mark.row is not None
                else f"{size:.1f} | {mark.x:.1f} {mark.baseline:.1f}{' ↓' if mark.upright else ''}"
            )
            yield f"  {role} {place} | {mark.text}"
            if mark.dots:
                yield f"  dots {mark.dots[0].y:.1f} | {' '.join(f'{d.x:.1f}' for d in mark.dots)}"
        elif isinstance(mark, Rule):
            ends = f"{mark.x1:.1f} {mark.y1:.1f} – {mark.x2:.1f} {mark.y2:.1f}"
            yield f"  rule {ends} {mark.width:g}"
        elif isinstance(mark, Image | Panel):
            kind = "picture" if isinstance(mark, Image) else "panel"
            yield f"  {kind} {mark.x:.1f} {mark.y:.1f} {mark.width:.1f} × {mark.height:.1f}"
