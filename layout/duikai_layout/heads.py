"""Heads: how the label, kicker, headline, deck and byline of a story stand over so many columns.

`plan_heads` returns the few head blocks worth considering for one width, each of a whole number
of rows with its price. A good head fills its width: white beside a line is what makes a head
look too small for its story, so sizes, condensing and letter-spacing are chosen against it, and
what stays open beside a kicker, deck or byline is closed by flanking rules.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from duikai_content.model import Form, Phrase, Story
from duikai_layout.linebreak import set_line
from duikai_layout.linebreak.rules import CharClass, char_class
from duikai_layout.page import Role
from duikai_layout.sense import split_by_sense
from duikai_layout.typeset import Piece, SetText, Typesetter
from duikai_styles.sheet import HeadLevel, HeadPart

WIDE = 1_000_000
"""A measure that no head reaches: lines set to it keep their natural width."""
_EM = 1000


@dataclass(frozen=True, slots=True)
class HeadLine:
    """One line of a head: items `start`..`end` of `text`, centred in the block.

    `size` in points, `stretch` and `track` in thousandths, `baseline` and `middle` (the height
    at which flanking rules stand) in points from the top of the head's content, `width` in
    points as set. `flanked` asks for rules into the white on both sides.
    """

    role: Role
    text: SetText
    start: int
    end: int
    size: float
    stretch: int
    track: int
    baseline: float
    width: float
    flanked: bool


@dataclass(frozen=True, slots=True)
class HeadPlan:
    """A head block of `rows` rows (the white above it not counted), content `height` points."""

    rows: int
    price: float
    size: float
    height: float
    lines: tuple[HeadLine, ...]


@dataclass(frozen=True, slots=True)
class _Shape:
    """A headline's choice: size, lines (item ranges), condensing and letter-spacing."""

    size: float
    stretch: int
    track: int
    ends: tuple[int, ...]
    widths: tuple[float, ...]
    price: float


def head_level(levels: Iterable[HeadLevel], weight: int) -> HeadLevel:
    """The highest rung that a story of `weight` reaches."""
    return max(
        (level for level in levels if weight >= level.weight),
        key=lambda level: level.weight,
        default=min(levels, key=lambda level: level.weight),
    )


def plan_heads(
    story: Story, width: float, columns: int, pitch: float, setter: Typesetter
) -> tuple[HeadPlan, ...]:
    """Head blocks for `story` over `width` points, the cheapest for each number of rows."""
    heads, prices = setter.sheet.heads, setter.sheet.prices
    best: dict[int, HeadPlan] = {}
    for shape, text in _headline_shapes(story, width, columns, setter):
        lines, height = _stack(story, shape, text, width, setter)
        height += heads.foot * pitch
        natural = -int(-height // pitch)
        open_price = prices.head_rows
        for spare in range(heads.spare + 1):
            rows = natural + spare
            price = shape.price + open_price * (spare + (natural * pitch - height) / pitch)
            known = best.get(rows)
            if known is None or price < known.price:
                best[rows] = HeadPlan(rows, price, shape.size, height, lines)
    return tuple(best[rows] for rows in sorted(best))


def _headline_shapes(
    story: Story, width: float, columns: int, setter: Typesetter
) -> list[tuple[_Shape, SetText]]:
    level = head_level(setter.sheet.heads.levels, story.weight)
    face = setter.sheet.forms[story.form.value].headline or level.face
    ink = setter.sheet.text["body"].ink
    parts = story.headline.parts
    found: list[tuple[_Shape, SetText]] = []
    text = setter.set_text((Piece(story.headline.text, face, ink),), setter.sheet.lines["head"])
    for count in range(1, level.lines + 1):
        ends = _ends(text, parts, count)
        if ends is None:
            continue
        ems = _line_ems(text, ends)
        for size in setter.sheet.heads.ladder:
            if level.least <= size <= level.most:
                shape = _fit(size, ends, ems, width, columns, level, story.form, setter)
                if shape is not None:
                    found.append((shape, text))
    if not found:
        found.append((_squeezed(text, parts, width, level), text))
    found.sort(key=lambda pair: pair[0].price)
    return found[:8]


@lru_cache(maxsize=1024)
def _ends(text: SetText, parts: tuple[str, ...], count: int) -> tuple[int, ...] | None:
    """Item indices at which `count` lines end; a couplet's two halves stand whole."""
    if len(parts) == 2:
        if count == 1:
            return (len(text.items),)
        return (_item_at(text, len(parts[0]) + 1), len(text.items)) if count == 2 else None
    if count == 1:
        return (len(text.items),)
    widths: list[int] = []
    for cluster, width in zip(text.clusters, text.items.widths, strict=True):
        widths.extend([width] + [0] * (len(cluster.text) - 1))
    cuts = split_by_sense(text.text, count, tuple(widths))
    return None if cuts is None else tuple(_item_at(text, cut) for cut in cuts)


def _item_at(text: SetText, character: int) -> int:
    position = 0
    for index, cluster in enumerate(text.clusters):
        if position >= character:
            return index
        position += len(cluster.text)
    return len(text.clusters)


@lru_cache(maxsize=4096)
def _line_ems(text: SetText, ends: tuple[int, ...]) -> tuple[tuple[int, int], ...]:
    """(natural width in thousandths of an em, places to letter-space) of each line."""
    spans = []
    start = 0
    for end in ends:
        line = set_line(text.items, start, _inked(text, start, end), WIDE, justify=False)
        width = line.width - text.items.end_trims[line.end - 1]
        spans.append((width, max(1, sum(track_places(text, start, line.end)))))
        start = end
    return tuple(spans)


def track_places(text: SetText, start: int, end: int) -> list[bool]:
    """Whether letter-spacing may open each gap of items `start`..`end`: not inside a number."""
    classes = [char_class(t[0]) for t in text.items.texts[start:end]]
    western = CharClass.WESTERN
    return [not (a is western and b is western) for a, b in pairwise(classes)]


def _inked(text: SetText, start: int, end: int) -> int:
    """`end` without the white at a line's end, which the half of a couplet carries."""
    while end - 1 > start and text.items.texts[end - 1].isspace():
        end -= 1
    return end


def _fit(
    size: float,
    ends: tuple[int, ...],
    ems: tuple[tuple[int, int], ...],
    width: float,
    columns: int,
    level: HeadLevel,
    form: Form,
    setter: Typesetter,
) -> _Shape | None:
    """The shape of a headline at `size`, or None where it cannot be condensed into `width`."""
    heads, prices = setter.sheet.heads, setter.sheet.prices
    room = width - 2 * heads.side
    widest = max(ems, key=lambda pair: pair[0])
    natural = widest[0] * size / _EM
    stretch = _EM
    track = 0
    if natural > room:
        stretch = int(_EM * room / natural)
        if stretch < level.condense:
            return None
    else:
        wanted = int((room - natural) * 0.96 / size / widest[1] * _EM)
        track = min(level.track, wanted)
    widths = tuple((em + track * gaps) * size * stretch / _EM / _EM for em, gaps in ems)
    usual = level.usual * (1 + 0.12 * (columns - 2)) if form is not Form.BRIEF else level.usual
    usual = min(max(usual, level.least), level.most)
    price = prices.head_size * (max(size / usual, usual / size) - 1)
    price += sum(_white_price((width - w) / 2, heads.flank, prices.head_white) for w in widths)
    price += prices.head_lines * (len(ends) - 1) + (_EM - stretch) / 40 + track / 100
    if max(widths) - min(widths) > 0.6 * max(widths):
        price += prices.head_white / 4
    return _Shape(size, stretch, track, ends, widths, price)


def _white_price(side: float, allowed: float, price: float) -> float:
    """White beside a centred line: free up to `allowed` points, then steeply dearer."""
    over = max(0.0, side - allowed) / allowed
    return price * (over + over * over) + side / allowed


def _squeezed(text: SetText, parts: tuple[str, ...], width: float, level: HeadLevel) -> _Shape:
    """What to do with a headline too long for every rung: the smallest size, more lines."""
    size = level.least
    for count in range(level.lines, len(text.items) + 1):
        ends = _ends(text, parts, count) or _even_ends(text, count)
        ems = _line_ems(text, ends)
        natural = max(em for em, _ in ems) * size / _EM
        if natural * level.condense / _EM <= width:
            break
    stretch = min(_EM, int(_EM * width / natural))
    widths = tuple(em * size * stretch / _EM / _EM for em, _ in ems)
    return _Shape(size, stretch, 0, ends, widths, 200.0)


def _even_ends(text: SetText, count: int) -> tuple[int, ...]:
    total = len(text.items)
    return tuple(total * number // count for number in range(1, count + 1))


def _stack(
    story: Story, shape: _Shape, text: SetText, width: float, setter: Typesetter
) -> tuple[tuple[HeadLine, ...], float]:
    """The lines of a whole head from the top down, and the height of the stack."""
    heads = setter.sheet.heads
    stack = _Stack(shape.size, width, setter)
    stack.part(story.label, heads.label, Role.LABEL)
    stack.part(story.kicker, heads.kicker, Role.KICKER)
    start = 0
    for end, set_width in zip(shape.ends, shape.widths, strict=True):
        stack.line(Role.HEADLINE, text, start, end, shape, set_width)
        start = end
    stack.part(story.deck, heads.deck, Role.DECK)
    stack.part(story.byline, heads.byline, Role.BYLINE)
    return tuple(stack.lines), stack.foot


class _Stack:
    """Lines of a head as they are put one below the other."""

    def __init__(self, headline: float, width: float, setter: Typesetter) -> None:
        self.lines: list[HeadLine] = []
        self.foot = 0.0
        self._headline, self._width, self._setter = headline, width, setter

    def line(
        self,
        role: Role,
        text: SetText,
        start: int,
        end: int,
        shape: _Shape,
        width: float,
    ) -> None:
        """Add a line of `width` points below the others."""
        heads = self._setter.sheet.heads
        size = shape.size
        top = self.foot + self._gap(role, size)
        flanked = role not in (Role.LABEL, Role.HEADLINE)
        flanked = flanked and (self._width - width) / 2 > heads.flank
        self.lines.append(
            HeadLine(
                role, text, start, end, size, shape.stretch, shape.track,
                baseline=top + 0.88 * size, width=width, flanked=flanked,
            )
        )  # fmt: skip
        self.foot = top + size

    def _gap(self, role: Role, size: float) -> float:
        """The white above the next line: leading within a part, else `gap` of the smaller size."""
        heads = self._setter.sheet.heads
        if not self.lines:
            return 0.0
        before = self.lines[-1]
        if before.role is role:
            return (heads.leading - 1) * size
        if before.role is Role.LABEL:
            return (heads.leading - 0.5) * before.size
        return heads.gap * min(size, before.size)

    def part(self, phrase: Phrase | None, part: HeadPart, role: Role) -> None:
        """Add a kicker, deck, label or byline in the size and lines that fill the width best."""
        if phrase is None:
            return
        setter = self._setter
        rules = setter.sheet.lines["head"]
        text = setter.set_text((Piece(phrase.text, part.face, part.ink),), rules)
        room = self._width - 2 * setter.sheet.heads.side
        size, ends, ems = _part_shape(text, part, self._headline, room)
        widest = max(em for em, _ in ems) * size / _EM
        stretch = _EM if widest <= room else int(_EM * room / widest)
        gaps = max(gaps for _, gaps in ems)
        track = max(0, min(part.track, int((room - widest) * 0.96 / size / gaps * _EM)))
        shape = _Shape(size, stretch, track, ends, (), 0.0)
        start = 0
        for end, (em, places) in zip(ends, ems, strict=True):
            width = (em + track * places) * size * stretch / _EM / _EM
            self.line(role, text, start, end, shape, width)
            start = end


def _part_shape(
    text: SetText, part: HeadPart, headline: float, room: float
) -> tuple[float, tuple[int, ...], tuple[tuple[int, int], ...]]:
    """Size and lines of a part: the largest allowed size, fewest lines, least white beside."""
    most = min(part.most, max(part.least, part.ratio_max * headline))
    least = min(most, max(part.least, part.ratio_min * headline))
    best: tuple[float, float, tuple[int, ...], tuple[tuple[int, int], ...]] | None = None
    for count in range(1, part.lines + 1):
        ends = _ends(text, ("",), count)
        if ends is None:
            continue
        ems = _line_ems(text, ends)
        widest = max(em for em, _ in ems) / _EM
        size = min(most, room / widest)
        price = (room - widest * size) / room + 0.35 * (count - 1) + (most - size) / most
        if size < least:
            price += 3 * (least - size) / least
        if best is None or price < best[0]:
            best = (price, max(size, least * 0.8), ends, ems)
    if best is None:
        ends = _even_ends(text, part.lines)
        return least, ends, _line_ems(text, ends)
    return best[1], best[2], best[3]
