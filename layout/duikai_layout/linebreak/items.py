"""A paragraph as the breaker sees it: widths, gaps, removable white, and places to break.

    item i | gap i | item i+1

All figures are integers in thousandths of an em of the paragraph's size.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate, pairwise
from operator import add, sub

from duikai_layout.linebreak.gaps import PLAIN, Gap, chained, gap_between
from duikai_layout.linebreak.marks import Convention, convention_of
from duikai_layout.linebreak.packed import NATURAL, packed_gap
from duikai_layout.linebreak.rules import CharClass, break_penalty, char_class, pattern_of
from duikai_layout.linebreak.western import western_breaks
from duikai_styles.sheet import LineRules

EM = 1000
_NOWHERE = -1 << 2 * NATURAL
_CHAIN = re.compile("[！？]{2,}")
_QUOTES = re.compile("[“”‘’]")
_WESTERN, _SPACE = pattern_of(CharClass.WESTERN), pattern_of(CharClass.SPACE)
_RUN = re.compile(f"{_WESTERN}(?:(?:{_WESTERN}|{_SPACE})*{_WESTERN})?")
_SPACES = re.compile(_SPACE)
_NARROW = 900
"""A quotation mark narrower than this is the Western one."""
_AS_WESTERN = "'"
_ANY_HAN = "中"


@dataclass(frozen=True, slots=True)
class Joint:
    """What lies between two neighbours: the gap, its packed sums, the price of a break."""

    gap: Gap
    packed: int
    penalty: int | None


@dataclass(frozen=True, eq=False)
class LineItems:
    """`penalties[i]` is the price of ending a line after item i, None where it is forbidden.

    `start_trims[i]` is the white an item loses at a line's start, `end_trims[i]` what it may
    lose at a line's end (with hanging punctuation, how far it may stand out as well). `gaps[i]`
    follows item i. A line that ends with an item in `hyphens` gets a hyphen of width `hyphen`.
    """

    texts: tuple[str, ...]
    widths: tuple[int, ...]
    gaps: tuple[Gap, ...]
    start_trims: tuple[int, ...]
    end_trims: tuple[int, ...]
    penalties: tuple[int | None, ...]
    packed: tuple[int, ...]
    hyphens: frozenset[int] = frozenset()
    hyphen: int = 0

    def __len__(self) -> int:
        return len(self.texts)

    @cached_property
    def sums(self) -> LineSums:
        """The prefix sums that price any line in constant time."""
        return _line_sums(self)


@dataclass(frozen=True, slots=True)
class LineSums:
    """Packed sums: a line of items i to j (exclusive) has `ends[j] - starts[i]`.

    The places where a line may end, in order: before item `places[k]`, with packed sum
    `place_ends[k]` (a hyphen counted), price `place_prices[k]`; `place_least[k]` is the packed
    sum without what the last item may give up. The first is a sentinel that no line can end at.
    """

    starts: list[int]
    ends: list[int]
    places: list[int]
    place_ends: list[int]
    place_least: list[int]
    place_prices: list[int]


class _Joints(dict[tuple[str, str], Joint]):
    """The joints of pairs of neighbours under one set of rules, made when first met."""

    def __init__(self, rules: LineRules, marks: Convention) -> None:
        super().__init__()
        self._rules, self._marks = rules, marks

    def __missing__(self, pair: tuple[str, str]) -> Joint:
        gap = gap_between(*pair, self._rules, self._marks)
        penalty = break_penalty(*pair, self._rules.prohibition)
        joint = self[pair] = Joint(gap, packed_gap(gap), penalty)
        return joint


class _Trims(dict[str, int]):
    """What a mark loses at a line's start (side 0) or may lose at its end (side 1)."""

    def __init__(self, rules: LineRules, marks: Convention, side: int) -> None:
        super().__init__()
        self._hanging = marks.hanging if side and rules.hang else frozenset[str]()
        self._marks, self._side = marks, side

    def __missing__(self, ch: str) -> int:
        trim = EM if ch in self._hanging else self._marks.white(ch)[self._side]
        self[ch] = trim
        return trim


@lru_cache(maxsize=32)
def _tables(rules: LineRules, locale: str) -> tuple[_Joints, _Trims, _Trims]:
    marks = convention_of(rules.marks, locale)
    return _Joints(rules, marks), _Trims(rules, marks, 0), _Trims(rules, marks, 1)


def build_items(
    texts: Sequence[str],
    widths: Sequence[int],
    rules: LineRules,
    locale: str = "zh-Hans",
    hyphen: int = 0,
) -> LineItems:
    """Items from the clusters of a paragraph and their advances.

    `locale` decides for rules that leave their marks to it; `hyphen` is the advance of a hyphen
    in the paragraph's face, 0 where words are not to be hyphenated.
    """
    joints_of, start_trims_of, end_trims_of = _tables(rules, locale)
    bases = _bases(texts, widths)
    joints = list(map(joints_of.__getitem__, pairwise(bases)))
    gaps = [joint.gap for joint in joints]
    packed = [joint.packed for joint in joints]
    penalties = [joint.penalty for joint in joints]
    hyphens = _break_western(texts, bases, penalties, rules.hyphens and hyphen > 0)
    for chain in _CHAIN.finditer(bases):
        last = chain.end() - 1
        if last < len(gaps):
            gaps[last] = chained(gaps[last], len(chain.group()))
            packed[last] = packed_gap(gaps[last])
    if texts:
        gaps.append(PLAIN)
        packed.append(0)
        penalties.append(0)
    if _SPACES.search(bases):
        spaces = [char_class(base) is CharClass.SPACE for base in bases]
        widths = [0 if space else w for space, w in zip(spaces, widths, strict=True)]
    return LineItems(
        texts=tuple(texts),
        widths=tuple(widths),
        gaps=tuple(gaps),
        start_trims=tuple(map(start_trims_of.__getitem__, bases)),
        end_trims=tuple(map(end_trims_of.__getitem__, bases)),
        penalties=tuple(penalties),
        packed=tuple(packed),
        hyphens=hyphens,
        hyphen=hyphen,
    )


def _bases(texts: Sequence[str], widths: Sequence[int]) -> str:
    """What each item is to the rules: its first character; what follows are marks upon it, or
    the second half of a dash. A narrow quotation mark is a mark of its Western run."""
    bases = "".join([text[0] for text in texts])
    if _QUOTES.search(bases) and _RUN.search(bases):
        return "".join(
            _AS_WESTERN if width < _NARROW and _QUOTES.match(base) else base
            for base, width in zip(bases, widths, strict=True)
        )
    return bases


def _break_western(
    texts: Sequence[str], bases: str, penalties: list[int | None], hyphens: bool
) -> frozenset[int]:
    """Put the places inside Western runs among `penalties`; says where a hyphen is added."""
    added: set[int] = set()
    for match in _RUN.finditer(bases):
        start, end = match.span()
        # The characters themselves: to UAX #14 a narrow quotation mark is one, too.
        run = "".join(texts[start:end])
        before = _neighbour(texts[start - 1]) if start else ""
        after = _neighbour(texts[end]) if end < len(texts) else ""
        found = western_breaks(run, before, after, hyphens)
        penalties[start : end - 1] = [None] * (end - 1 - start)
        if before and not found.before:
            penalties[start - 1] = None
        if after and not found.after:
            penalties[end - 1] = None
        items = _items_at(texts[start:end]) if found.inside else {}
        for place in found.inside:
            if place.at in items:  # else it is inside a cluster
                item = start + items[place.at] - 1
                penalties[item] = place.penalty
                if place.hyphen:
                    added.add(item)
    return frozenset(added)


def _items_at(texts: Sequence[str]) -> dict[int, int]:
    """The item that begins at each character."""
    return {at: item for item, at in enumerate(accumulate(map(len, texts), initial=0))}


def _neighbour(text: str) -> str:
    """A run's neighbour; Han stand for each other, so that what was found once is found again."""
    return _ANY_HAN if len(text) == 1 and "\u4e00" <= text <= "\u9fff" else text


def _line_sums(items: LineItems) -> LineSums:
    natural = {width: width << NATURAL for width in set(items.widths)}
    sums = list(
        accumulate(map(add, map(natural.__getitem__, items.widths), items.packed), initial=0)
    )
    starts = sums[:-1]
    ends = [0, *map(sub, sums[1:], items.packed)]
    least = ends.copy()
    for at, trim in enumerate(items.start_trims):
        if trim:
            starts[at] += trim << NATURAL
    for at, trim in enumerate(items.end_trims, 1):
        if trim:
            least[at] -= trim << NATURAL
    for at in items.hyphens:
        least[at + 1] += items.hyphen << NATURAL
    prices = list(items.penalties)
    prices[-1] = None  # the end of the paragraph is no place among others
    places = [at for at, price in enumerate(prices, 1) if price is not None]
    place_ends = [ends[at] for at in places]
    if items.hyphens:
        place_ends = [
            end + (items.hyphen << NATURAL) if at - 1 in items.hyphens else end
            for at, end in zip(places, place_ends, strict=True)
        ]
    return LineSums(
        starts=starts,
        ends=ends,
        places=[0, *places],
        place_ends=[_NOWHERE, *place_ends],
        place_least=[_NOWHERE, *(least[at] for at in places)],
        place_prices=[0, *(price for price in prices if price is not None)],
    )
