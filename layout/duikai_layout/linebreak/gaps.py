"""The white between two neighbours on a line: how wide it is, what may be taken, what given.

All figures are integers in thousandths of an em. A mark's own half em of white is part of the
gap on that side (clreq 3.1.6.1), not of the mark, so that what two neighbours do to each other
is undone by a line break.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from duikai_layout.linebreak.marks import HALF, Convention
from duikai_layout.linebreak.rules import CharClass, char_class
from duikai_styles.sheet import LineRules


class Squeeze(IntEnum):
    """The order in which white is taken, each step fully before the next (clreq 3.1.6.2)."""

    NONE = 0
    SPACE = 1
    DOT = 2
    BRACKET = 3
    COMMA = 4
    GAP = 5
    STOP = 6


class Stretch(IntEnum):
    """The order in which white is given (clreq 3.1.6.3)."""

    NONE = 0
    SPACE = 1
    GAP = 2
    OTHER = 3


@dataclass(frozen=True, slots=True)
class Gap:
    """White after an item: natural width, what may be taken or given, and in which step."""

    width: int = 0
    shrink: int = 0
    squeeze: Squeeze = Squeeze.NONE
    grow: int = 0
    stretch: Stretch = Stretch.OTHER


PLAIN = Gap()
RIGID = Gap(stretch=Stretch.NONE)
_STEPS = {
    CharClass.OPEN: Squeeze.BRACKET,
    CharClass.CLOSE: Squeeze.BRACKET,
    CharClass.COMMA: Squeeze.COMMA,
    CharClass.STOP: Squeeze.STOP,
    CharClass.DOT: Squeeze.DOT,
}
_MARKS = frozenset(_STEPS)
_SIGNS_OF_NUMBERS = frozenset("%‰°℃$€£¥+#&@")


def gap_between(before: str, after: str, rules: LineRules, marks: Convention) -> Gap:
    """The gap after the character `before` when `after` is its neighbour on the line."""
    left, right = char_class(before), char_class(after)
    if left is CharClass.HAN and right is CharClass.HAN:
        return PLAIN
    if left is CharClass.SPACE:
        return _space(before, right, rules)
    if right is CharClass.SPACE or (left is right and left in (CharClass.WESTERN, CharClass.DASH)):
        return RIGID
    white = marks.white(before)[1] + marks.white(after)[0]
    if white or (left in _MARKS and right in _MARKS):
        return _mark_gap(before, after, rules, marks)
    if _is_han_and_western(before, after, left, right):
        return Gap(
            rules.gap,
            rules.gap - rules.gap_min,
            Squeeze.GAP,
            rules.gap_max - rules.gap,
            Stretch.GAP,
        )
    if right is CharClass.POSTFIX or left is CharClass.PREFIX:
        return RIGID
    if _is_tight(before, marks) or _is_tight(after, marks):
        return RIGID
    return PLAIN


def _is_han_and_western(before: str, after: str, left: CharClass, right: CharClass) -> bool:
    """Whether ¼ em belongs between them (clreq 3.2.2): Han or kana beside a letter, a digit or
    what belongs to a number; not beside Western marks."""
    if left is CharClass.WESTERN:
        western, other = before, right
    elif right is CharClass.WESTERN:
        western, other = after, left
    else:
        return False
    if other not in (CharClass.HAN, CharClass.ITERATION, CharClass.SMALL_KANA):
        return False
    return western.isalnum() or western in _SIGNS_OF_NUMBERS


def _space(before: str, right: CharClass, rules: LineRules) -> Gap:
    if before in "\u2003\u3000":
        return Gap(rules.wide_space, rules.wide_space // 2, Squeeze.SPACE)
    if right is CharClass.WESTERN:
        return Gap(
            rules.space,
            rules.space - rules.space_min,
            Squeeze.SPACE,
            rules.space_max - rules.space,
            Stretch.SPACE,
        )
    return Gap(rules.name_space, rules.name_space // 4, Squeeze.SPACE)


def _mark_gap(before: str, after: str, rules: LineRules, marks: Convention) -> Gap:
    """White of the right side of `before` and the left side of `after`.

    Two adjacent marks give up `rules.pair` at once (clreq 3.1.6.2: 2 em to 1.5 em); what is left
    may go when a line is tight.
    """
    left, right = char_class(before), char_class(after)
    on_left, on_right = marks.white(before)[1], marks.white(after)[0]
    white = on_left + on_right
    tight = _is_tight(before, marks) or _is_tight(after, marks)
    adjacent = left in _MARKS and right in _MARKS and not tight
    given = min(rules.pair, white) if adjacent else 0
    remaining = white - given
    steps = [_STEPS[kind] for kind, side in ((left, on_left), (right, on_right)) if side]
    step = max(steps, default=Squeeze.NONE) if remaining else Squeeze.NONE
    return Gap(-given, remaining, step, 0, Stretch.NONE if tight else Stretch.OTHER)


def _is_tight(ch: str, marks: Convention) -> bool:
    """Whether nothing opens beside `ch` (clreq 3.1.6.3): it is part of what it connects."""
    return ch in marks.half_wide or char_class(ch) in (CharClass.CONNECTOR, CharClass.SLASH)


def chained(gap: Gap, marks: int) -> Gap:
    """The gap after a chain of `！` and `？`: two of them take one em, three take two (GB/T
    15834-2011 5.1.3), so that after two the second's white goes as well."""
    if marks != 2:
        return gap
    given = min(HALF, gap.shrink)
    remaining = gap.shrink - given
    squeeze = gap.squeeze if remaining else Squeeze.NONE
    return Gap(gap.width - given, remaining, squeeze, gap.grow, gap.stretch)
