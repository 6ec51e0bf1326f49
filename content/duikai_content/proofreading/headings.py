"""Headlines and cross-heads: the marks they do without."""

from __future__ import annotations

import re
from collections.abc import Iterator

from duikai_content.diagnostics import Severity
from duikai_content.passages import Part, Passage
from duikai_content.proofreading.rules import Fault, Pattern, Rule, matching

FULL_STOP = Rule(
    "heads.full-stop",
    Severity.WARNING,
    "a full stop in a headline, kicker or cross-head",
    "望渡大桥通车。",
    "望渡大桥通车",
    "校对 practice",
    "delete it; an em space parts two halves",
)
END_MARK = Rule(
    "heads.end-mark",
    Severity.WARNING,
    "a headline or cross-head that ends in ， 、 ； or ：",
    "望渡大桥通车：",
    "望渡大桥通车",
    "校对 practice",
    "delete it",
)
RULES = (FULL_STOP, END_MARK)

_TITLES = frozenset({Part.HEADLINE, Part.CROSS_HEAD})
_PATTERNS = (
    Pattern(
        FULL_STOP,
        re.compile("。"),
        "a full stop stands in a head",
        parts=_TITLES | {Part.KICKER},
    ),
    Pattern(
        END_MARK,
        re.compile(r"[，、；：](?=\s*$)"),
        "the head ends in “{0}”",
        parts=_TITLES,
    ),
)


def head_faults(passage: Passage) -> Iterator[Fault]:
    """The marks that a head does without."""
    yield from matching(_PATTERNS, passage)
