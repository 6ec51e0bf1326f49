"""报头 and 报眼: what page 1 opens with.

The press-quality rules ask for the name, larger than any other text on the page, the date with
weekday and lunar date, the issue number, the number of pages, the CN number and the sponsor.
Particulars that the edition does not give are left out; the readers warn of them.
"""

from __future__ import annotations

from duikai_content.chinese_dates import date_line, lunar_date, weekday
from duikai_content.model import Ear, Edition
from duikai_layout.furniture.words import Align, Type, set_words, width_of
from duikai_layout.page import (
    Area,
    Fragment,
    Mark,
    PageGrid,
    Panel,
    PlacedFurniture,
    Role,
    Rule,
)
from duikai_layout.typeset import Typesetter
from duikai_styles.sheet import Nameplate


def place_nameplate(
    edition: Edition, ear: Ear | None, pages: int, grid: PageGrid, rows: int, setter: Typesetter
) -> PlacedFurniture:
    """The nameplate over the first `rows` rows, with `ear` beside it."""
    style = setter.sheet.nameplate
    area = Area(0, 0, grid.columns, rows)
    bottom = grid.y(rows) - style.gap - style.rule
    name_columns = grid.columns - (style.ear_columns if ear else 0)
    marks = list(_name(edition, grid, name_columns, bottom, pages, setter))
    fragments = [Fragment(Role.NAMEPLATE, tuple(marks))]
    if ear is not None:
        fragments.append(Fragment(Role.EAR, tuple(_ear(ear, grid, name_columns, bottom, setter))))
    fragments.append(Fragment(Role.RULE, _thick_thin(grid, bottom, style)))
    return PlacedFurniture("nameplate", area, tuple(fragments))


def _thick_thin(grid: PageGrid, y: float, style: Nameplate) -> tuple[Rule, Rule]:
    left, right = grid.left, grid.left + grid.width
    middle = y + style.rule / 2
    thin = y + style.rule + style.gap
    return (
        Rule(left, middle, right, middle, style.rule, style.ink),
        Rule(left, thin, right, thin, style.thin, style.detail_ink),
    )


def _name(
    edition: Edition,
    grid: PageGrid,
    columns: int,
    bottom: float,
    pages: int,
    setter: Typesetter,
) -> list[Mark]:
    style, paper = setter.sheet.nameplate, edition.paper
    width = grid.span(columns)
    detail = Type(style.detail_face, style.detail_size, style.detail_ink)
    facts = [text for text in _facts(edition, pages) if text]
    fact_width = max((width_of(text, detail, setter) for text in facts), default=0.0)
    strip = style.detail_size * 2.1  # the line of particulars along the foot
    latin = Type(style.latin_face, style.latin_size, style.detail_ink, track=120)
    room = width - fact_width - 3 * style.detail_size
    height = bottom - strip - grid.top - (1.5 * style.latin_size if paper.latin else 0)
    name = _name_type(paper.name, style, room, height, setter)
    name_width = width_of(paper.name, name, setter)
    centre = grid.left + room / 2
    # Han glyphs fill about 0.92 em of their box: the name stands in the middle of its room.
    baseline = grid.top + (height - name.size) / 2 + 0.88 * name.size
    marks: list[Mark] = [
        set_words(paper.name, name, setter, centre - name_width / 2, baseline),
    ]
    if paper.latin:
        y = bottom - strip - 0.45 * style.latin_size
        marks.append(set_words(paper.latin, latin, setter, centre, y, Align.CENTRE, room))
    step = (bottom - strip - grid.top) / max(len(facts), 1)
    for number, text in enumerate(facts):
        y = grid.top + step * (number + 0.5) + 0.38 * style.detail_size
        x = grid.left + width - fact_width / 2 - style.detail_size
        marks.append(set_words(text, detail, setter, x, y, Align.CENTRE))
    divider = grid.left + room + style.detail_size / 2
    marks.append(Rule(divider, grid.top, divider, bottom - strip, style.thin, style.detail_ink))
    marks.extend(_particulars(edition, grid.left, width, bottom - strip, bottom, setter))
    return marks


def _facts(edition: Edition, pages: int) -> list[str]:
    dates = [date_line(edition.date), weekday(edition.date)] if edition.date else []
    if edition.date:
        dates.append(lunar_date(edition.date))
    issue = [f"第{edition.issue}期"] if edition.issue else []
    return [*dates, *issue, f"今日{pages}版"]


def _name_type(name: str, style: Nameplate, room: float, height: float, setter: Typesetter) -> Type:
    """The name as large as its room allows, up to the sheet's size, then letter-spaced."""
    size = min(style.size, height)
    kind = Type(style.face, size, style.ink, style.stretch)
    width = width_of(name, kind, setter)
    if width > room:
        return Type(style.face, size * room / width, style.ink, style.stretch)
    gaps = max(len(name) - 1, 1)
    spare = (room * 0.94 - width) * 1_000_000 / size / style.stretch / gaps
    return Type(style.face, size, style.ink, style.stretch, max(0, min(int(spare), 400)))


def _particulars(
    edition: Edition, left: float, width: float, top: float, bottom: float, setter: Typesetter
) -> list[Mark]:
    style, paper = setter.sheet.nameplate, edition.paper
    texts = [
        f"{paper.sponsor}主办" if paper.sponsor else "",
        f"{paper.publisher}出版" if paper.publisher else "",
        f"国内统一连续出版物号 {paper.cn}" if paper.cn else "",
        f"邮发代号 {paper.postal}" if paper.postal else "",
        paper.website,
    ]
    kind = Type(style.detail_face, style.detail_size * 0.88, style.detail_ink)
    texts = [text for text in texts if text]
    marks: list[Mark] = [
        Rule(left, top, left + width, top, style.thin, style.detail_ink),
    ]
    if not texts:
        return marks
    words = "\u3000".join(texts)
    y = (top + bottom) / 2 + 0.38 * kind.size
    marks.append(set_words(words, kind, setter, left + width / 2, y, Align.CENTRE, width))
    return marks


def _ear(ear: Ear, grid: PageGrid, column: int, bottom: float, setter: Typesetter) -> list[Mark]:
    style = setter.sheet.nameplate
    left = grid.x(column)
    width = grid.left + grid.width - left
    top, foot = grid.top, bottom - 2 * style.gap
    title = Type(style.ear_title_face, style.ear_title_size, style.detail_ink)
    kind = Type(style.ear_face, style.ear_size, style.detail_ink)
    pad = style.ear_size * 0.9
    band = style.ear_title_size * 1.7
    marks: list[Mark] = [
        Panel(left, top, width, foot - top, stroke=style.detail_ink, stroke_width=style.thin),
        Rule(left, top + band, left + width, top + band, style.thin, style.detail_ink),
        set_words(
            ear.title, title, setter,
            left + width / 2, top + band / 2 + 0.38 * title.size, Align.CENTRE, width - 2 * pad,
        ),
    ]  # fmt: skip
    step = (foot - top - band) / max(len(ear.lines), 1)
    for number, text in enumerate(ear.lines):
        y = top + band + step * (number + 0.5) + 0.38 * kind.size
        marks.append(set_words(text, kind, setter, left + pad, y, room=width - 2 * pad))
    return marks
