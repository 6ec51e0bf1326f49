"""What a line costs, from its packed sums: the glue of clreq, one step after the other.

A price of 100 is a line that is one em short and opened by it, if it has two dozen gaps; in a
narrow column the same em costs more, since it is seen more. Squeezing is cheaper: a third of
that as long as only marks and spaces close, which in a newspaper nobody notices.

Both tables are dictionaries that compute what they lack: the lines of a newspaper are much
alike, and looking a price up is cheaper than calling for it.
"""

from __future__ import annotations

from duikai_layout.linebreak.packed import EASY, GAPS, MARKS, MASK, NATURAL, STOPS

EM = 1000
CUBIC, QUADRATIC = 200.0, 100.0
"""Price of ordinary gaps opened to their limit, and of an em of white that they take up."""
LOOSE = 300.0
"""Added for a line whose ordinary gaps open beyond the limit at which it shows."""
OUTSIDE = 20_000.0
"""Added beyond the last limit: better than no line at all, and reported."""
WIDEST = 250
"""The last limit of an ordinary gap, a quarter em (JLREQ 3.8.4; clreq gives none)."""
IMPOSSIBLE, HOPELESS = -1.0, -2.0
"""Instead of a price: the gaps of this line cannot close so far; nor can a longer one's."""
OVERHANG = 1000
"""The most that a line's last item may give up or stand out: a hanging mark's em."""
_MOST_KEPT = 200_000


class StretchPrices(dict[int, float]):
    """The price of a line by its packed sums, natural width less measure on top: not above 0.

    `limit` is how far an ordinary gap may open before it shows, in thousandths of an em.
    """

    def __init__(self, limit: int) -> None:
        super().__init__()
        self._limit = limit

    def __missing__(self, line: int) -> float:
        if len(self) > _MOST_KEPT:
            self.clear()
        slack, easy, ordinary = -(line >> NATURAL), line >> EASY & MASK, line & MASK
        price = self[line] = stretch_price(slack, easy, ordinary, self._limit)
        return price


class SqueezePrices(dict[int, float]):
    """The price of a line by its packed sums, what it has to close by on top: above 0."""

    def __missing__(self, line: int) -> float:
        if len(self) > _MOST_KEPT:
            self.clear()
        marks, gaps, stops = (line >> field & MASK for field in (MARKS, GAPS, STOPS))
        price = self[line] = squeeze_price(line >> NATURAL, marks, gaps, stops)
        return price


def stretch_price(slack: int, easy: int, ordinary: int, limit: int) -> float:
    """The price of opening a line by `slack`: word spaces and Han-Latin gaps first, which may
    give `easy`, then `ordinary` gaps equally (clreq 3.1.6.3)."""
    if slack <= easy:
        return 4.0 * slack / easy if slack else 0.0
    rest = slack - easy
    ems = rest / EM
    if not ordinary:  # a Western line: its spaces have to open further
        return 4.0 + LOOSE + 4 * QUADRATIC * ems * ems + (0.0 if easy else OUTSIDE)
    each = rest / ordinary
    share = min(each, WIDEST) / limit
    price = 4.0 + CUBIC * share * share * share + QUADRATIC * ems * ems
    if share > 1:
        price += LOOSE
    return price + OUTSIDE if each > WIDEST else price


def squeeze_price(needed: int, marks: int, gaps: int, stops: int) -> float:
    """The price of closing a line by `needed`: what its marks and spaces can give, then its
    Han-Latin gaps, then its stops (clreq 3.1.6.2)."""
    if needed <= marks:
        share = needed / marks
        return 2.0 + 28.0 * share * share
    rest = needed - marks
    if rest <= gaps:
        return 32.0 + 18.0 * rest / gaps
    rest -= gaps
    if rest <= stops:
        return 52.0 + 48.0 * rest / stops
    return HOPELESS if rest > stops + OVERHANG else IMPOSSIBLE
