"""Prefix sums of all that decides a line, packed into one integer each.

A line from item i to item j is priced from sums over its gaps: natural width, what each step of
squeezing can take, what the easy gaps can give, how many ordinary gaps there are. Kept in one
integer with a field for each, they cost one addition an item and one subtraction a line, which
is what makes breaking a paragraph as cheap as reading it.

    natural width (signed) | STOPS | GAPS | MARKS | EASY | ORDINARY
                                                     40 bits a field

The natural width is on top, so that packed sums are in the order of their widths and can be
searched by bisection. No field but the top is ever negative, and none overflows below 10⁹
characters.
"""

from __future__ import annotations

from duikai_layout.linebreak.gaps import Gap, Squeeze, Stretch

BITS = 40
MASK = (1 << BITS) - 1
ORDINARY = 0
"""How many gaps may open when the easy ones are used up."""
EASY = BITS
"""What word spaces and Han-Latin gaps may open by."""
MARKS = 2 * BITS
"""What word spaces, interpuncts, brackets and commas may close by (clreq 3.1.6.2, steps 2-5)."""
GAPS = 3 * BITS
"""What Han-Latin gaps may close by (step 6)."""
STOPS = 4 * BITS
"""What full stops, question and exclamation marks may close by (step 7)."""
NATURAL = 5 * BITS
"""The natural width, in thousandths of an em."""
BELOW = (1 << NATURAL) - 1
"""All fields below the natural width, full."""

_FIELD_OF = {
    Squeeze.NONE: MARKS,
    Squeeze.SPACE: MARKS,
    Squeeze.DOT: MARKS,
    Squeeze.BRACKET: MARKS,
    Squeeze.COMMA: MARKS,
    Squeeze.GAP: GAPS,
    Squeeze.STOP: STOPS,
}


def packed_gap(gap: Gap) -> int:
    """What `gap` adds to the sums of a line."""
    return (
        (gap.width << NATURAL)
        + (gap.shrink << _FIELD_OF[gap.squeeze])
        + (gap.grow << EASY)
        + (gap.stretch is Stretch.OTHER)
    )
