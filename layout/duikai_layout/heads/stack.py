"""A level head: its lines one below the other, centred, from the label down to the byline."""

from __future__ import annotations

from duikai_layout.heads.fit import Shape
from duikai_layout.heads.head_copy import READING_ORDER, HeadCopy
from duikai_layout.heads.parts import part_shape
from duikai_layout.heads.plan import HeadLine
from duikai_layout.page import Role
from duikai_layout.typeset import SetText
from duikai_styles.sheet import Heads

EM_TOP = 0.88
"""How far the em box reaches above the baseline, in ems."""
_LABEL_GAP = 0.5
"""What the white below a label is less than a line's, in ems: its panel takes that much."""


class Stack:
    """Lines of a head as they are put one below the other over `width` points."""

    def __init__(self, heads: Heads, width: float) -> None:
        self.lines: list[HeadLine] = []
        self.foot = 0.0
        self._heads, self._width = heads, width

    def add(self, role: Role, text: SetText, shape: Shape) -> None:
        """Add the lines of a part below the others."""
        start = 0
        size = shape.size
        for end, track, width in zip(shape.ends, shape.tracks, shape.widths, strict=True):
            top = self.foot + self.gap(role, size)
            flanked = role not in (Role.LABEL, Role.HEADLINE)
            flanked = flanked and (self._width - width) / 2 > self._heads.flank
            self.lines.append(
                HeadLine(
                    role, text, start, end, size, shape.stretch, track,
                    baseline=top + EM_TOP * size, width=width, flanked=flanked,
                )
            )  # fmt: skip
            self.foot = top + size
            start = end

    def gap(self, role: Role, size: float) -> float:
        """The white above a next line: leading within a part, else `gap` of the smaller size."""
        if not self.lines:
            return 0.0
        before = self.lines[-1]
        if before.role is role:
            return (self._heads.leading - 1) * size
        if before.role is Role.LABEL:
            return (self._heads.leading - _LABEL_GAP) * before.size
        return self._heads.gap * min(size, before.size)


def stacked(head: HeadCopy, shape: Shape, width: float) -> Stack:
    """The lines of a whole head from the top down under a headline of `shape`."""
    heads = head.setter.sheet.heads
    stack = Stack(heads, width)
    room = width - 2 * heads.side
    for role in READING_ORDER:
        if role is Role.HEADLINE:
            stack.add(role, head.headline, shape)
        elif role in head.parts:
            text, part = head.parts[role]
            stack.add(role, text, part_shape(text, part, shape.size, room, heads.squeeze))
    return stack
