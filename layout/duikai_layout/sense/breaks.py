"""Where a display line may end, and how bad that is."""

from __future__ import annotations

from functools import lru_cache
from itertools import accumulate, pairwise

from duikai_layout.linebreak.rules import break_penalty
from duikai_layout.sense.singles import gathered
from duikai_layout.sense.units import CLOSING, OPENING, Kind, Unit
from duikai_layout.sense.words import known_words
from duikai_styles.sheet import Prohibition

BAD = 40.0
"""A break that a sub-editor would not pass; it is offered for want of a better one."""
AFTER_MARK = -2.0
# The price of a line that ends with one kind and goes on with the other; 0 where none is said.
_NOUN, _VERB, _NUMBER, _NAME, _TIME, _WESTERN, _MARK = (
    Kind.NOUN, Kind.VERB, Kind.NUMBER, Kind.NAME, Kind.TIME, Kind.WESTERN, Kind.MARK,
)  # fmt: skip
_PRICES = {
    (_NOUN, _NOUN): 2.5, (_NOUN, _NAME): 2.5, (_NOUN, _NUMBER): 1.0, (_NOUN, _WESTERN): 1.0,
    (_NOUN, _MARK): 1.5,
    (_VERB, _NOUN): 3.5, (_VERB, _NAME): 3.5, (_VERB, _NUMBER): 3.0, (_VERB, _WESTERN): 3.5,
    (_VERB, _MARK): 3.0, (_VERB, _VERB): 2.0, (_VERB, _TIME): 2.0, (_VERB, Kind.LINK): 0.5,
    (_NUMBER, _NOUN): 3.0, (_NUMBER, _NAME): 2.0, (_NUMBER, _NUMBER): 2.0,
    (_NUMBER, _WESTERN): 3.0, (_NUMBER, _MARK): 3.0,
    (_NAME, _NOUN): 2.0, (_NAME, _NAME): 2.0, (_NAME, _NUMBER): 0.5, (_NAME, _MARK): 2.0,
    (_TIME, _NOUN): 1.0, (_TIME, _TIME): 1.5,
    (_WESTERN, _NOUN): 5.0, (_WESTERN, _NUMBER): 5.0, (_WESTERN, _MARK): 2.0,
    (_WESTERN, _VERB): 1.0, (_MARK, _NOUN): 2.5, (_MARK, _NAME): 2.5,
}  # fmt: skip
_AFTER_DE = 3.0
_AFTER_QUOTE = 5.0
_SINGLE = 3.0
"""What one character by itself before or after the break adds."""
_CLAUSE_MARKS = "，、；：。？！ \u3000"


@lru_cache(maxsize=4096)
def sense_breaks(text: str) -> dict[int, float]:
    """Places where `text` may be broken (before character i) and how bad each is."""
    units = gathered(known_words(text))
    quoted = _quoted(text)
    places: dict[int, float] = {}
    for (before, after), place in zip(
        pairwise(units), accumulate(len(unit.text) for unit in units), strict=False
    ):
        if break_penalty(before.text[-1], after.text[0], Prohibition.STRICT) is None:
            continue
        price = _price(before, after)
        places[place] = max(price, BAD) if place in quoted else price
    return places


def _price(before: Unit, after: Unit) -> float:
    last = before.text[-1]
    if last in _CLAUSE_MARKS:
        return AFTER_MARK
    if before.kind is Kind.LINK or after.ends_word:
        return BAD
    price = 0.0
    if last in CLOSING:
        price = _AFTER_QUOTE if after.kind is Kind.NOUN else 0.0
    elif last == "的":
        price = _AFTER_DE if len(after.text) > 1 else BAD
    else:
        price = _PRICES.get((before.kind, after.kind), 0.0)
    if len(before.text) == 1 or (len(after.text) == 1 and after.kind is not Kind.LINK):
        price += _SINGLE
    return price


def _quoted(text: str) -> frozenset[int]:
    """Places inside quotation marks, brackets and titles."""
    inside: list[int] = []
    depth = 0
    for place, character in enumerate(text):
        if depth:
            inside.append(place)
        depth = max(0, depth + (character in OPENING) - (character in CLOSING))
    return frozenset(inside)
