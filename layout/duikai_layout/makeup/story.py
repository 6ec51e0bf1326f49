"""A story in its area: frame, head, body, pictures, in reading order."""

from __future__ import annotations

from collections.abc import Iterator

from duikai_layout.flow import flow
from duikai_layout.leaf import Leaf, StoryCopy
from duikai_layout.makeup.body import body_fragments
from duikai_layout.makeup.head import head_fragments
from duikai_layout.makeup.pictures import picture_fragments
from duikai_layout.makeup.place import Place
from duikai_layout.page import (
    Area,
    Fragment,
    PageGrid,
    Panel,
    PlacedStory,
    Role,
    StoryFigures,
    TextLine,
)
from duikai_layout.typeset import Typesetter
from duikai_styles.sheet import Density

FRAME_TOP, FRAME_FOOT = 0.3, 0.55
"""Where a box's frame stands in the row above its head and in its last row."""


def place_story(
    copy: StoryCopy,
    leaf: Leaf,
    area: Area,
    grid: PageGrid,
    density: Density,
    setter: Typesetter,
) -> PlacedStory:
    """Draw a story as `leaf` says, at `area`."""
    place = Place(copy, leaf, area, grid, density, setter)
    flowed = flow(copy.galley, leaf.legs, leaf.body_rows)
    body = list(body_fragments(place, flowed))
    fragments = [*_frame(place), *head_fragments(place), *body, *picture_fragments(place)]
    return PlacedStory(
        slug=copy.story.slug,
        title=copy.story.headline.text,
        area=area,
        fragments=tuple(fragments),
        figures=figures_of(place, body),
    )


def _frame(place: Place) -> Iterator[Fragment]:
    sheet = place.setter.sheet
    if not sheet.forms[place.copy.story.form.value].boxed:
        return
    grid, area = place.grid, place.area
    top = grid.y(area.row + FRAME_TOP)
    bottom = grid.y(area.row + area.rows - 1 + FRAME_FOOT)
    panel = Panel(
        x=grid.x(area.column),
        y=top,
        width=grid.span(area.columns),
        height=bottom - top,
        fill=sheet.rules.box_fill,
        stroke=sheet.rules.box_ink,
        stroke_width=sheet.rules.box,
    )
    yield Fragment(Role.RULE, (panel,))


def figures_of(place: Place, body: list[Fragment]) -> StoryFigures:
    """What the report says of the story."""
    leaf = place.leaf
    stretch = place.setter.body_style(place.copy.story).lines.stretch
    lines = [m for f in body for m in f.marks if isinstance(m, TextLine)]
    # Cells of a table, and a signature behind a last line, share a row.
    rows = {(line.column, line.row) for line in lines if line.row is not None}
    strips = list(zip(leaf.arrangement.strips, leaf.picture_rows, strict=True))
    placeholders = sum(
        strip.span * rows
        for strip, rows in strips
        if any(picture.file is None for picture in strip.pictures)
    )
    return StoryFigures(
        head_size=leaf.head.size,
        head_lines=sum(line.role is Role.HEADLINE for line in leaf.head.lines),
        body_lines=len(rows) + sum(line.row is None for line in lines),
        characters=sum(len(line.text) for line in lines),
        picture_cells=leaf.picture_cells,
        placeholder_cells=placeholders,
        white_rows=sum(leaf.legs) - leaf.body_rows,
        tight_lines=sum(line.strain < -stretch // 2 for line in lines),
        loose_lines=sum(line.strain > stretch for line in lines),
    )
