"""The breaker against every way there is to set a short paragraph, priced one by one."""

from __future__ import annotations

from functools import cache
from math import isclose

from hypothesis import given
from hypothesis import strategies as st
from line_rules import HYPHEN, items_of

from duikai_layout.linebreak import LineItems, break_paragraph
from duikai_layout.linebreak.breaker import EMERGENCY, REACH, SHORTEST, STRANDED, TRIMMED
from duikai_layout.linebreak.gaps import Squeeze, Stretch
from duikai_layout.linebreak.prices import HOPELESS, IMPOSSIBLE, squeeze_price, stretch_price

LIMIT = 125
TEXTS = st.text("江水退的人，。、：？“”（）《》·／20%ab 　", min_size=1, max_size=26)
MARKS = (Squeeze.NONE, Squeeze.SPACE, Squeeze.DOT, Squeeze.BRACKET, Squeeze.COMMA)


def line_price(items: LineItems, start: int, end: int, width: int, last: bool) -> float | None:
    """What one line costs, from its gaps; None where it cannot be or is not offered."""
    gaps = items.gaps[start : end - 1]
    natural = sum(items.widths[start:end]) + sum(gap.width for gap in gaps)
    natural -= items.start_trims[start]
    if not last and end - 1 in items.hyphens:
        natural += items.hyphen
    slack = width - natural
    room = {step: sum(gap.shrink for gap in gaps if gap.squeeze is step) for step in Squeeze}
    if slack < 0:
        needed = -slack - items.end_trims[end - 1]
        if needed <= 0:
            return TRIMMED
        marks = sum(room[step] for step in MARKS)
        price = squeeze_price(needed, marks, room[Squeeze.GAP], room[Squeeze.STOP])
        return None if price in (IMPOSSIBLE, HOPELESS) else price
    if last:
        return 0.0
    easy = sum(gap.grow for gap in gaps)
    ordinary = sum(gap.stretch is Stretch.OTHER for gap in gaps)
    return stretch_price(slack, easy, ordinary, LIMIT)


def shortest(items: LineItems, width: int) -> int:
    """How much slack a line may have; see `breaker._shortest`."""
    ordinary = sum(gap.stretch is Stretch.OTHER for gap in items.gaps[:-1])
    if ordinary * 2 < len(items):
        return 6000
    return min(SHORTEST, max(1000, LIMIT * (width // 1000 - 1)))


def every_way(items: LineItems, measure: int, indent: int) -> dict[int, float]:
    """The least price of each number of lines; empty where some place needs an emergency."""
    count = len(items)

    @cache
    def rest(start: int) -> dict[int, float]:
        width = measure if start else measure - indent
        found: dict[int, float] = {}
        offered = False
        last = line_price(items, start, count, width, True)
        if last is not None:
            stranded = start and count - start <= 3
            stranded = stranded and sum(not trim for trim in items.end_trims[start:]) <= 1
            found[1] = last + (STRANDED if stranded else 0)
            offered = True
        for end in range(start + 1, count):
            penalty = items.penalties[end - 1]
            if penalty is None:
                continue
            natural = sum(items.widths[start:end]) - items.start_trims[start]
            natural += sum(gap.width for gap in items.gaps[start : end - 1])
            natural += items.hyphen if end - 1 in items.hyphens else 0
            if width - natural > shortest(items, width):
                continue
            price = line_price(items, start, end, width, False)
            if price is None:
                continue
            offered = True
            for lines, total in rest(end).items():
                new = total + price + penalty
                found[lines + 1] = min(found.get(lines + 1, new), new)
        if not offered:
            found[1] = EMERGENCY  # a place that the breaker mends in its own way
        return found

    return rest(0)


@given(TEXTS, st.integers(4, 13), st.sampled_from([0, 1000, 2000]))
def test_the_cheapest_way_is_found_for_every_number_of_lines(
    text: str, ems: int, indent: int
) -> None:
    items = items_of(text, hyphen=HYPHEN)
    expected = every_way(items, ems * 1000, indent)
    best = min(expected, key=lambda lines: (expected[lines], lines))
    if expected[best] >= EMERGENCY / 100:
        return
    found = break_paragraph(items, ems * 1000, indent, LIMIT)
    assert isclose(found[best].price, expected[best])
    for lines, price in expected.items():
        if abs(lines - best) <= REACH and price < EMERGENCY / 100:
            assert isclose(found[lines].price, price)
