"""From ICU's words to known units: numbers with their measure words, terms, names.

ICU's dictionary breaker (UAX #29 with the CJ dictionary) leaves what it does not know as single
characters, names and new words above all; so much of it as the lexicon knows is mended here.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from duikai_layout.sense import lexicon as lex
from duikai_layout.sense.units import MARKS, NUMBER, Kind, Unit, kind_of

_REPEATED = re.compile(r"(\w)[一了不]\1|(\w)\2(\w)\3|([^\W\d])\4")
"""算了算, 好不好; 高高兴兴; 慢慢."""
_KNOWN = lex.TERMS | lex.VERBS
_MOST_WORDS, _LONGEST = 7, 20
"""How many of ICU's words, of how many characters, are looked at as one; a date has six."""


def known_words(text: str) -> list[Unit]:
    """The words of a headline; what is unknown is single characters."""
    return _named(list(_wholes(_icu_words(text))))


def _icu_words(text: str) -> list[str]:
    from icu4py.breakers import WordBreaker

    return [str(word) for word in WordBreaker(text, "zh")]


def _wholes(words: list[str]) -> Iterator[Unit]:
    """ICU's words, those put together that are one number or term, or meet twice."""
    meetings = Counter(one + other for one, other in pairwise(words))
    at = 0
    while at < len(words):
        for end in range(min(len(words), at + _MOST_WORDS), at, -1):
            whole = "".join(words[at:end])
            if len(whole) > _LONGEST:
                continue
            if _is_whole(whole) or (meetings[whole] > 1 and _is_pair(whole)):
                break
        else:
            end, whole = at + 1, words[at]
        yield Unit(whole, kind_of(whole))
        at = end


def _is_whole(word: str) -> bool:
    return bool(word in _KNOWN or _REPEATED.fullmatch(word) or NUMBER.fullmatch(word))


def _is_pair(word: str) -> bool:
    """Whether a word that ICU does not know may be one: two characters, none of grammar."""
    grammar = MARKS | lex.PARTICLES | lex.LINKS
    return len(word) == 2 and grammar.isdisjoint(word)


def _named(units: list[Unit]) -> list[Unit]:
    """Surnames with the given names that follow them."""
    found: list[Unit] = []
    at = 0
    while at < len(units):
        taken = _name(units, at)
        text = "".join(unit.text for unit in units[at : at + taken])
        found.append(Unit(text, Kind.NAME) if taken > 1 else units[at])
        at += taken
    return found


def _name(units: Sequence[Unit], at: int) -> int:
    """How many of the units from `at` on are a name; 1 if it is none."""
    word, *after = (unit.text for unit in units[at : at + 3])
    one, two = [*after, "", ""][:2]
    singles = [k for k in (1, 2) if at + k < len(units) and units[at + k].is_single]
    given = lex.GIVEN
    if word in lex.COMPOUND_SURNAMES:
        return 1 + (2 if singles == [1, 2] and two in given else len(singles[:1]))
    if len(word) == 2 and word[0] in lex.SURNAMES and units[at].kind is Kind.NOUN:
        # ICU has taken the surname and half of the given name for a word.
        return 2 if word[1] in given and 1 in singles and one in given else 1
    if word not in lex.SURNAMES or not units[at].is_single:
        return 1
    if singles == [1, 2] and two in given:
        return 3
    if 1 in singles and one in given:
        return 2
    whole = len(one) == 2 and units[at + 1].kind is Kind.NOUN
    return 2 if whole and given.issuperset(one) else 1
