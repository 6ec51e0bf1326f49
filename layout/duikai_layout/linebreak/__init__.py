"""Line breaking: rules as data, items, the breaker, and setting a line to its measure.

    build_items → break_paragraph → set_line

It knows no faces and no pages: characters and integer widths in, positions out.
"""

from duikai_layout.linebreak.breaker import Broken, break_paragraph, is_stranded
from duikai_layout.linebreak.items import LineItems, build_items
from duikai_layout.linebreak.justify import SetLine, set_line

__all__ = [
    "Broken",
    "LineItems",
    "SetLine",
    "break_paragraph",
    "build_items",
    "is_stranded",
    "set_line",
]
