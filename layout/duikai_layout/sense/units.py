"""The units of a headline: characters that stay together, and what they are."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from duikai_layout.sense import lexicon as lex


class Kind(Enum):
    """What a unit is to its neighbours."""

    NOUN = "noun"  # and whatever is not known to be something else
    VERB = "verb"
    LINK = "link"  # a preposition, conjunction, adverb …: belongs to what follows
    NUMBER = "number"
    TIME = "time"
    NAME = "name"
    WESTERN = "western"
    MARK = "mark"


@dataclass(frozen=True, slots=True)
class Unit:
    """Characters of a headline that stay together."""

    text: str
    kind: Kind

    @property
    def is_single(self) -> bool:
        """Whether it is one character that has not found its word yet."""
        return len(self.text) == 1 and self.kind in (Kind.NOUN, Kind.NUMBER) and not self.ends_word

    @property
    def ends_word(self) -> bool:
        """Whether it is a particle, which belongs to the word before."""
        return self.text in lex.PARTICLES

    @property
    def is_closed(self) -> bool:
        """Whether it ends in a particle, so that nothing more can join it."""
        return self.text[-1] in lex.PARTICLES


MARKS = frozenset("，、；：。？！“”‘’《》〈〉「」『』（）【】—…·～／ \u3000")
OPENING, CLOSING = frozenset("“‘《〈「『（【"), frozenset("”’》〉」』）】")
_DIGITS = r"(?:[0-9][0-9.,:]*|[一二三四五六七八九十百千两几数半零〇]+)"
_LONG = "|".join(sorted((m for m in lex.MEASURES if len(m) > 1), key=lambda m: (-len(m), m)))
_MEASURES = f"{_LONG}|[{''.join(sorted(m for m in lex.MEASURES if len(m) == 1))}]"
_COUNT = rf"(?:{_DIGITS}[万亿千百]*[多余来]?|[首每各这那某该另多])(?:{_MEASURES})"
NUMBER = re.compile(
    rf"第?(?:(?:{_COUNT})+|{_DIGITS}[万亿千百]*(?:分之{_DIGITS}|[比∶:]{_DIGITS})?[％%‰℃]?)"
)
_WESTERN = re.compile(r"[\x21-\x7e]+")


def kind_of(word: str) -> Kind:
    """The kind of a word by itself."""
    if word in lex.VERBS:
        return Kind.VERB
    if word in lex.TIMES:
        return Kind.TIME
    if word in lex.LINKS or word in lex.LINK_WORDS:
        return Kind.LINK
    if word not in lex.TERMS and NUMBER.fullmatch(word):
        return Kind.TIME if word[-1] in lex.DURATIONS else Kind.NUMBER
    if _WESTERN.fullmatch(word):
        return Kind.WESTERN
    return Kind.MARK if word[0] in MARKS else Kind.NOUN
