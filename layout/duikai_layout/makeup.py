"""Make-up: a story in its area becomes lines, pictures and rules at fixed places."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from duikai_content.model import Picture
from duikai_layout.flow import Flowed, flow
from duikai_layout.heads import HeadLine, track_places
from duikai_layout.leaf import FRAME_ROWS, Leaf, StoryCopy
from duikai_layout.linebreak import SetLine, set_line
from duikai_layout.page import (
    Area,
    Fragment,
    Image,
    Mark,
    PageGrid,
    Panel,
    PlacedStory,
    Role,
    Rule,
    StoryFigures,
    TextLine,
)
from duikai_layout.pictures import TOP, CaptionPlan, Strip, strip_at_foot
from duikai_layout.signature import flush_right
from duikai_layout.typeset import SetText, Typesetter, place_line
from duikai_styles.sheet import Density

_EM = 1000
_WIDE = 1_000_000
FRAME_TOP, FRAME_FOOT = 0.3, 0.55
"""Where a box's frame stands in the row above its head and in its last row."""
PLACEHOLDER_WORDS = "图片待补"


@dataclass(frozen=True, slots=True)
class _Place:
    """What the parts of one story share while it is drawn."""

    copy: StoryCopy
    leaf: Leaf
    area: Area
    grid: PageGrid
    density: Density
    setter: Typesetter

    @property
    def inset(self) -> float:
        form = self.setter.sheet.forms[self.copy.story.form.value]
        return form.inset * self.density.size if form.boxed else 0.0

    @property
    def first_row(self) -> int:
        """The page row at which the head begins."""
        return self.area.row + self.setter.sheet.heads.above

    def x(self, column: int) -> float:
        """Left edge of a column of the story; a box moves its columns inward alike."""
        width = self.grid.span(self.area.columns)
        measure = self.copy.galley.measure * self.density.size / _EM
        if not self.inset:
            return self.grid.x(self.area.column + column)
        gutter = self.grid.gutter
        used = self.area.columns * measure + (self.area.columns - 1) * gutter
        left = self.grid.x(self.area.column) + (width - used) / 2
        return left + column * (measure + gutter)

    def baseline(self, row: int) -> float:
        """Baseline of a page row."""
        return self.grid.y(row) + self.grid.baseline


def place_story(
    copy: StoryCopy,
    leaf: Leaf,
    area: Area,
    grid: PageGrid,
    density: Density,
    setter: Typesetter,
) -> PlacedStory:
    """Draw a story as `leaf` says, at `area`."""
    place = _Place(copy, leaf, area, grid, density, setter)
    flowed = flow(copy.galley, leaf.legs, leaf.body_rows)
    body = list(_body(place, flowed))
    fragments = [*_frame(place), *_head(place), *body, *_pictures(place)]
    return PlacedStory(
        slug=copy.story.slug,
        title=copy.story.headline.text,
        area=area,
        fragments=tuple(fragments),
        figures=_figures(place, body),
    )


def _frame(place: _Place) -> Iterator[Fragment]:
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


def _head(place: _Place) -> Iterator[Fragment]:
    head = place.leaf.head
    over = place.leaf.head_columns
    left = place.x(0)
    measure = place.copy.galley.measure * place.density.size / _EM
    width = place.x(over - 1) + measure - left
    # What a block of whole rows has to spare goes to the gaps, most of it below the last line.
    heads = place.setter.sheet.heads
    opened = place.grid.pitch * (head.rows + heads.above - heads.top)
    spare = (opened - head.height) / (heads.lead_share * len(head.lines) + 1)
    top = place.grid.y(place.area.row + heads.top)
    for number, line in enumerate(head.lines, 1):
        lowered = top + spare * heads.lead_share * number
        yield Fragment(line.role, tuple(_head_line(place, line, left, lowered, width)))


def _head_line(
    place: _Place, line: HeadLine, left: float, top: float, width: float
) -> Iterator[Mark]:
    heads = place.setter.sheet.heads
    baseline = top + line.baseline
    x = left + (width - line.width) / 2
    if line.role is Role.LABEL:
        pad = line.size * 0.4
        foot = baseline + line.size * 0.25
        x = left + pad
        yield Panel(
            left, baseline - line.size, line.width + 2 * pad, foot - baseline + line.size,
            fill=heads.flank_ink,
        )  # fmt: skip
        y = foot - line.size * 0.6
        yield Rule(left, y, left + width, y, heads.flank_rule * 2, heads.flank_ink)
    elif line.flanked:
        gap = line.size * 0.8
        middle = baseline - line.size * 0.36
        # Beside large type one rule would leave the white above and below it open.
        double = line.size >= heads.flank_double
        for y in (middle - line.size / 6, middle + line.size / 6) if double else (middle,):
            yield Rule(left, y, x - gap, y, heads.flank_rule, heads.flank_ink)
            right = x + line.width + gap
            yield Rule(right, y, left + width, y, heads.flank_rule, heads.flank_ink)
    yield place_line(
        line.text,
        _tracked(line.text, line.start, line.end, line.track),
        x=x,
        baseline=baseline,
        size=line.size,
        measure=line.width,
        stretch=line.stretch,
    )


def _tracked(text: SetText, start: int, end: int, track: int) -> SetLine:
    line = set_line(text.items, start, end, _WIDE, justify=False)
    shifts = accumulate((track * place for place in track_places(text, start, end)), initial=0)
    xs = tuple(x + shift for x, shift in zip(line.xs, shifts, strict=True))
    return SetLine(start, end, xs, line.width, 0, 0)


def _body(place: _Place, flowed: tuple[Flowed, ...]) -> Iterator[Fragment]:
    tops = _leg_tops(place)
    for found in flowed:
        if found.element.role is Role.CROSS_HEAD:
            yield Fragment(Role.CROSS_HEAD, tuple(_cross_head(place, found, tops)))
        else:
            yield Fragment(found.element.role, tuple(_paragraph(place, found, tops)))


def _leg_tops(place: _Place) -> list[int]:
    """The page row at which each column's leg begins."""
    leaf = place.leaf
    tops = [
        place.first_row + (leaf.head.rows if column < leaf.head_columns else 0)
        for column in range(leaf.columns)
    ]
    strips = zip(leaf.arrangement.strips, leaf.picture_rows, strict=True)
    for number, (strip, rows) in enumerate(strips):
        if not strip_at_foot(leaf.arrangement, number):
            for column in range(leaf.columns - strip.span, leaf.columns):
                tops[column] += rows
    return tops


def _paragraph(place: _Place, found: Flowed, tops: list[int]) -> Iterator[TextLine]:
    element, way = found.element, found.way
    measure = place.copy.galley.measure
    start = 0
    for number, end in enumerate(way.ends):
        slot = found.slots[number]
        line = set_line(
            element.text.items,
            start,
            end,
            measure,
            indent=element.indent if not number else 0,
            justify=number < len(way.ends) - 1,
        )
        if element.role is Role.ENDLINE:
            line = flush_right(line, measure)
        yield _grid_line(place, element.text, line, tops, slot.column, slot.row)
        start = end
    if element.tail is not None:
        yield from _tail(place, found, tops)


def _tail(place: _Place, found: Flowed, tops: list[int]) -> Iterator[TextLine]:
    """A signature: flush right on the paragraph's last line, or on rows of its own."""
    way, tail = found.way, found.element.tail
    assert tail is not None
    measure = place.copy.galley.measure
    ends = way.tail_ends or (len(tail.items),)
    first = len(way.ends) if way.tail_ends else len(way.ends) - 1
    start = 0
    for number, end in enumerate(ends):
        slot = found.slots[first + number]
        line = set_line(tail.items, start, end, measure, justify=False)
        yield _grid_line(place, tail, flush_right(line, measure), tops, slot.column, slot.row)
        start = end


def _grid_line(
    place: _Place, text: SetText, line: SetLine, tops: list[int], column: int, row: int
) -> TextLine:
    page_row = tops[column] + row
    return place_line(
        text,
        line,
        x=place.x(column),
        baseline=place.baseline(page_row),
        size=place.density.size,
        measure=place.copy.galley.measure * place.density.size / _EM,
        row=page_row,
        column=place.area.column + column,
    )


def _cross_head(place: _Place, found: Flowed, tops: list[int]) -> Iterator[Mark]:
    """A cross-head's lines in the middle of its rows, under a rule; a sub-head's on the grid."""
    element, way = found.element, found.way
    size = place.density.size * element.scale
    points = place.copy.galley.measure * place.density.size / _EM
    measure = int(points / size * _EM)
    first = found.slots[0]
    pitch = place.grid.pitch
    top = place.grid.y(tops[first.column] + first.row)
    lead = (way.rows - len(way.ends)) * pitch / 2
    if element.centred and first.row:
        style, x = place.setter.sheet.rules, place.x(first.column)
        y = top + style.story_at * pitch / 2
        yield Rule(x, y, x + points, y, style.cross_head, style.story_ink)
        lead += style.story_at * pitch / 4
    start = 0
    for number, end in enumerate(way.ends):
        indent = element.indent if not number else 0
        line = set_line(
            element.text.items,
            start,
            end,
            measure,
            indent=indent,
            justify=number < len(way.ends) - 1 and not element.centred,
        )
        if not element.centred:
            slot = found.slots[number]
            yield _grid_line(place, element.text, line, tops, slot.column, slot.row)
        else:
            width = line.width * size / _EM
            baseline = top + lead + number * pitch + (pitch - size) / 2 + 0.88 * size
            yield place_line(
                element.text,
                line,
                x=place.x(first.column) + (points - width) / 2,
                baseline=baseline,
                size=size,
                measure=width,
            )
        start = end


def _pictures(place: _Place) -> Iterator[Fragment]:
    leaf = place.leaf
    tops = [
        place.first_row + (leaf.head.rows if column < leaf.head_columns else 0)
        for column in range(leaf.columns)
    ]
    body_end = place.area.row + place.area.rows - _frame_rows(place)
    strips = zip(leaf.arrangement.strips, leaf.picture_rows, strict=True)
    for number, (strip, rows) in enumerate(strips):
        if strip_at_foot(leaf.arrangement, number):
            column, row = 0, body_end - rows
        else:
            column = leaf.columns - strip.span
            row = max(tops[column:])
            for covered in range(column, leaf.columns):
                tops[covered] = row + rows
        yield from _strip(place, strip, column, row, rows)


def _frame_rows(place: _Place) -> int:
    boxed = place.setter.sheet.forms[place.copy.story.form.value].boxed
    return FRAME_ROWS if boxed else 0


def _strip(place: _Place, strip: Strip, column: int, row: int, rows: int) -> Iterator[Fragment]:
    grid, sheet = place.grid, place.setter.sheet
    picture_rows = rows - strip.caption_rows
    height = picture_rows * grid.pitch - TOP - sheet.pictures.gap * grid.pitch
    for number, (picture, caption) in enumerate(zip(strip.pictures, strip.captions, strict=True)):
        x = place.x(column) + number * (strip.width + grid.gutter)
        y = grid.y(row) + TOP
        marks = tuple(_picture(place, picture, x, y, strip.width, height))
        yield Fragment(Role.PICTURE, marks)
        if caption.rows:
            lines = tuple(_caption(place, caption, x, row + picture_rows, strip.width))
            yield Fragment(Role.CAPTION, lines)


def _picture(
    place: _Place, picture: Picture, x: float, y: float, width: float, height: float
) -> Iterator[Mark]:
    if picture.file is not None:
        yield Image(x, y, width, height, picture.file, _window(picture, width, height))
        return
    style, text = place.setter.sheet.pictures, place.setter.sheet.text["placeholder"]
    yield Panel(
        x, y, width, height,
        fill=style.placeholder_fill,
        stroke=style.placeholder_stroke,
        stroke_width=style.placeholder_width,
    )  # fmt: skip
    words = place.setter.styled(PLACEHOLDER_WORDS, "placeholder")
    size = place.density.size * text.scale
    line = set_line(words.items, 0, len(words.items), _WIDE, justify=False)
    set_width = line.width * size / _EM
    yield place_line(
        words,
        line,
        x=x + (width - set_width) / 2,
        baseline=y + height / 2 + 0.38 * size,
        size=size,
        measure=set_width,
    )


def _window(picture: Picture, width: float, height: float) -> tuple[float, float, float, float]:
    """The part of the picture shown: the middle, cropped to the shape of its rectangle."""
    pixels = picture.pixels
    aspect = pixels[0] / pixels[1] if pixels else float(picture.aspect)
    box = width / height
    if box >= aspect:
        cut = (1 - aspect / box) / 2
        return 0.0, cut, 1.0, 1 - cut
    cut = (1 - box / aspect) / 2
    return cut, 0.0, 1 - cut, 1.0


def _caption(
    place: _Place, caption: CaptionPlan, x: float, row: int, width: float
) -> Iterator[TextLine]:
    """A caption under its picture, and its credit flush right behind it or below."""
    size = place.density.size * place.setter.sheet.text["caption"].scale
    measure = int(width / size * _EM)
    # Nearer to its picture than to the text below it.
    lift = place.setter.sheet.pictures.caption_lift * place.grid.pitch
    for text, ends, first in caption.parts():
        start = 0
        for number, end in enumerate(ends):
            last = number == len(ends) - 1
            line = set_line(text.items, start, end, measure, justify=not last)
            yield place_line(
                text,
                flush_right(line, measure) if text is caption.credit else line,
                x=x,
                baseline=place.baseline(row + first + number) - lift,
                size=size,
                measure=width,
            )
            start = end


def _figures(place: _Place, body: list[Fragment]) -> StoryFigures:
    leaf, sheet = place.leaf, place.setter.sheet
    lines = [m for f in body for m in f.marks if isinstance(m, TextLine)]
    strips = list(zip(leaf.arrangement.strips, leaf.picture_rows, strict=True))
    placeholders = sum(
        strip.span * rows
        for strip, rows in strips
        if any(picture.file is None for picture in strip.pictures)
    )
    return StoryFigures(
        head_size=leaf.head.size,
        head_lines=sum(line.role is Role.HEADLINE for line in leaf.head.lines),
        body_lines=len(lines),
        characters=sum(len(line.text) for line in lines),
        picture_cells=leaf.picture_cells,
        placeholder_cells=placeholders,
        white_rows=sum(leaf.legs) - leaf.body_rows,
        tight_lines=sum(line.strain < -sheet.lines.stretch // 2 for line in lines),
        loose_lines=sum(line.strain > sheet.lines.stretch for line in lines),
    )
