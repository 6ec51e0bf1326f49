"""Where marks have their white, by convention: mainland, Taiwan and Hong Kong, Japan.

A full-width mark is an em wide, of which its ink takes half or less; what is left may be taken
away on the side where it is (clreq 3.1.6.1 "punctuation adjustment space"; JLREQ 3.1.2 for
Japanese). All figures are thousandths of an em.

| marks       | mainland   | Taiwan, Hong Kong | Japan             |
|-------------|------------|-------------------|-------------------|
| brackets    | ½ outside  | ½ outside         | ½ outside         |
| `，、。．`  | ½ right    | ¼ on both sides   | ½ right           |
| `；：`      | ½ right    | ¼ on both sides   | ¼ on both sides   |
| `！？`      | ½ right    | none              | none              |
| `·・`       | half wide  | half wide         | ¼ on both sides   |
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from duikai_layout.linebreak.rules import CharClass, char_class
from duikai_styles.sheet import Marks

HALF, QUARTER = 500, 250
_PAUSES, _COLONS, _CALLS = "，、。．", "；：", "！？‼⁇⁈⁉"
_LEFT, _RIGHT, _BOTH, _NONE = (HALF, 0), (0, HALF), (QUARTER, QUARTER), (0, 0)


@dataclass(frozen=True, slots=True)
class Convention:
    """`centred` are marks whose ink stands in the middle of their em, also from top to bottom
    if they are in `raised`; `hanging` are those that may stand outside the measure (clreq
    3.1.7: not where marks are centred)."""

    whites: Mapping[str, tuple[int, int]]
    centred: frozenset[str]
    raised: frozenset[str]
    hanging: frozenset[str]
    half_wide: frozenset[str]

    def white(self, ch: str) -> tuple[int, int]:
        """The removable white left and right of the ink of `ch`."""
        found = self.whites.get(ch)
        if found is not None:
            return found
        kind = char_class(ch)
        if kind is CharClass.OPEN:
            return _LEFT
        return _RIGHT if kind is CharClass.CLOSE else _NONE


def _whites(
    pauses: tuple[int, int], colons: tuple[int, int], calls: tuple[int, int]
) -> dict[str, tuple[int, int]]:
    return {
        **dict.fromkeys(_PAUSES, pauses),
        **dict.fromkeys(_COLONS, colons),
        **dict.fromkeys(_CALLS, calls),
    }


_NOBODY = frozenset[str]()
CONVENTIONS: Mapping[Marks, Convention] = {
    Marks.HANS: Convention(
        whites=_whites(_RIGHT, _RIGHT, _RIGHT),
        centred=_NOBODY,
        raised=_NOBODY,
        hanging=frozenset("，、。"),
        half_wide=frozenset("·・‧"),
    ),
    Marks.HANT: Convention(
        whites=_whites(_BOTH, _BOTH, _NONE),
        centred=frozenset(_PAUSES + _COLONS + _CALLS),
        raised=frozenset(_PAUSES),
        hanging=_NOBODY,
        half_wide=frozenset("·・‧"),
    ),
    Marks.JA: Convention(
        whites={**_whites(_RIGHT, _BOTH, _NONE), "・": _BOTH},
        centred=frozenset(_COLONS + _CALLS),
        raised=_NOBODY,
        hanging=frozenset("，、。．"),
        half_wide=frozenset("·‧"),
    ),
}


def convention_of(marks: Marks, locale: str) -> Convention:
    """The convention that a style asks for; `Marks.LOCALE` is that of the edition's `locale`."""
    if marks is Marks.LOCALE:
        language = locale.split("-", maxsplit=1)[0].lower()
        traditional = any(part in locale for part in ("Hant", "TW", "HK", "MO"))
        marks = Marks.JA if language == "ja" else Marks.HANT if traditional else Marks.HANS
    return CONVENTIONS[marks]
