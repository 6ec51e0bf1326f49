"""Heads: how the label, kicker, headline, deck and byline of a story stand over so many columns.

`plan_heads` offers a few head blocks, each of whole columns and rows with its price; page
composition chooses one, and make-up draws its lines. The way of the copy:

    set_head → HeadCopy ─lines→ where lines end by sense
                        ─fit, parts→ sizes, condensing, letter-spacing
                        ─stack→ a level head    ─upright→ an upright head 竖题
                        ─choice→ HeadPlans
"""

from duikai_layout.heads.choice import level_plans, plan_heads
from duikai_layout.heads.head_copy import HeadCopy, set_head
from duikai_layout.heads.lines import gap_changes
from duikai_layout.heads.plan import HeadLine, HeadPlan, UprightLine

__all__ = [
    "HeadCopy",
    "HeadLine",
    "HeadPlan",
    "UprightLine",
    "gap_changes",
    "level_plans",
    "plan_heads",
    "set_head",
]
