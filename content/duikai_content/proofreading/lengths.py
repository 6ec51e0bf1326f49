"""What is too long for a reader; what is too long for the type, the layout knows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from duikai_content.diagnostics import Severity
from duikai_content.passages import Part, Passage
from duikai_content.proofreading.rules import Fault, Rule

CAPTION_CHARACTERS = 60
SENTENCE_CHARACTERS = 120
PARAGRAPH_CHARACTERS = 400

CAPTION = Rule(
    "length.caption",
    Severity.NOTE,
    f"a caption of more than {CAPTION_CHARACTERS} characters",
    "图为大桥，" * 13,
    "图为大桥。",
    "newsroom practice: two lines under a picture of two columns",
    "say the rest in the story",
)
SENTENCE = Rule(
    "length.sentence",
    Severity.NOTE,
    f"a sentence of more than {SENTENCE_CHARACTERS} characters",
    "大桥全长2.46公里，" * 12 + "昨日通车。",
    "大桥全长2.46公里。" * 12,
    "newsroom practice",
    "make two sentences of it",
)
PARAGRAPH = Rule(
    "length.paragraph",
    Severity.NOTE,
    f"a paragraph of more than {PARAGRAPH_CHARACTERS} characters",
    "大桥昨日通车了。" * 51,
    "大桥昨日通车了。" * 50,
    "newsroom practice: some 30 lines of a column",
    "make two paragraphs of it",
)
RULES = (CAPTION, SENTENCE, PARAGRAPH)

# A semicolon parts whole clauses, and a reader rests there; so does a quoted speaker's stop.
_SENTENCE = re.compile(r"[^。！？；…]+")
_PROSE = frozenset({Part.BODY, Part.BULLET})


def length_faults(passage: Passage) -> Iterator[Fault]:
    """What is long in `passage`."""
    text = passage.text
    if passage.part is Part.CAPTION and len(text) > CAPTION_CHARACTERS:
        yield Fault(CAPTION, passage, 0, f"the caption has {len(text)} characters")
    if passage.part not in _PROSE:
        return
    if len(text) > PARAGRAPH_CHARACTERS:
        message = f"the paragraph has {len(text)} characters"
        yield Fault(PARAGRAPH, passage, 0, message)
    for found in _SENTENCE.finditer(text):
        if len(found[0]) > SENTENCE_CHARACTERS:
            start = found.start() + len(found[0]) - len(found[0].lstrip("”’）》 "))
            message = f"the sentence “{text[start : start + 8]}…” has {len(found[0])} characters"
            yield Fault(SENTENCE, passage, start, message)
