"""Character classes and the rules between them, as data.

Sources: clreq 3.1.2 (categories of characters), 3.1.3 (prohibition), 3.1.6 (width adjustment);
GB/T 15834-2011 5.1 (placement of marks); JLREQ 3.1.7 where clreq is silent on `々`.
Deviation: ASCII marks inside Latin runs belong to the run (`WESTERN`), since a transcript's
`3+1+2` or `13.71%` must never come apart.
"""

from __future__ import annotations

from enum import IntEnum
from functools import lru_cache

from duikai_styles.sheet import Prohibition


class CharClass(IntEnum):
    """What a character is to the breaker."""

    HAN = 0
    OPEN = 1  # white on the left, never ends a line
    CLOSE = 2  # white on the right, never starts a line
    COMMA = 3  # ，、；：
    STOP = 4  # 。？！
    DOT = 5  # ·, half an em, not adjustable
    CONNECTOR = 6  # ～ – /, not adjustable
    DASH = 7  # —— ……, never split
    POSTFIX = 8  # ％ ℃
    PREFIX = 9  # ￥ №
    WESTERN = 10
    SPACE = 11


_MEMBERS = {
    CharClass.OPEN: "“‘「『（《〈【〖〔［｛",
    CharClass.CLOSE: "”’」』）》〉】〗〕］｝",
    CharClass.COMMA: "，、；：",
    CharClass.STOP: "。．？！‼⁇",
    CharClass.DOT: "·・‧",
    CharClass.CONNECTOR: "～–／",
    CharClass.DASH: "—…⸺",
    CharClass.POSTFIX: "％‰℃°",
    CharClass.PREFIX: "￥£№",
    CharClass.SPACE: " \u00a0\u2002\u2003\u2009\u3000",
}
_CLASS = {ch: cls for cls, members in _MEMBERS.items() for ch in members}
_ITERATION = "々〻ーゝゞヽヾ"
ENDS_WITH_WHITE = frozenset({CharClass.CLOSE, CharClass.COMMA, CharClass.STOP})
NO_START = {
    Prohibition.NONE: frozenset[CharClass](),
    Prohibition.BASIC: ENDS_WITH_WHITE
    | {CharClass.DOT, CharClass.CONNECTOR, CharClass.POSTFIX, CharClass.SPACE},
}
NO_START[Prohibition.GB] = NO_START[Prohibition.BASIC]
NO_START[Prohibition.STRICT] = NO_START[Prohibition.GB] | {CharClass.DASH}
NO_END = {
    Prohibition.NONE: frozenset[CharClass](),
    Prohibition.BASIC: frozenset({CharClass.OPEN, CharClass.PREFIX}),
}
NO_END[Prohibition.GB] = NO_END[Prohibition.BASIC]  # and `/`, see `forbids_break`
NO_END[Prohibition.STRICT] = NO_END[Prohibition.GB]

_UNIT_BOUND = "%‰亿万千百兆"  # a number never leaves these
_UNITS = (
    "年月日时分秒点号元件个名人项家位次岁届期公里米亩"
    "吨斤度平方立方条座台辆部栋间场处所户批成倍余多版期"
)
UNIT_PENALTY = 300


@lru_cache(maxsize=16384)
def char_class(ch: str) -> CharClass:
    """The class of one character."""
    found = _CLASS.get(ch)
    if found is not None:
        return found
    return CharClass.WESTERN if ch < "\u2000" and ch > " " else CharClass.HAN


def break_penalty(before: str, after: str, level: Prohibition) -> int | None:
    """What it costs to end a line after `before` when `after` follows; None forbids it.

    Both are the two characters at the boundary.
    """
    left, right = char_class(before), char_class(after)
    if left is CharClass.SPACE and right is not CharClass.SPACE:
        return 0 if right not in NO_START[level] else None
    if right in NO_START[level] or left in NO_END[level]:
        return None
    if after in _ITERATION or (before == "／" and level in (Prohibition.GB, Prohibition.STRICT)):
        return None if level is not Prohibition.NONE else 0
    if left is CharClass.DASH and right is CharClass.DASH and before == after:
        return None
    if left is CharClass.WESTERN and right is CharClass.WESTERN:
        return None
    return _number_penalty(before, after, left, right)


def _number_penalty(before: str, after: str, left: CharClass, right: CharClass) -> int | None:
    if left is CharClass.PREFIX or right is CharClass.POSTFIX:
        return None
    if before.isdigit() and left is CharClass.WESTERN:
        if after in _UNIT_BOUND:
            return None
        return UNIT_PENALTY if after in _UNITS else 0
    if before in "亿万" and after in _UNITS:
        return UNIT_PENALTY
    if before == "第" and right is CharClass.WESTERN:
        return UNIT_PENALTY
    return 0
