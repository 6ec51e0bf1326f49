"""Galleys 小样: a story's body set to one measure, before anybody knows where it will stand.

A galley is a list of elements in reading order. Each element can be set in several ways that
differ in rows and price; the sum over the elements gives the reachable row counts of the
whole galley, which page composition spends.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from duikai_content.model import Block, CrossHead, InlineStyle, Paragraph, ParagraphKind, Story
from duikai_layout.linebreak import break_paragraph
from duikai_layout.page import Role
from duikai_layout.signature import joins, signature_ends
from duikai_layout.typeset import Piece, SetText, Typesetter, piece_of
from duikai_styles.sheet import LineRules, TextStyle

KEEP = 2
"""Lines that must follow a cross-head in its column (clreq has none; the trade's usual two)."""
DEAREST = 400.0
"""Ways of setting a galley that cost more than this over its best are not offered."""
_EM = 1000
_CROSS_HEAD_ROWS_PRICE = 1.5


@dataclass(frozen=True, slots=True)
class Way:
    """One way to set an element: `rows` in all, lines ending at `ends`, and its price.

    `tail_ends` are the lines of a signature on rows of its own; () when it joins the last line.
    """

    rows: int
    price: float
    ends: tuple[int, ...]
    tail_ends: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Element:
    """A paragraph, cross-head or sub-head of a galley.

    `indent` in thousandths of an em, `scale` of the body size. `keep` is how many lines must
    follow it in its column. `tail` is a signature set flush right at its end.
    """

    role: Role
    text: SetText
    ways: tuple[Way, ...]
    indent: int
    scale: float
    centred: bool
    keep: int
    tail: SetText | None = None


@dataclass(frozen=True, eq=False)
class Galley:
    """A story's body in lines of `measure` thousandths of an em."""

    measure: int
    elements: tuple[Element, ...]

    @cached_property
    def prices(self) -> dict[int, float]:
        """The least price of every row count that the galley can be set in."""
        sums = {0: 0.0}
        for element in self.elements:
            wider: dict[int, float] = {}
            for rows, price in sums.items():
                for way in element.ways:
                    key, total = rows + way.rows, price + way.price
                    if total < wider.get(key, total + 1):
                        wider[key] = total
            floor = min(wider.values()) + DEAREST
            sums = {rows: price for rows, price in wider.items() if price <= floor}
        return sums

    @cached_property
    def is_rigid(self) -> bool:
        """Whether column breaks are restricted anywhere (there is a cross-head to keep)."""
        return any(element.keep for element in self.elements)

    def fits(self, legs: tuple[int, ...], rows: int) -> bool:
        """Whether the galley can be set in exactly `rows` rows over columns of `legs` rows
        without a cross-head torn or stranded at a column's foot.

        Reachable row offsets are the bits of an integer; an element shifts them.
        """
        if not self.is_rigid:
            return rows in self.prices
        reached = 1
        for element in self.elements:
            following = 0
            for way in element.ways:
                allowed = _starts(legs, way.rows + element.keep) if element.keep else -1
                following |= (reached & allowed) << way.rows
            reached = following
        return bool(reached >> rows & 1)


def _starts(legs: tuple[int, ...], rows: int) -> int:
    """The offsets, as bits, at which so many rows find room in one column."""
    allowed, top = 0, 0
    for leg in legs:
        if leg >= rows:
            allowed |= (1 << (top + leg - rows + 1)) - (1 << top)
        top += leg
    return allowed


def set_galley(story: Story, characters: int, setter: Typesetter) -> Galley:
    """Set the body of `story` in lines of `characters` ems of the body size."""
    measure = characters * _EM
    body = setter.body_style(story)
    blocks = story.body
    last = max((i for i, block in enumerate(blocks) if isinstance(block, Paragraph)), default=-1)
    elements = []
    first = True
    for index, block in enumerate(blocks):
        if isinstance(block, CrossHead):
            elements.append(_cross_head(block, measure, setter))
            continue
        lead = story.dateline.text if first and story.dateline else ""
        tail = story.endline.text if index == last and story.endline else ""
        elements.append(_paragraph(block, lead, tail, body, measure, setter))
        first = False
    if last < 0 and story.endline:
        elements.append(_signature(story.endline.text, measure, setter))
    return Galley(measure, tuple(elements))


def _paragraph(
    block: Paragraph, lead: str, tail: str, body: TextStyle, measure: int, setter: Typesetter
) -> Element:
    styles = setter.sheet.text
    base = styles["quote"] if block.kind is ParagraphKind.QUOTE else body
    indent = styles["bullet"].indent if block.kind is ParagraphKind.BULLET else base.indent
    by_style = {
        InlineStyle.PLAIN: base,
        InlineStyle.STRONG: styles["strong"],
        InlineStyle.EMPHASIS: styles["emphasis"],
        InlineStyle.RUN_IN: styles["run-in"],
    }
    pieces = [piece_of(lead, styles["dateline"])] if lead else []
    pieces += [piece_of(inline.text, by_style[inline.style]) for inline in block.inlines]
    text = setter.set_text(_joined(pieces), base.lines)
    signature = setter.styled(tail, "endline") if tail else None
    ways = _ways(text, base.lines, indent, measure, signature, setter.sheet.prices.looseness)
    return Element(Role.BODY, text, ways, indent, base.scale, False, 0, signature)


def _joined(pieces: list[Piece]) -> tuple[Piece, ...]:
    """Neighbours in one face and ink as one piece."""
    joined: list[Piece] = []
    for piece in pieces:
        if joined and (joined[-1].face, joined[-1].ink) == (piece.face, piece.ink):
            joined[-1] = Piece(joined[-1].text + piece.text, piece.face, piece.ink)
        elif piece.text:
            joined.append(piece)
    return tuple(joined)


def _ways(
    text: SetText,
    rules: LineRules,
    indent: int,
    measure: int,
    signature: SetText | None,
    looseness: float,
) -> tuple[Way, ...]:
    broken = break_paragraph(text.items, measure, indent, rules.stretch)
    best = min(way.price for way in broken.values())
    ways = []
    for way in broken.values():
        # What counts is how much worse than its best a paragraph is set, not how hard it was.
        price = (way.price - best) * looseness / 100
        tail_ends: tuple[int, ...] = ()
        if signature is not None and not joins(text, way.ends, indent, measure, signature):
            tail_ends = signature_ends(signature, measure)
        ways.append(Way(len(way.ends) + len(tail_ends), price, way.ends, tail_ends))
    return tuple(ways)


def _signature(words: str, measure: int, setter: Typesetter) -> Element:
    text = setter.styled(words, "endline")
    ends = signature_ends(text, measure)
    style = setter.sheet.text["endline"]
    way = Way(len(ends), 0.0, ends)
    return Element(Role.ENDLINE, text, (way,), 0, style.scale, False, 0)


def _cross_head(block: CrossHead, measure: int, setter: Typesetter) -> Element:
    role = "cross-head" if block.level == 1 else "sub-head"
    style = setter.sheet.text[role]
    text = setter.styled(block.text, role)
    width = int(measure / style.scale)
    centred = block.level == 1
    broken = break_paragraph(text.items, width, style.indent)
    ends = min(broken.values(), key=lambda way: (way.lines, way.price)).ends
    # A cross-head stands in whole rows, one more than it has lines, or two (占行).
    rows = [len(ends) + extra for extra in ((1, 2) if centred else (0,))]
    ways = tuple(
        Way(count, index * _CROSS_HEAD_ROWS_PRICE, ends) for index, count in enumerate(rows)
    )
    return Element(Role.CROSS_HEAD, text, ways, style.indent, style.scale, centred, KEEP)


def characters_of(blocks: tuple[Block, ...]) -> int:
    """How many characters the blocks hold."""
    return sum(len(block.text) for block in blocks)
