"""Cross-heads and sub-heads of a galley, which stand in whole rows (占行)."""

from __future__ import annotations

from duikai_content.model import CrossHead
from duikai_layout.galley.elements import KEEP, Element, SetCrossHead, Way
from duikai_layout.galley.paragraphs import fewest_lines
from duikai_layout.page import Role
from duikai_layout.signature import natural_width
from duikai_layout.typeset import Typesetter

_WHITE_PRICE = 1.5
_FILLS = 1 / 4
"""The share of the measure from which a cross-head may have a row more; round a shorter one it
would be a hole in the column."""


def set_cross_head(block: CrossHead, measure: int, setter: Typesetter) -> Element:
    """A cross-head over one row more than it has lines, or two unless it is very short; a
    sub-head on the grid."""
    centred = block.level == 1
    role = "cross-head" if centred else "sub-head"
    style, text = setter.sheet.text[role], setter.styled(block.text, role)
    ends = fewest_lines(text, int(measure / style.scale), style.indent)
    spare = 1 if centred else 0
    fills = natural_width(text) * style.scale >= measure * _FILLS
    whites = (0, 1) if centred and fills else (0,)
    ways = tuple(
        Way(len(ends) + spare + white, white * _WHITE_PRICE, ends, white=white) for white in whites
    )
    matter = SetCrossHead(text, style, centred)
    return Element(Role.CROSS_HEAD, matter, ways, whole=True, keep=KEEP)
