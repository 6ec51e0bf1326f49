"""Head blocks as data: what `plan_heads` offers, page composition chooses and make-up draws."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from duikai_layout.page import Role
from duikai_layout.typeset import SetText

if TYPE_CHECKING:
    from duikai_layout.upright_text import UprightText


@dataclass(frozen=True, slots=True)
class HeadLine:
    """One line of a head: items `start`..`end` of `text`, centred in the block.

    `size` in points, `stretch` and `track` in thousandths, `baseline` in points from the top of
    the head's content, `width` in points as set. `flanked` asks for rules into the white on both
    sides.
    """

    role: Role
    text: SetText
    start: int
    end: int
    size: float
    stretch: int
    track: int
    baseline: float
    width: float
    flanked: bool


@dataclass(frozen=True, slots=True)
class UprightLine:
    """One line of an upright head: cells `start`..`end` of `text` from the top down.

    Its em column begins `x` points from the block's left edge, its first cell `top` points from
    the top of the head's content. `track` in thousandths of an em, `length` in points as set.
    """

    role: Role
    text: UprightText
    start: int
    end: int
    size: float
    track: int
    x: float
    top: float
    length: float


@dataclass(frozen=True, slots=True)
class HeadPlan:
    """A head block over `columns` columns and `rows` rows (the white above it not counted).

    `size` is the headline's, `height` that of the content in points. `lines` are in reading
    order. The body may run up beside a block that leaves columns open; beside an `upright` one,
    set as upright lines, it always does, and no line need stand below it.
    """

    columns: int
    rows: int
    price: float
    size: float
    height: float
    lines: tuple[HeadLine | UprightLine, ...]
    upright: bool = False
