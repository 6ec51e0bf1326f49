"""The ladder of headline sizes: which rung a story stands on, and what leaving it costs."""

from __future__ import annotations

from collections.abc import Iterable

from duikai_content.model import Form, Story
from duikai_styles.sheet import HeadLevel, StyleSheet

_WIDER = 0.12
"""How much larger a headline may be for every column beyond the second."""


def head_level(levels: Iterable[HeadLevel], weight: int) -> HeadLevel:
    """The highest rung that a story of `weight` reaches."""
    return max(
        (level for level in levels if weight >= level.weight),
        key=lambda level: level.weight,
        default=min(levels, key=lambda level: level.weight),
    )


def sizes_of(level: HeadLevel, sheet: StyleSheet) -> tuple[float, ...]:
    """The sizes of the ladder that the rung allows, largest first; a rung of one size allows
    that, on the ladder or not."""
    if level.least == level.most:
        return (level.least,)
    return tuple(size for size in sheet.heads.ladder if level.least <= size <= level.most)


def usual_size(story: Story, level: HeadLevel, columns: int) -> float:
    """The size that is expected over so many columns."""
    wider = 1.0 if story.form is Form.BRIEF else 1 + _WIDER * (columns - 2)
    return min(max(level.usual * wider, level.least), level.most)


def size_price(size: float, usual: float, sheet: StyleSheet) -> float:
    """What a size costs that is not the usual one."""
    return sheet.prices.head_size * (max(size / usual, usual / size) - 1)
