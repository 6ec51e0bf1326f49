"""Single characters put where they belong: to the word before or after, or together by twos."""

from __future__ import annotations

from collections.abc import Iterator

from duikai_layout.sense import lexicon as lex
from duikai_layout.sense.units import CLOSING, OPENING, Kind, Unit, kind_of

_MOST_LEADING = 3
"""Characters at the head of a run that are tried as the end of the word before it."""
_DOUBTFUL = 0.6
"""Cost of a pair that looks like the end of one word and the beginning of another."""


def gathered(words: list[Unit]) -> list[Unit]:
    """Units without single characters, as far as they can be put anywhere."""
    return _transliterated(_joined(_paired(words)))


def _transliterated(units: list[Unit]) -> list[Unit]:
    """Foreign names in one piece."""
    found: list[Unit] = []
    for unit in units:
        foreign = unit.kind in (Kind.NOUN, Kind.NAME) and lex.FOREIGN.issuperset(unit.text)
        if foreign and found and lex.FOREIGN.issuperset(found[-1].text):
            found[-1] = Unit(found[-1].text + unit.text, Kind.NAME)
        else:
            found.append(unit)
    return found


def _paired(units: list[Unit]) -> list[Unit]:
    """Runs of single characters as words of two; what is left over stays single."""
    found: list[Unit] = []
    at = 0
    while at < len(units):
        end = at
        while end < len(units) and (units[end].is_single or _opens(units, end)):
            end += 1
        if end == at:
            found.append(units[at])
            at += 1
            continue
        found += _pairs(units, at, end, found[-1] if found else None)
        at = end
    return found


def _opens(units: list[Unit], at: int) -> bool:
    """Whether a particle opens a clause and so is none: 过江."""
    if not units[at].ends_word:
        return False
    return not at or (units[at - 1].kind is Kind.MARK and units[at - 1].text not in CLOSING)


def _pairs(units: list[Unit], at: int, end: int, before: Unit | None) -> list[Unit]:
    """The single characters `at`..`end`, which stand behind `before`, put together.

    The first may end the word before, the last begin the one that follows; the choice that
    leaves the best pairs is taken.
    """
    following = units[end] if end < len(units) else None
    leading = 0
    most = min(end - at, _MOST_LEADING) if before is not None else 0
    while before is not None and leading < most and _ends(before, units[at + leading]):
        leading += 1
    waiting = following is not None and _waits(units[end - 1], following)
    _, first, last = min(
        (_cost(units[first:last], waiting and last == end), first, last)
        for first in range(at, at + leading + 1)
        for last in range(max(first, end - waiting), end + 1)
    )
    return units[at:first] + list(_by_twos(units[first:last])) + units[last:end]


def _by_twos(singles: list[Unit]) -> Iterator[Unit]:
    """Words of two characters; of an odd number a verb at their head is left, or the last."""
    at = 0
    if len(singles) % 2 and singles[0].text in lex.SINGLE_VERBS:
        yield singles[0]
        at = 1
    while at < len(singles):
        three = len(singles) - at == 3 and singles[at].text in lex.PREFIXES
        text = "".join(single.text for single in singles[at : at + 2 + three])
        yield Unit(text, kind_of(text)) if len(text) > 1 else singles[at]
        at += 2 + three


def _cost(singles: list[Unit], waiting: bool) -> float:
    """How doubtful it is to put `singles` together by twos; the last may be `waiting`."""
    words = list(_by_twos(singles))
    cost = sum(_DOUBTFUL for word in words if len(word.text) == 2 and word.text[0] in lex.SUFFIXES)
    for word in words:
        if len(word.text) == 1:
            known = word.text in lex.SUFFIXES or word.text in lex.SINGLE_VERBS
            cost += 0.3 if known else 1.0
    return cost + (_DOUBTFUL if waiting and singles else 0.0)


def _waits(last: Unit, following: Unit) -> bool:
    """Whether the last of a run begins the word that follows the run."""
    if following.text in lex.DIRECTIONS or following.text in lex.TAKES_OBJECT:
        return True
    prefix = last.text in lex.PREFIXES or last.kind is Kind.NUMBER
    return prefix and len(following.text) > 1 and following.kind is Kind.NOUN


def _ends(before: Unit, single: Unit) -> bool:
    """Whether a single character ends the word before it."""
    if before.kind in (Kind.MARK, Kind.LINK, Kind.NUMBER) or before.is_closed:
        return False
    if before.kind is Kind.VERB:
        return single.text in (lex.SUFFIXES | lex.COMPLEMENTS) - lex.PLACES
    if before.kind is Kind.TIME:
        return single.text in lex.AFTER_TIMES
    return single.text in lex.SUFFIXES


def _joined(units: list[Unit]) -> list[Unit]:
    """Single characters that are left, put where they belong."""
    found: list[Unit] = []
    at = 0
    while at < len(units):
        unit = units[at]
        following = units[at + 1] if at + 1 < len(units) else None
        before = found[-1] if found else None
        if before is not None and _belongs_before(before, unit, following):
            kind = Kind.LINK if unit.text == lex.BARE_MEASURE else before.kind
            found[-1] = Unit(before.text + unit.text, kind)
        elif unit.is_single and following is not None and _begins(following):
            found.append(_begun(unit, following))
            at += 1
        elif unit.is_single and following is not None and following.text in OPENING:
            found.append(Unit(unit.text, Kind.LINK))
        else:
            found.append(unit)
        at += 1
    return found


def _begins(following: Unit) -> bool:
    """Whether a single character may begin the unit that follows."""
    if following.kind is Kind.LINK:
        return following.text in lex.TAKES_OBJECT
    return following.kind is not Kind.MARK


def _begun(single: Unit, following: Unit) -> Unit:
    """The unit that a single character begins."""
    kind = following.kind
    if following.text in lex.TAKES_OBJECT:
        kind = Kind.LINK
    elif following.ends_word or following.text in lex.DIRECTIONS:
        kind = Kind.VERB
    return Unit(single.text + following.text, kind)


def _belongs_before(before: Unit, unit: Unit, following: Unit | None) -> bool:
    """Whether `unit` ends the unit before it."""
    if unit.ends_word or unit.text == lex.BARE_MEASURE:
        return before.kind is not Kind.MARK
    if unit.kind is Kind.NUMBER and unit.text.endswith("号"):
        return before.kind is Kind.NOUN and len(before.text) > 1
    if not unit.is_single:
        return False
    if _ends(before, unit):
        return True
    if unit.text in lex.PREFIXES | lex.PLACES or unit.kind is Kind.NUMBER:
        return False
    if before.kind not in (Kind.NOUN, Kind.WESTERN) or before.is_closed:
        return False
    if following is None or (following.kind is Kind.MARK and following.text not in OPENING):
        return True
    if following.text in lex.DIRECTIONS or following.text in lex.TAKES_OBJECT | lex.PARTICLES:
        return False
    return unit.text not in lex.SINGLE_VERBS
