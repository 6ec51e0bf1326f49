"""Places to break in Western runs: UAX #14 as ICU implements it, and hyphenation.

A run is a stretch of letters, digits and their marks, with the spaces between them. ICU's
answer is taken where it leaves fragments that a reader knows for what they are: a short run
such as `km/h` or `Wi-Fi` stays whole (deviation from UAX #14, which parts it), so that only
what could not stand on a line anyway, addresses above all, is broken at its slashes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import Any

WHOLE = 10
"""Characters up to which a run without spaces is never broken."""
FRAGMENT = 3
"""The least that a break inside a run leaves on either side, hyphenation included."""
HYPHENATED = 7
"""The shortest word that is hyphenated."""
INSIDE_PENALTY, HYPHEN_PENALTY = 30, 80
"""Prices of a break at a run's own mark, and of one that adds a hyphen. Both are dearer than a
line of Han that is opened by a quarter of its limit, and cheaper than one opened to it."""
_WORD = re.compile(rf"[^\W\d_]{{{HYPHENATED},}}")
_TOKEN = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class WesternBreak:
    """A line may end before character `at` of the run, at a price; `hyphen` must be added."""

    at: int
    penalty: int
    hyphen: bool


@dataclass(frozen=True, slots=True)
class WesternBreaks:
    """The places inside a run, and whether a line may end before and after it."""

    before: bool
    inside: tuple[WesternBreak, ...]
    after: bool


@lru_cache(maxsize=8192)
def western_breaks(run: str, before: str, after: str, hyphens: bool) -> WesternBreaks:
    """What UAX #14 and a dictionary say of a Western run between its neighbours, which may be
    "" at a paragraph's ends. Pure; ICU and dictionaries load at first need."""
    # Letters and digits by themselves are parted by nothing but hyphenation.
    allowed = {0, len(run)}
    if not (run.isascii() and run.isalnum()):
        allowed = {at - len(before) for at in line_breaks(before + run + after)}
    found: dict[int, WesternBreak] = {}
    tokens = [token.span() for token in _TOKEN.finditer(run)]
    for at in allowed - {0, len(run)}:
        token = next(((start, end) for start, end in tokens if start < at < end), None)
        if token is None:
            found[at] = WesternBreak(at, 0, False)  # after a space
        elif _leaves_fragments(*token, at):
            found[at] = WesternBreak(at, INSIDE_PENALTY, False)
    for word in _WORD.finditer(run) if hyphens else ():
        for offset in _hyphenation(word.group()):
            at = word.start() + offset
            found.setdefault(at, WesternBreak(at, HYPHEN_PENALTY, True))
    inside = tuple(found[at] for at in sorted(found) if 0 < at < len(run))
    return WesternBreaks(0 in allowed, inside, len(run) in allowed)


def line_breaks(text: str) -> tuple[int, ...]:
    """Where UAX #14 lets a line end inside `text`, its end left out."""
    from icu4py.breakers import LineBreaker

    # "lb=strict" is CSS's line-break: strict; the looser levels concern East Asian marks only,
    # which never come here.
    # Segments, not offsets: those count UTF-16 units.
    return tuple(accumulate(len(str(part)) for part in LineBreaker(text, "en@lb=strict")))[:-1]


def _leaves_fragments(start: int, end: int, at: int) -> bool:
    return end - start > WHOLE and min(at - start, end - at) >= FRAGMENT


def _hyphenation(word: str) -> tuple[int, ...]:
    if word.isupper():
        return ()  # an acronym
    return tuple(
        at for at in _dictionary().positions(word) if FRAGMENT <= at <= len(word) - FRAGMENT
    )


@lru_cache(maxsize=1)
def _dictionary() -> Any:
    import pyphen

    return pyphen.Pyphen(lang="en_US")  # type: ignore[no-untyped-call]
