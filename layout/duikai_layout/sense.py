"""Breaking short display lines by sense: never inside a word, lines of even length.

Words come from ICU's dictionary breaker (UAX #29 with the CJ dictionary). It knows common
words and leaves names and new words as single characters, so a break inside a run of single
characters is held to be as bad as one inside a word, only not forbidden.
"""

from __future__ import annotations

from functools import lru_cache

from duikai_layout.linebreak.rules import break_penalty
from duikai_styles.sheet import Prohibition

_FREE = 0
_DOUBTFUL = 3
_BAD = 9
_AFTER_MARK = -2
_UNEVEN = 60.0
_CLINGS_BEFORE = "的地得了着过们吗呢吧之等和与及或年月日万亿个件位名届次家项"
_CLINGS_AFTER = "第不一每各将把被在向从对为以和与及或"


@lru_cache(maxsize=4096)
def sense_breaks(text: str) -> dict[int, int]:
    """Places where `text` may be broken (before character i) and how bad each is, 0 to 9."""
    ends = _word_ends(text)
    lengths = {end: end - start for start, end in zip([0, *ends], ends, strict=False)}
    places: dict[int, int] = {}
    for end in ends[:-1]:
        before, after = text[end - 1], text[end]
        if break_penalty(before, after, Prohibition.STRICT) is None:
            continue
        following = lengths[ends[ends.index(end) + 1]]
        price = _FREE
        if before in "，、；：。？！”》） \u3000":
            price = _AFTER_MARK
        elif (
            after in _CLINGS_BEFORE
            or before in _CLINGS_AFTER
            or (lengths[end] == 1 and following == 1)
        ):
            price = _BAD
        elif lengths[end] == 1 or following == 1:
            price = _DOUBTFUL
        places[end] = price
    return places


def _word_ends(text: str) -> list[int]:
    from icu4py.breakers import WordBreaker

    ends, position = [], 0
    for word in WordBreaker(text, "zh"):
        position += len(str(word))
        ends.append(position)
    return ends


def split_by_sense(text: str, lines: int, widths: tuple[int, ...]) -> tuple[int, ...] | None:
    """The ends of `lines` lines of even width, or None where the text has no such breaks.

    `widths[i]` is the width of character i. Lines are judged by how far each is from the mean
    and by the badness of their breaks; the least sum is found by dynamic programming, so a
    headline of any length is split at once.
    """
    if lines == 1:
        return (len(text),)
    places = sense_breaks(text)
    if len(places) < lines - 1:
        return None
    sums = [0]
    for width in widths:
        sums.append(sums[-1] + width)
    mean = sums[-1] / lines
    stops = [*sorted(places), len(text)]
    # best[end] is the price of the lines so far, and where they end.
    best: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, ())}
    for number in range(1, lines + 1):
        following: dict[int, tuple[float, tuple[int, ...]]] = {}
        for start, (price, ends) in best.items():
            for stop in stops:
                if stop <= start or (stop == len(text)) != (number == lines):
                    continue
                off = (sums[stop] - sums[start]) / mean - 1
                total = price + _UNEVEN * off * off + places.get(stop, 0)
                if stop not in following or total < following[stop][0]:
                    following[stop] = (total, (*ends, stop))
        best = following
    found = best.get(len(text))
    return found[1] if found else None
