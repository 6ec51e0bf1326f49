"""报眉: the strip that every page after the first opens with.

Page number and section stand on the outer side, the date beside them, paper and editors inside.
"""

from __future__ import annotations

from duikai_content.chinese_dates import date_line, weekday
from duikai_content.model import Edition
from duikai_layout.furniture.words import Align, Type, set_words, width_of
from duikai_layout.page import Area, Fragment, Mark, PageGrid, PlacedFurniture, Role, Rule
from duikai_layout.typeset import Typesetter


def place_folio(
    edition: Edition,
    section: str,
    editors: str,
    number: int,
    grid: PageGrid,
    rows: int,
    setter: Typesetter,
) -> PlacedFurniture:
    """The folio of page `number` over the first `rows` rows."""
    style = setter.sheet.folio
    foot = grid.y(rows) - style.thin
    rule_y = foot - style.gap - style.rule / 2
    base = rule_y - style.rule / 2 - 0.32 * style.number_size
    left, right = grid.left, grid.left + grid.width
    outer_left = number % 2 == 0
    marks: list[Mark] = []
    big = Type(style.number_face, style.number_size, style.ink)
    name = Type(style.section_face, style.section_size, style.ink)
    small = Type(style.face, style.size, style.ink)
    page = f"{number:02d}"
    side, edge = (Align.LEFT, left) if outer_left else (Align.RIGHT, right)
    sign = 1 if outer_left else -1
    marks.append(set_words(page, big, setter, edge, base, side))
    pen = edge + sign * (width_of(page, big, setter) + 0.5 * style.section_size)
    marks.append(set_words(section, name, setter, pen, base, side))
    pen += sign * (width_of(section, name, setter) + 0.8 * style.section_size)
    if edition.date:
        upper, lower = date_line(edition.date), weekday(edition.date)
        marks.append(set_words(upper, small, setter, pen, base - 1.25 * style.size, side))
        marks.append(set_words(lower, small, setter, pen, base, side))
    far, inner = (Align.RIGHT, right) if outer_left else (Align.LEFT, left)
    marks.append(set_words(edition.paper.name, name, setter, inner, base, far))
    pen = inner - sign * (width_of(edition.paper.name, name, setter) + style.section_size)
    if editors:
        marks.append(set_words(editors, small, setter, pen, base, far))
    rules = (
        Rule(left, rule_y, right, rule_y, style.rule, style.ink),
        Rule(left, foot, right, foot, style.thin, style.ink),
    )
    fragments = (Fragment(Role.FOLIO, tuple(marks)), Fragment(Role.RULE, rules))
    return PlacedFurniture("folio", Area(0, 0, grid.columns, rows), fragments)
