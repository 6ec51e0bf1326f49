"""Breaking short display lines by sense: never inside a word, lines of even length.

    characters ─words→ what is known ─singles→ units ─breaks→ places ─split→ lines

The lists are in `lexicon`, the prices in `breaks`.
"""

from duikai_layout.sense.breaks import BAD, sense_breaks
from duikai_layout.sense.split import Split, split_by_sense

__all__ = ["BAD", "Split", "sense_breaks", "split_by_sense"]
