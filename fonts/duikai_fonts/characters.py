"""Classes of characters that decide how text is cut into runs for shaping.

Only what shaping needs; line-breaking classes belong to the layout. The ranges follow the
Unicode Character Database.
"""

from __future__ import annotations

import re
from functools import cache
from unicodedata import category

# Characters whose glyph depends on nothing around them in a Chinese face with no features asked
# for: hanzi, kana, CJK punctuation and full-width forms. They can be shaped once and kept. Out
# of the set: dashes (—— is one glyph), ’ (an apostrophe between Latin letters), marks.
_ALONE = (
    "\u00b7\u2018\u201c\u201d\u2026\u2460-\u24ff\u25a0-\u25ff\u3000-\u3029\u3030-\u303d"
    "\u3041-\u3096\u309b-\u30ff\u3105-\u312f\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\uff01-\uff60\uffe0-\uffe6\U00020000-\U0003fffd"
)
# Marks that may follow one of them and then belong to its cluster.
_MARKS = (
    "\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u200c\u200d\u20d0-\u20ff"
    "\u302a-\u302f\u3099\u309a\ufe00-\ufe0f\ufe20-\ufe2f\U000e0100-\U000e01ef"
)

CONTEXTUAL = re.compile(f"(?:[{_ALONE}](?=[{_MARKS}]))?[^{_ALONE}]+")
"""Matches the stretches of a text that must be shaped together."""

_IGNORABLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
_ZWJ = "\u200d"

DASH = "\u2014"
"""Half of the Chinese dash `——`, which is one sign of two ems."""

# First code point of each stretch, and the script its characters are shaped as. "" lets
# HarfBuzz find the script.
_SCRIPTS: tuple[tuple[int, str], ...] = (
    (0x0000, "Latn"),
    (0x0370, "Grek"),
    (0x0400, "Cyrl"),
    (0x0530, ""),
    (0x1E00, "Latn"),
    (0x1F00, "Grek"),
    (0x2000, "Hani"),
    (0x2C00, ""),
    (0x2C60, "Latn"),
    (0x2C80, ""),
    (0x2E00, "Hani"),
    (0xA000, ""),
    (0xF900, "Hani"),
    (0xFB00, ""),
    (0xFE10, "Hani"),
    (0xFE20, ""),
    (0xFE30, "Hani"),
    (0xFE70, ""),
    (0xFF00, "Hani"),
    (0x10000, ""),
    (0x1F000, "Hani"),
)
_HANI_IN_LATIN = frozenset("\u00b7\u00d7\u00f7\u00b1\u00a7\u00b0")


_OPENERS, _CLOSERS = "\u201c\u2018", "\u201d\u2019"
_BESIDE = re.compile(r"[\s\u2018\u2019\u201c\u201d]+")


def western_quotes(text: str) -> frozenset[int]:
    """Where in `text` quotation marks are Western: what they enclose is, and so is what stands
    outside them (or nothing stands there). In Chinese text a quoted word keeps Chinese marks."""
    if not _LETTERS.search(text):
        return frozenset()
    found: set[int] = set()
    open_at: list[int] = []
    for at, ch in enumerate(text):
        if ch in _OPENERS:
            open_at.append(at)
        elif ch in _CLOSERS and open_at and text[open_at[-1]] == _OPENERS[_CLOSERS.index(ch)]:
            start = open_at.pop()
            before, after = text[max(0, start - _NEAR) : start], text[at + 1 : at + 1 + _NEAR]
            outside = _last_sign(before) + _last_sign(after[::-1])
            if _is_western(outside) and _is_western(text[start + 1 : at]):
                found |= {start, at}
    return frozenset(found)


_NEAR = 16
_LETTERS = re.compile("[A-Za-z\u00c0-\u02af\u0370-\u052f]")
_EASTERN = re.compile(
    "[\u2e80-\ua4cf\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff]"
)


def _is_western(text: str) -> bool:
    return _EASTERN.search(text) is None


def _last_sign(text: str) -> str:
    """The last character of `text` that is neither white nor a quotation mark, "" if none."""
    return _BESIDE.sub("", text)[-1:]


def is_ignorable(ch: str) -> bool:
    """Whether a face needs no glyph for `ch` (Default_Ignorable_Code_Point)."""
    return ch >= "\u00ad" and _IGNORABLE.match(ch) is not None


@cache
def script_of(ch: str) -> str:
    """The ISO 15924 script that `ch` is shaped as, or "" when HarfBuzz shall say."""
    if ch in _HANI_IN_LATIN:
        return "Hani"
    code = ord(ch)
    found = ""
    for first, script in _SCRIPTS:
        if code < first:
            break
        found = script
    return found


def is_alone(ch: str) -> bool:
    """Whether the glyph of `ch` does not depend on its neighbours (no mark following)."""
    return CONTEXTUAL.match(ch) is None


def is_latin_letter(ch: str) -> bool:
    """Whether `ch` is a letter of the Latin script as far as the bundled faces have it."""
    return ch.isalpha() and script_of(ch) == "Latn"


def split_units(text: str) -> list[str]:
    """`text` cut where the face may change: a base with its marks, a joined emoji, or `——`."""
    units: list[str] = []
    for ch in text:
        if ch == DASH and units and units[-1] == DASH:
            units[-1] = DASH + DASH
            continue
        code = ord(ch)
        extends = code >= 0x300 and (
            category(ch)[0] == "M" or ch == _ZWJ or 0x1F3FB <= code <= 0x1F3FF
        )
        if units and (extends or units[-1][-1] == _ZWJ):
            units[-1] += ch
        else:
            units.append(ch)
    return units
