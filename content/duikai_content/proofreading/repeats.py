"""The same headline or the same paragraph in two places of an edition."""

from __future__ import annotations

from collections.abc import Iterator

from duikai_content.diagnostics import Severity
from duikai_content.model import Edition
from duikai_content.passages import Part, Passage, story_passages
from duikai_content.proofreading.rules import Fault, Rule

SAME_HEADLINE = Rule(
    "parts.same-headline",
    Severity.WARNING,
    "two stories with one headline",
    "望渡大桥通车 … 望渡大桥通车",
    "望渡大桥通车 … 望渡大桥首日车流平稳",
    "newsroom practice",
    "is it one story given twice?",
)
SAME_PARAGRAPH = Rule(
    "parts.same-paragraph",
    Severity.WARNING,
    "one paragraph in two places of the edition",
    "大桥昨日通车，两岸居民纷纷前来。 … 大桥昨日通车，两岸居民纷纷前来。",
    "大桥昨日通车，两岸居民纷纷前来。 … 轮渡仍然保留。",
    "newsroom practice",
    "delete one of them",
)
RULES = (SAME_HEADLINE, SAME_PARAGRAPH)

_LEAST = 15
"""Characters from which a paragraph is no mere phrase that may come again (评委点评：)."""
_PARTS = {
    Part.HEADLINE: SAME_HEADLINE,
    Part.BODY: SAME_PARAGRAPH,
    Part.BULLET: SAME_PARAGRAPH,
    Part.QUOTE: SAME_PARAGRAPH,
}


def repeats(edition: Edition) -> Iterator[Fault]:
    """Every headline and paragraph that stands in the edition already."""
    seen: dict[tuple[Rule, str], Passage] = {}
    for story in edition.stories:
        for passage in story_passages(story):
            rule = _PARTS.get(passage.part)
            text = "".join(passage.text.split())
            if rule is None or not text or (rule is SAME_PARAGRAPH and len(text) < _LEAST):
                continue
            first = seen.setdefault((rule, text), passage)
            if first is not passage:
                what = "headline" if rule is SAME_HEADLINE else "paragraph"
                message = f"this {what} stands at {first.runs[0].span} already"
                yield Fault(rule, passage, 0, message)
