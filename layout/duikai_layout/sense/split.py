"""A display line over so many lines: even widths against the badness of the breaks."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate

from duikai_layout.sense.breaks import sense_breaks

_UNEVEN = 30.0
"""Price of a line twice as long as the mean, or of none; between them it grows by squares."""
_TOP_HEAVY = 1.5
"""What a longer first line costs more: Chinese papers like the upper line a little shorter."""
_MANY, _FURTHEST = 48, 2.5
"""With more places than so many, lines longer than so many times the mean are not tried."""


@dataclass(frozen=True, slots=True)
class Split:
    """Where lines end (character indices), and how bad their breaks are in all."""

    ends: tuple[int, ...]
    price: float


def split_by_sense(text: str, lines: int, widths: tuple[int, ...]) -> Split | None:
    """The best way to break `text` into `lines` lines, or None where it has too few breaks.

    `widths[i]` is the width of character i. Lines are judged by how far each is from the mean
    and by the badness of their breaks; the least sum is found by dynamic programming, so a
    headline of any length is split at once.
    """
    if lines == 1:
        return Split((len(text),), 0.0)
    places = sense_breaks(text)
    if len(places) < lines - 1:
        return None
    sums = [0, *accumulate(widths)]
    mean = max(1, sums[-1]) / lines
    stops = _Stops([*sorted(places), len(text)], sums, mean)
    # best[end] is the price of the lines so far, that of their breaks, and where they end.
    best: dict[int, tuple[float, Split]] = {0: (0.0, Split((), 0.0))}
    for number in range(1, lines + 1):
        following: dict[int, tuple[float, Split]] = {}
        for start, (price, so_far) in best.items():
            for stop in stops.after(start, last=number == lines):
                bad = places.get(stop, 0.0)
                off = (sums[stop] - sums[start]) / mean - 1
                total = price + bad + _UNEVEN * off * off
                total += _TOP_HEAVY * max(0.0, off) if number == 1 else 0.0
                if stop not in following or total < following[stop][0]:
                    following[stop] = total, Split((*so_far.ends, stop), so_far.price + bad)
        best = following
    found = best.get(len(text))
    return found[1] if found else None


class _Stops:
    """The places where lines may end, the text's end last."""

    def __init__(self, places: list[int], sums: list[int], mean: float) -> None:
        self._places, self._sums = places, sums
        self._widths = [sums[place] for place in places]
        self._furthest = _FURTHEST * mean if len(places) > _MANY else sums[-1] + 1

    def after(self, start: int, *, last: bool) -> list[int]:
        """Where a line from `start` may end; the `last` line ends with the text.

        Where there are many places, only those near enough for a line are looked at.
        """
        if last:
            return self._places[-1:] if start < self._places[-1] else []
        first = bisect_right(self._places, start)
        beyond = bisect_right(self._widths, self._sums[start] + self._furthest)
        return self._places[first : min(max(beyond, first + 1), len(self._places) - 1)]
