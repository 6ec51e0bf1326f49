"""Pictures, placeholders and their captions in their strips."""

from __future__ import annotations

from collections.abc import Iterator

from duikai_content.model import Picture
from duikai_layout.linebreak import set_line
from duikai_layout.makeup.place import EM, WIDE, Place, frame_rows
from duikai_layout.page import Fragment, Image, Mark, Panel, Role, TextLine
from duikai_layout.pictures import TOP, CaptionPlan, Strip, strip_at_foot
from duikai_layout.signature import flush_right
from duikai_layout.typeset import place_line

PLACEHOLDER_WORDS = "图片待补"


def picture_fragments(place: Place) -> Iterator[Fragment]:
    """Every picture of the story with its caption."""
    leaf = place.leaf
    tops = [
        place.first_row + (leaf.head.rows if column < leaf.head_columns else 0)
        for column in range(leaf.columns)
    ]
    body_end = place.area.row + place.area.rows - frame_rows(place)
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


def _strip(place: Place, strip: Strip, column: int, row: int, rows: int) -> Iterator[Fragment]:
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
    place: Place, picture: Picture, x: float, y: float, width: float, height: float
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
    line = set_line(words.items, 0, len(words.items), WIDE, justify=False)
    set_width = line.width * size / EM
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
    place: Place, caption: CaptionPlan, x: float, row: int, width: float
) -> Iterator[TextLine]:
    """A caption under its picture, and its credit flush right behind it or below."""
    size = place.density.size * place.setter.sheet.text["caption"].scale
    measure = int(width / size * EM)
    # Nearer to its picture than to the text below it; of several rows each gives its part.
    lift = place.setter.sheet.pictures.caption_lift * place.grid.pitch / max(caption.rows, 1)
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
