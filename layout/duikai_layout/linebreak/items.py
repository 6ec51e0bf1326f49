"""A paragraph as the breaker sees it: widths, gaps, removable white, and places to break.

All figures are integers in thousandths of an em of the paragraph's size. White lives in the
gaps between items, so that what two neighbours do to each other is undone by a line break:

    item i | gap i | item i+1      natural gap, how far it may close and open

A mark's own half em of white is part of the gap on that side (clreq 3.1.6.1), not of the mark.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from duikai_layout.linebreak.rules import (
    ENDS_WITH_WHITE,
    CharClass,
    break_penalty,
    char_class,
)
from duikai_styles.sheet import LineRules


class Squeeze(IntEnum):
    """The order in which white is taken, each step fully before the next (clreq 3.1.6.2)."""

    NONE = 0
    SPACE = 1
    BRACKET = 2
    COMMA = 3
    GAP = 4
    STOP = 5


class Stretch(IntEnum):
    """The order in which white is given (clreq 3.1.6.3)."""

    NONE = 0
    SPACE = 1
    GAP = 2
    OTHER = 3


_SQUEEZE = {
    CharClass.OPEN: Squeeze.BRACKET,
    CharClass.CLOSE: Squeeze.BRACKET,
    CharClass.COMMA: Squeeze.COMMA,
    CharClass.STOP: Squeeze.STOP,
}
_HALF = 500


@dataclass(frozen=True, slots=True)
class Gap:
    """White after an item: natural width, what may be taken or given, and in which step."""

    width: int = 0
    shrink: int = 0
    squeeze: Squeeze = Squeeze.NONE
    grow: int = 0
    stretch: Stretch = Stretch.OTHER


@dataclass(frozen=True, slots=True, eq=False)
class LineItems:
    """`penalties[i]` is the price of ending a line after item i, None where it is forbidden.

    `start_trims[i]` is the white an item loses at a line's start, `end_trims[i]` what it may
    lose at a line's end. `gaps[i]` follows item i.
    """

    texts: tuple[str, ...]
    widths: tuple[int, ...]
    gaps: tuple[Gap, ...]
    start_trims: tuple[int, ...]
    end_trims: tuple[int, ...]
    penalties: tuple[int | None, ...]

    def __len__(self) -> int:
        return len(self.texts)


def build_items(texts: Sequence[str], widths: Sequence[int], rules: LineRules) -> LineItems:
    """Items from the clusters of a paragraph and their advances."""
    firsts = [char_class(text[0]) for text in texts]
    lasts = [char_class(text[-1]) for text in texts]
    count = len(texts)
    gaps, penalties = [], []
    for i in range(count - 1):
        gaps.append(_gap(lasts[i], firsts[i + 1], texts[i], texts[i + 1], rules))
        penalties.append(break_penalty(texts[i][-1], texts[i + 1][0], rules.prohibition))
    return LineItems(
        texts=tuple(texts),
        widths=tuple(
            0 if cls is CharClass.SPACE else width
            for cls, width in zip(firsts, widths, strict=True)
        ),
        gaps=(*gaps, Gap()) if count else (),
        start_trims=tuple(
            min(_HALF, max(0, width - _HALF)) if cls is CharClass.OPEN else 0
            for cls, width in zip(firsts, widths, strict=True)
        ),
        end_trims=tuple(
            min(_HALF, max(0, width - _HALF)) if cls in ENDS_WITH_WHITE else 0
            for cls, width in zip(lasts, widths, strict=True)
        ),
        penalties=(*penalties, 0) if count else (),
    )


_FIXED = frozenset({CharClass.CONNECTOR, CharClass.DOT})
_PLAIN = Gap()
_RIGID = Gap(stretch=Stretch.NONE)


def _gap(left: CharClass, right: CharClass, before: str, after: str, rules: LineRules) -> Gap:
    if left is CharClass.HAN and right is CharClass.HAN:
        return _PLAIN
    if left is CharClass.SPACE:
        return _space(before, after, rules)
    if right is CharClass.SPACE or (left is right and left in (CharClass.WESTERN, CharClass.DASH)):
        return _RIGID
    if left in ENDS_WITH_WHITE or right is CharClass.OPEN:
        return _mark_gap(left, right, rules)
    if {left, right} == {CharClass.HAN, CharClass.WESTERN}:
        return Gap(
            rules.gap,
            rules.gap - rules.gap_min,
            Squeeze.GAP,
            rules.gap_max - rules.gap,
            Stretch.GAP,
        )
    if left in _FIXED or right in _FIXED or right is CharClass.POSTFIX:
        return _RIGID
    return _PLAIN


def _space(before: str, after: str, rules: LineRules) -> Gap:
    if before in "\u2003\u3000":
        return Gap(rules.wide_space, rules.wide_space // 2, Squeeze.SPACE, 0, Stretch.OTHER)
    if char_class(after[0]) is CharClass.WESTERN:
        return Gap(
            rules.space,
            rules.space - rules.space_min,
            Squeeze.SPACE,
            rules.space_max - rules.space,
            Stretch.SPACE,
        )
    return Gap(rules.name_space, rules.name_space // 4, Squeeze.SPACE, 0, Stretch.OTHER)


def _mark_gap(left: CharClass, right: CharClass, rules: LineRules) -> Gap:
    """White of a closing mark's right side and an opening mark's left side, half an em each.

    Two adjacent marks give up `rules.pair` at once; what is left may go when a line is tight.
    """
    marks = (*ENDS_WITH_WHITE, CharClass.OPEN)
    white = _HALF * ((left in ENDS_WITH_WHITE) + (right is CharClass.OPEN))
    pair = rules.pair if left in marks and right in marks else 0
    step = max(
        _SQUEEZE.get(c, Squeeze.NONE) for c in (left, right) if c in _white_side(left, right)
    )
    remaining = max(0, white - pair)
    if right is CharClass.DOT or right is CharClass.CONNECTOR:
        return Gap(0, remaining, step, 0, Stretch.NONE)
    return Gap(-pair, remaining, step if remaining else Squeeze.NONE)


def _white_side(left: CharClass, right: CharClass) -> tuple[CharClass, ...]:
    sides = []
    if left in ENDS_WITH_WHITE:
        sides.append(left)
    if right is CharClass.OPEN:
        sides.append(right)
    return tuple(sides)
