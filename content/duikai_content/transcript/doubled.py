"""Words written twice by mistake. They are reported and printed as they stand."""

from __future__ import annotations

import re

from duikai_content.diagnostics import Diagnostics
from duikai_content.model import Paragraph, Story
from duikai_content.spans import SourceSpan

# Two to four Han repeated at once; single Han double by grammar (天天, 沉甸甸), except
# these function words, which hardly ever do.
_DOUBLED = re.compile(r"([\u4e00-\u9fff]{2,4})\1|([向在是被把])\2")


def report_doubled_words(story: Story, diagnostics: Diagnostics) -> None:
    """Warn of each doubled word in the story's paragraphs."""
    for block in story.body:
        if not isinstance(block, Paragraph):
            continue
        for inline in block.inlines:
            for found in _DOUBLED.finditer(inline.text):
                place = inline.span
                span = SourceSpan(place.file, place.line, place.column + found.start())
                message = f"doubled word “{found[0]}”; it is printed as it stands"
                diagnostics.warning("copy.doubled-word", message, span, "look at the original")
