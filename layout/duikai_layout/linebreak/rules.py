"""Character classes and where a line may end, as data.

Sources, by class:

* OPEN, CLOSE, COMMA, STOP, DOT, CONNECTOR, SLASH: clreq 3.1.1 and 3.1.4 "Prohibition rules for
  line start and line end", levels *basic*, *GB-style* and *strict*; GB/T 15834-2011 5.1.
* DASH (`——`, `……`): clreq 3.1.5 "unbreakable marks"; at line start under *strict*.
* ITERATION, SMALL_KANA: JLREQ 3.1.7 (cl-09, cl-11); CSS Text 3 5.3 forbids the first always and
  the second under *strict* alone, which is taken over for every locale.
* POSTFIX, PREFIX: clreq 3.1.5 "digits and their prefix and suffix"; UAX #14 PO and PR.
* WESTERN: everything that UAX #14 has rules of its own for; asked of ICU (see `western`).

Deviations: ASCII marks inside Latin runs belong to the run, since a transcript's `3+1+2` or
`13.71%` must never come apart. Symbols whose width is ambiguous (UAX #14 AI, such as `→`, `①`)
are Han, as they are in Chinese type.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Set
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
    CONNECTOR = 6  # ～ –, not adjustable
    DASH = 7  # —— ……, never split
    POSTFIX = 8  # ％ ℃
    PREFIX = 9  # ￥ №
    WESTERN = 10
    SPACE = 11
    SLASH = 12  # ／, GB/T 15834-2011 5.1.9
    ITERATION = 13  # 々
    SMALL_KANA = 14  # ゃ ー


_MEMBERS = {
    CharClass.OPEN: "“‘「『（《〈【〖〔［｛｟〘〚〝\u2329",
    CharClass.CLOSE: "”’」』）》〉】〗〕］｝｠〙〛〞〟\u232a",
    CharClass.COMMA: "，、；：",
    CharClass.STOP: "。．？！‼⁇⁈⁉｡､",
    CharClass.DOT: "·・‧･",
    CharClass.CONNECTOR: "～–〜゠‐",
    CharClass.DASH: "—…⸺―‥⋯",
    CharClass.POSTFIX: "％‰℃℉°′″￠‱",
    CharClass.PREFIX: "￥￡№＄",
    CharClass.SPACE: " \u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u202f\u205f\u3000",
    CharClass.SLASH: "／",
    CharClass.ITERATION: "々〻ゝゞヽヾ",
    CharClass.SMALL_KANA: "ーぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ"
    + "".join(map(chr, range(0x31F0, 0x3200)))
    + "".join(map(chr, range(0xFF67, 0xFF71))),
}
_CLASS = {ch: cls for cls, members in _MEMBERS.items() for ch in members}
# First code point of each stretch of characters without a class above, and whether it is
# WESTERN: alphabets and their marks; what follows them is ideographic or ambiguous.
_WESTERN_RANGES = (
    (0x0000, 0x2000),
    (0x200B, 0x2070),
    (0x20A0, 0x2100),
    (0x2C00, 0x2E80),
    (0xA4D0, 0xA960),
    (0xA980, 0xAC00),
    (0xFB00, 0xFE10),
    (0xFE70, 0xFF00),
    (0x10000, 0x16FE0),
    (0x1D400, 0x1F000),
)
ENDS_WITH_WHITE = frozenset({CharClass.CLOSE, CharClass.COMMA, CharClass.STOP})

_LEVELS = (Prohibition.NONE, Prohibition.BASIC, Prohibition.GB, Prohibition.STRICT)
_NO_START_SINCE = {
    Prohibition.BASIC: ENDS_WITH_WHITE
    | {
        CharClass.DOT,
        CharClass.CONNECTOR,
        CharClass.SLASH,
        CharClass.POSTFIX,
        CharClass.SPACE,
        CharClass.ITERATION,
    },
    Prohibition.STRICT: {CharClass.DASH, CharClass.SMALL_KANA},
}
_NO_END_SINCE = {
    Prohibition.BASIC: {CharClass.OPEN, CharClass.PREFIX},
    Prohibition.GB: {CharClass.SLASH},
}


def _cumulated(
    since: Mapping[Prohibition, Set[CharClass]],
) -> dict[Prohibition, frozenset[CharClass]]:

    levels: dict[Prohibition, frozenset[CharClass]] = {}
    sofar: frozenset[CharClass] = frozenset()
    for level in _LEVELS:
        sofar |= since.get(level, frozenset())
        levels[level] = sofar
    return levels


NO_START = _cumulated(_NO_START_SINCE)
"""The classes that never start a line, by level; each level holds those before it."""
NO_END = _cumulated(_NO_END_SINCE)
"""The classes that never end a line, by level."""

_UNIT_BOUND = "%‰亿万千百兆"  # a number never leaves these
_UNITS = (
    "年月日时分秒点号元件个名人项家位次岁届期公里米亩吨斤度平立方条座台辆部栋间场处所户批成倍余多版"
)
_FLAGS = frozenset(map(chr, range(0x1F1E6, 0x1F200)))
_NUMERALS = "0123456789０１２３４５６７８９"
UNIT_PENALTY = 300
"""Price of parting a number from its unit: dear, not forbidden, since at 13 characters a line
the forbidden form opens gaps of a quarter em."""


@lru_cache(maxsize=16384)
def char_class(ch: str) -> CharClass:
    """The class of one character."""
    found = _CLASS.get(ch)
    if found is not None:
        return found
    code = ord(ch)
    western = any(first <= code < end for first, end in _WESTERN_RANGES)
    return CharClass.WESTERN if western else CharClass.HAN


def break_penalty(before: str, after: str, level: Prohibition) -> int | None:
    """What it costs to end a line after `before` when `after` follows; None forbids it.

    Both are the two characters at the boundary. Inside a Western run the answer is None; its
    own places are found by `western.western_breaks`.
    """
    left, right = char_class(before), char_class(after)
    if before in "\u00a0\u202f" or after in "\u00a0\u202f":
        return None  # UAX #14 LB12: glue
    if left is CharClass.SPACE and right is not CharClass.SPACE:
        return 0 if right not in NO_START[level] else None
    if right in NO_START[level] or left in NO_END[level]:
        return None
    if left is CharClass.DASH and right is CharClass.DASH and before == after:
        return None
    if right is CharClass.SPACE:
        return None  # a space stays with the line that it ends
    if left is CharClass.WESTERN and right is CharClass.WESTERN:
        return None
    if before in _FLAGS and after in _FLAGS:
        return None
    return _number_penalty(before, after, left, right)


def _number_penalty(before: str, after: str, left: CharClass, right: CharClass) -> int | None:
    if left is CharClass.PREFIX or right is CharClass.POSTFIX:
        return None
    if before in _NUMERALS:
        if after in _UNIT_BOUND or after in _NUMERALS:
            return None
        return UNIT_PENALTY if after in _UNITS else 0
    if before in "亿万" and after in _UNITS:
        return UNIT_PENALTY
    if before == "第" and (right is CharClass.WESTERN or after in _NUMERALS):
        return UNIT_PENALTY
    return 0


def pattern_of(kind: CharClass) -> str:
    """A regular expression for one character of a class, WESTERN or one that has members."""
    if kind is not CharClass.WESTERN:
        return f"[{re.escape(_MEMBERS[kind])}]"
    ranges = "".join(f"{chr(first)}-{chr(end - 1)}" for first, end in _WESTERN_RANGES)
    named = "".join(f"\\u{ord(ch):04x}" for ch in _CLASS)
    return f"(?:[{ranges}](?<![{named}]))"
