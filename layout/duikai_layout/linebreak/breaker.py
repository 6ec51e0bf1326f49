"""Whole-paragraph line breaking: the cheapest set of breaks for each number of lines.

Knuth & Plass, *Breaking paragraphs into lines* (1981), recast for Chinese: nearly every place
between two characters is a possible break, so the active list is kept as one layer per line
number, and each layer maps a position to the cheapest way there. That gives the prices of a
paragraph one line shorter or longer for nothing, which page composition spends.

Call tree:  break_paragraph → _layers → _line_ends → _price
                            → _finish

Prices: 0 for a line that fits as it is, 100 for one stretched to the published limit. Squeezing
to the limit costs less (60): a tight line in Chinese is far less visible than a loose one.
Pure: knows widths and rules, no faces, no pages.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate

from duikai_layout.linebreak.items import LineItems, Stretch

STRANDED = 150.0
"""Price of a last line of one character, or of one and its mark (clreq 3.1.4)."""
UNDISTRIBUTED = 2000
"""Slack from which a line is given up unless nothing else is there: two ems."""
EMERGENCY = 100_000.0
BREADTH = 64
"""Positions kept per line: four lines' worth of a narrow column, more than `reach` needs."""


@dataclass(frozen=True, slots=True)
class Broken:
    """A way to break a paragraph: `ends` are the item indices at which lines end."""

    ends: tuple[int, ...]
    price: float

    @property
    def lines(self) -> int:
        """The number of lines."""
        return len(self.ends)


@dataclass(frozen=True, slots=True)
class _Sums:
    """Prefix sums that price any line in constant time."""

    ends: list[int]  # natural right edge of a line that ends before item j
    starts: list[int]  # natural left edge of a line that starts with item i
    shrink: list[int]
    easy: list[int]  # what spaces and Han-Latin gaps may open by
    others: list[int]  # how many other gaps may open


_State = tuple[float, int, "_State | None"]  # price, position, the line before


def break_paragraph(
    items: LineItems, measure: int, indent: int = 0, stretch: int = 125, reach: int = 2
) -> dict[int, Broken]:
    """Ways to set `items` in lines of `measure`, by their number of lines.

    `indent` narrows the first line, `stretch` is the limit of an ordinary gap, `reach` how many
    lines more or fewer than the best are kept. The result is never empty for a non-empty
    paragraph: where no break is allowed, the line is cut at the measure.
    """
    if not len(items):
        return {}
    sums = _prefix_sums(items)
    count = len(items)
    finished: dict[int, _State] = {}
    layer: dict[int, _State] = {0: (0.0, 0, None)}
    number = 0
    while layer:
        number += 1
        width = measure - indent if number == 1 else measure
        following: dict[int, _State] = {}
        for start, state in layer.items():
            for end, price in _line_ends(items, sums, start, width, stretch):
                total = state[0] + price
                target = finished if end == count else following
                key = number if end == count else end
                known = target.get(key)
                if known is None or total < known[0]:
                    target[key] = (total, end, state)
        layer = _narrowed(following)
    best = min(finished, key=lambda lines: (finished[lines][0], lines))
    return {
        lines: Broken(_ends(state), state[0])
        for lines, state in sorted(finished.items())
        if abs(lines - best) <= reach
    }


def _narrowed(layer: dict[int, _State]) -> dict[int, _State]:
    """The `BREADTH` cheapest positions of a layer, so that a paragraph costs what it is long."""
    if len(layer) <= BREADTH:
        return layer
    kept = sorted(layer, key=lambda position: (layer[position][0], position))[:BREADTH]
    return {position: layer[position] for position in kept}


def _prefix_sums(items: LineItems) -> _Sums:
    gaps = items.gaps
    widths = [0, *accumulate(items.widths)]
    whites = [0, *accumulate(g.width for g in gaps)]
    count = len(items)
    return _Sums(
        ends=[0] + [widths[j] + whites[j - 1] for j in range(1, count + 1)],
        starts=[widths[i] + whites[i] + items.start_trims[i] for i in range(count)],
        shrink=[0, *accumulate(g.shrink for g in gaps)],
        easy=[0, *accumulate(g.grow for g in gaps)],
        others=[0, *accumulate(g.stretch is Stretch.OTHER for g in gaps)],
    )


def _line_ends(
    items: LineItems, sums: _Sums, start: int, width: int, stretch: int
) -> list[tuple[int, float]]:
    """Where a line that starts with item `start` may end, and at what price."""
    count = len(items)
    origin = sums.starts[start]
    furthest = bisect_right(sums.ends, origin + width, start + 1)
    # Squeezing buys at most half an em per character; four ems of marks on a line are plenty.
    while furthest < count and sums.ends[furthest] - origin <= width + 4000:
        furthest += 1
    found: list[tuple[int, float]] = []
    fallback: tuple[int, float] | None = None
    for end in range(min(furthest, count), start, -1):
        penalty = items.penalties[end - 1]
        if penalty is None and end < count:
            continue
        slack = width - (sums.ends[end] - origin)
        if end == count:
            price = _last_price(items, sums, start, slack)
        elif slack > UNDISTRIBUTED:
            # In falling order of ends, slack only grows: nothing better follows.
            fallback = (end, EMERGENCY / 100 + slack)
            break
        else:
            price = _price(items, sums, start, end, slack, stretch)
        if price is not None:
            found.append((end, price + (penalty or 0)))
    if found:
        return found
    return [fallback] if fallback else [_cut(sums, start, width, count)]


def _price(
    items: LineItems, sums: _Sums, start: int, end: int, slack: int, stretch: int
) -> float | None:
    if slack >= 0:
        rest = slack - (sums.easy[end - 1] - sums.easy[start])
        if rest <= 0:
            return 4.0 * slack / (slack - rest) if slack else 0.0
        gaps = sums.others[end - 1] - sums.others[start]
        if not gaps:
            return EMERGENCY / 1000 + rest
        each = rest / gaps / stretch
        return 4.0 + 96.0 * each * each * each if each <= 1 else 100.0 * each * each * each
    needed = -slack - items.end_trims[end - 1]
    if needed <= 0:
        return 1.0
    available = sums.shrink[end - 1] - sums.shrink[start]
    if needed > available:
        return None
    share = needed / available
    return 2.0 + 58.0 * share * share


def _last_price(items: LineItems, sums: _Sums, start: int, slack: int) -> float | None:
    end = len(items)
    price = 0.0 if slack >= 0 else _price(items, sums, start, end, slack, 1)
    if price is None:
        return None
    characters = sum(not trim for trim in items.end_trims[start:end])
    return price + (STRANDED if characters <= 1 and start else 0.0)


def _cut(sums: _Sums, start: int, width: int, count: int) -> tuple[int, float]:
    """Where nothing may be broken: as much as the measure holds, at least one item."""
    end = bisect_right(sums.ends, sums.starts[start] + width, start + 1) - 1
    return min(max(end, start + 1), count), EMERGENCY


def _ends(state: _State) -> tuple[int, ...]:
    ends: list[int] = []
    walk: _State | None = state
    while walk is not None and walk[2] is not None:
        ends.append(walk[1])
        walk = walk[2]
    return tuple(reversed(ends))
