"""报尾: address, telephone, price and printer at the foot of the last page."""

from __future__ import annotations

from duikai_content.model import Edition
from duikai_layout.furniture.words import Align, Type, set_words
from duikai_layout.page import Area, Fragment, Mark, PageGrid, PlacedFurniture, Role, Rule
from duikai_layout.typeset import Typesetter


def imprint_words(edition: Edition) -> str:
    """The line that the imprint prints; empty if the edition gives no particulars."""
    imprint = edition.imprint
    parts = [
        f"本报地址：{imprint.address}" if imprint.address else "",
        f"邮政编码：{imprint.postcode}" if imprint.postcode else "",
        f"电话：{imprint.phone}" if imprint.phone else "",
        f"定价：{imprint.price}" if imprint.price else "",
        f"印刷：{imprint.printer}" if imprint.printer else "",
    ]
    return "\u3000".join(part for part in parts if part)


def place_imprint(
    edition: Edition, grid: PageGrid, rows: int, setter: Typesetter
) -> PlacedFurniture:
    """The imprint over the last `rows` rows of the page."""
    style = setter.sheet.imprint
    top = grid.rows - rows
    rule_y = grid.y(top) + 0.35 * grid.pitch
    left, right = grid.left, grid.left + grid.width
    kind = Type(style.face, style.size, style.ink)
    y = (rule_y + grid.y(grid.rows)) / 2 + 0.38 * style.size
    line = set_words(
        imprint_words(edition), kind, setter, (left + right) / 2, y, Align.CENTRE, right - left
    )
    marks: tuple[Mark, ...] = (Rule(left, rule_y, right, rule_y, style.rule, style.ink), line)
    area = Area(0, top, grid.columns, rows)
    return PlacedFurniture("imprint", area, (Fragment(Role.IMPRINT, marks),))
