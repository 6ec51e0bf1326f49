"""Whole-paragraph line breaking: the cheapest set of breaks for each number of lines.

Knuth & Plass, *Breaking paragraphs into lines* (1981), recast for Chinese. Nearly every place
between two characters is a possible break, so there is no list of active breaks: every place
that a line can end at is visited once, in order, and keeps the cheapest way to reach it for each
number of lines. That gives the prices of a paragraph one line shorter or longer for nothing,
which page composition spends.

Call tree:  break_paragraph → _search → _line_ends → _last, _cut
                            → _ends

Pure: knows widths and rules, no faces, no pages.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from duikai_layout.linebreak.items import LineItems, LineSums
from duikai_layout.linebreak.packed import BELOW, MASK, NATURAL
from duikai_layout.linebreak.prices import EM, HOPELESS, SqueezePrices, StretchPrices

STRANDED = 600.0
"""Price of a last line of one character, or of one and its mark (clreq 3.1.4)."""
TRIMMED = 1.0
"""Price of a line that fits when its last mark gives up its white."""
SHORTEST = 2000
"""Slack from which a line is given up unless nothing else is there: two ems."""
EMERGENCY = 100_000.0
REACH = 2
"""How many lines more or fewer than the cheapest way to a place are kept there."""


@dataclass(frozen=True, slots=True)
class Broken:
    """A way to break a paragraph: `ends` are the item indices at which lines end."""

    ends: tuple[int, ...]
    price: float

    @property
    def lines(self) -> int:
        """The number of lines."""
        return len(self.ends)


_State = tuple[float, int, "_State | None"]  # price, place, the line before
_States = dict[int, _State]  # by number of lines


def break_paragraph(
    items: LineItems, measure: int, indent: int = 0, stretch: int = 125, reach: int = REACH
) -> dict[int, Broken]:
    """Ways to set `items` in lines of `measure`, by their number of lines.

    `indent` narrows the first line, `stretch` is how far an ordinary gap opens before it shows,
    `reach` how many lines more or fewer than the best are kept. A line that shows is only
    taken where no other starts at its place. The result is never empty for a non-empty
    paragraph: where no break is allowed, the line is cut at the measure.
    """
    if not len(items):
        return {}
    finished = _search(items, measure, indent, stretch, reach)
    best = min(finished, key=lambda lines: (finished[lines][0], lines))
    return {
        lines: Broken(_ends(state), state[0])
        for lines, state in sorted(finished.items())
        if abs(lines - best) <= reach
    }


def _search(items: LineItems, measure: int, indent: int, stretch: int, reach: int) -> _States:
    """The cheapest ways to the end of the paragraph, by their number of lines.

    The inner loop of the program: it runs for two thirds of the characters of an edition.
    """
    count = len(items)
    line_ends = _line_ends(items, stretch)
    reached: list[_States | None] = [None] * (count + 1)  # the ways to end a line before item j
    finished: _States = {}
    reached[0] = {0: (0.0, 0, None)}
    for start in range(count):
        states = reached[start]
        if states is None:
            continue
        reached[start] = None
        if len(states) > reach + 1:
            states = _near(states, reach)
        before = [(lines + 1, state[0], state) for lines, state in states.items()]
        for end, price in line_ends(start, measure if start else measure - indent):
            known = finished if end == count else reached[end]
            if known is None:
                known = reached[end] = {}
            for lines, total, state in before:
                total += price  # noqa: PLW2901
                if lines not in known or total < known[lines][0]:
                    known[lines] = (total, end, state)
    return finished


def _near(states: _States, reach: int) -> _States:
    """The ways whose number of lines is near the cheapest's."""
    best = min(states, key=lambda lines: states[lines][0])
    return {n: state for n, state in states.items() if abs(n - best) <= reach}


@lru_cache(maxsize=32)
def _tables(stretch: int) -> tuple[StretchPrices, SqueezePrices]:
    return StretchPrices(stretch), SqueezePrices()


def _line_ends(items: LineItems, stretch: int) -> Callable[[int, int], list[tuple[int, float]]]:
    """A function that says where a line of some width from some item on may end, at what price."""
    sums = items.sums
    starts, last_end = sums.starts, sums.ends[-1]
    places, place_ends, place_least = sums.places, sums.place_ends, sums.place_least
    penalties = sums.place_prices
    count = len(places)
    # Western lines end at every other word, not at every other letter.
    western = (last_end & MASK) * 2 < len(items)
    stretched, squeezed = _tables(stretch)

    def line_ends(start: int, width: int) -> list[tuple[int, float]]:
        base = starts[start] + (width << NATURAL)
        too_short = _WESTERN_SHORTEST if western else _shortest(width, stretch)
        found: list[tuple[int, float]] = []
        # A line closes to no less than half, an em at its end aside: further away than that
        # nothing can be the last one.
        if last_end < base + (width + 2 * EM << NATURAL):
            found.extend(_last(items, start, base, squeezed))
        first_over = k = bisect_right(place_ends, base + BELOW)
        while k < count:
            line = place_least[k] - base
            if line <= BELOW:
                found.append((places[k], TRIMMED + penalties[k]))
            else:
                price = squeezed[line]
                if price >= 0:
                    found.append((places[k], price + penalties[k]))
                elif price == HOPELESS:
                    break
            k += 1
        k = first_over - 1
        while places[k] > start:
            line = place_ends[k] - base
            if line < too_short:
                # What follows is shorter still; it is taken only where nothing else is.
                return found or [(places[k], EMERGENCY / 100 - (line >> NATURAL))]
            found.append((places[k], stretched[line] + penalties[k]))
            k -= 1
        return found or [_cut(sums, start, base)]

    return line_ends


def _last(
    items: LineItems, start: int, base: int, squeezed: SqueezePrices
) -> Iterator[tuple[int, float]]:
    """Everything from `start` on as the last line, if it fits."""
    count = len(items)
    line = items.sums.ends[count] - base
    price = 0.0
    if line > BELOW:
        line -= items.end_trims[-1] << NATURAL
        price = TRIMMED if line <= BELOW else squeezed[line]
    if price < 0:
        return
    yield count, price + (STRANDED if is_stranded(items, start) else 0.0)


def is_stranded(items: LineItems, start: int) -> bool:
    """Whether a last line from item `start` on holds one character, or one and its marks."""
    if not start or len(items) - start > 3:
        return False
    return sum(not trim for trim in items.end_trims[start:]) <= 1


def _cut(sums: LineSums, start: int, base: int) -> tuple[int, float]:
    """Where nothing may be broken: as much as the measure holds, at least one item."""
    end = bisect_right(sums.ends, base + BELOW, start + 1) - 1
    return max(end, start + 1), EMERGENCY


_WESTERN_SHORTEST = -6 * EM << NATURAL


@lru_cache(maxsize=256)
def _shortest(width: int, stretch: int) -> int:
    """Packed, how far a line may fall short of its width: as far as its gaps open before it
    shows if it is all Han, but an em at least."""
    return -min(SHORTEST, max(EM, stretch * (width // EM - 1))) << NATURAL


def _ends(state: _State) -> tuple[int, ...]:
    ends: list[int] = []
    walk: _State | None = state
    while walk is not None and walk[2] is not None:
        ends.append(walk[1])
        walk = walk[2]
    return tuple(reversed(ends))
