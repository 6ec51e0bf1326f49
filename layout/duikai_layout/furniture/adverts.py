"""Advertisements: finished pictures in booked places, marked 广告 as the law asks."""

from __future__ import annotations

from duikai_content.model import Advert
from duikai_layout.furniture.words import Align, Type, set_words
from duikai_layout.page import (
    Area,
    Fragment,
    Image,
    Mark,
    PageGrid,
    Panel,
    PlacedFurniture,
    Role,
)
from duikai_layout.typeset import Typesetter

MARK = "广告"


def place_advert(advert: Advert, area: Area, grid: PageGrid, setter: Typesetter) -> PlacedFurniture:
    """The advert in `area`: its picture fitted whole, the mark in its upper left corner."""
    style = setter.sheet.advert
    above = setter.sheet.rules.story_at * grid.pitch
    x, y = grid.x(area.column), grid.y(area.row) + above
    width, height = grid.span(area.columns), area.rows * grid.pitch - above
    marks: list[Mark] = []
    if advert.file is not None and advert.pixels is not None:
        marks.append(_fitted(advert, x, y, width, height))
    else:
        kind = Type(style.face, 2 * style.size, style.ink)
        baseline = y + height / 2 + 0.38 * kind.size
        words = advert.client or MARK
        marks.append(set_words(words, kind, setter, x + width / 2, baseline, Align.CENTRE, width))
    marks.append(Panel(x, y, width, height, stroke=style.ink, stroke_width=style.frame))
    box_width, box_height = 2.8 * style.size, 1.5 * style.size
    marks.append(Panel(x, y, box_width, box_height, style.paper, style.ink, style.frame))
    kind = Type(style.face, style.size, style.ink)
    middle = y + box_height / 2 + 0.38 * style.size
    marks.append(set_words(MARK, kind, setter, x + box_width / 2, middle, Align.CENTRE))
    return PlacedFurniture(f"advert: {advert.client}", area, (Fragment(Role.ADVERT, tuple(marks)),))


def _fitted(advert: Advert, x: float, y: float, width: float, height: float) -> Image:
    """The picture in the rectangle: cropped by a sliver at most, else shown whole."""
    assert advert.file is not None and advert.pixels is not None
    aspect = advert.pixels[0] / advert.pixels[1]
    box = width / height
    sliver = 0.08
    if abs(box / aspect - 1) <= sliver:
        if box >= aspect:
            cut = (1 - aspect / box) / 2
            return Image(x, y, width, height, advert.file, (0.0, cut, 1.0, 1 - cut))
        cut = (1 - box / aspect) / 2
        return Image(x, y, width, height, advert.file, (cut, 0.0, 1 - cut, 1.0))
    shown_width = min(width, height * aspect)
    shown_height = shown_width / aspect
    left, top = x + (width - shown_width) / 2, y + (height - shown_height) / 2
    return Image(left, top, shown_width, shown_height, advert.file)
