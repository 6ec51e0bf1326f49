"""Brackets and quotation marks: each opened once, closed once, in the right order.

A quotation of several paragraphs opens in each of them and closes in the last alone
(GB/T 15834-2011, 4.8.3.5), so a story's paragraphs are read in order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from duikai_content.diagnostics import Severity
from duikai_content.passages import Part, Passage
from duikai_content.proofreading.rules import Fault, Rule

UNBALANCED = Rule(
    "marks.unbalanced",
    Severity.ERROR,
    "a bracket or quotation mark without its other half",
    "他说：“开工了。",
    "他说：“开工了。”",
    "GB/T 15834-2011, 4.8.2, 4.9.2, 4.15.2",
    "write the other half, or delete this one",
)
CROSSED = Rule(
    "marks.crossed",
    Severity.ERROR,
    "pairs that cross: one is closed before the one inside it",
    "他写了（题为“渡口）”的文章。",
    "他写了（题为“渡口”）的文章。",
    "GB/T 15834-2011, 4.8, 4.9",
    "close the inner pair first",
)
INNER_QUOTE = Rule(
    "marks.inner-quote",
    Severity.WARNING,
    "quotation marks or title marks of the wrong order, outside and inside",
    "他说：“这是‘快线’，也是“慢线”。”",
    "他说：“这是‘快线’。”",
    "GB/T 15834-2011, 4.8.3.4, 4.15.3",
    "“ ” outside and ‘ ’ inside; 《 》 outside and 〈 〉 inside",
)
RULES = (UNBALANCED, CROSSED, INNER_QUOTE)

_CLOSERS = {
    "“": "”", "‘": "’", "（": "）", "(": ")", "《": "》", "〈": "〉", "【": "】", "「": "」",
    "『": "』", "〔": "〕", "〖": "〗", "［": "］", "[": "]", "｛": "｝",
}  # fmt: skip
_OPENERS = {closer: opener for opener, closer in _CLOSERS.items()}
_QUOTES = frozenset("“‘")
# 1）, (2), a)：numbers of a list close what nobody opened.
_NUMBER = re.compile(r"(?:^|[\s，。；：、（(])(?:[0-9]{1,3}|[A-Za-z]|[一二三四五六七八九十]{1,3})$")
# What must stand outside, around the inner form of a pair.
_OUTER = {"‘": "“", "〈": "《"}
_PARAGRAPHS = frozenset({Part.BODY, Part.QUOTE, Part.BULLET})


@dataclass(slots=True)
class _Open:
    """An opening mark, what encloses it, and whether it found its other half."""

    mark: str
    at: int
    outer: _Open | None
    closed: bool = False


def unpaired_marks(passages: Sequence[Passage]) -> Iterator[Fault]:
    """The faults of pairing in the passages of a story, in order."""
    paragraphs = [passage for passage in passages if passage.part in _PARAGRAPHS]
    following = dict(zip(map(id, paragraphs), paragraphs[1:], strict=False))
    for passage in passages:
        after = following.get(id(passage))
        yield from _in_passage(passage, after.text if after else "")


def _in_passage(passage: Passage, following: str) -> Iterator[Fault]:
    text = passage.text
    opened: list[_Open] = []
    marks: list[_Open] = []
    for at, character in enumerate(text):
        if character in _CLOSERS:
            mark = _Open(character, at, opened[-1] if opened else None)
            opened.append(mark)
            marks.append(mark)
        elif character in _OPENERS and not _is_apostrophe(text, at):
            yield from _close(passage, text, at, opened)
    yield from _unclosed(passage, opened, following)
    for mark in marks:
        if mark.closed and _is_misplaced(mark):
            yield _misplaced(passage, mark)


def _unclosed(passage: Passage, opened: list[_Open], following: str) -> Iterator[Fault]:
    """The openers that are left over; of two of one form the second was meant to close."""
    waiting: list[_Open] = []
    for mark in opened:
        if waiting and waiting[-1].mark == mark.mark:
            waiting.pop()
            closer = _CLOSERS[mark.mark]
            message = f"“{mark.mark}” stands where “{closer}” belongs"
            yield Fault(UNBALANCED, passage, mark.at, message, f"write “{closer}”")
        else:
            waiting.append(mark)
    for mark in waiting:
        # The next paragraph of the same quotation opens with the mark again.
        if not (mark.mark in _QUOTES and following.startswith(mark.mark)):
            message = f"“{mark.mark}” is not closed with “{_CLOSERS[mark.mark]}”"
            yield Fault(UNBALANCED, passage, mark.at, message)


def _close(passage: Passage, text: str, at: int, opened: list[_Open]) -> Iterator[Fault]:
    """Close the pair that character `at` ends; a fault where another stands in between."""
    wanted = _OPENERS[text[at]]
    places = [place for place, mark in enumerate(opened) if mark.mark == wanted]
    if not places:
        is_year = text[at] == "’" and text[at + 1 : at + 3].isdigit()  # ’98
        is_number = text[at] in "）)" and _NUMBER.search(text[max(0, at - 4) : at])
        if not is_year and not is_number:
            message = f"“{text[at]}” closes what “{wanted}” has not opened"
            yield Fault(UNBALANCED, passage, at, message)
        return
    place = places[-1]
    if place < len(opened) - 1 and _OUTER.get(opened[-1].mark) != wanted:
        inner = opened[-1]
        if _CLOSERS[inner.mark] in text[at + 1 :]:
            message = f"“{text[at]}” comes before the “{_CLOSERS[inner.mark]}” of the pair inside"
            yield Fault(CROSSED, passage, at, message)
    opened.pop(place).closed = True


def _is_apostrophe(text: str, at: int) -> bool:
    """’ after a Latin letter: it’s, workers’."""
    return text[at] == "’" and text[at - 1 : at].isascii() and text[at - 1 : at].isalpha()


def _is_misplaced(mark: _Open) -> bool:
    """Whether a closed pair has the form of the other order: ‘ outside, “ within “."""
    outer = mark.outer
    while outer is not None and outer.mark not in ("“", "‘", "《", "〈"):
        outer = outer.outer
    if outer is not None and not outer.closed:
        return False
    enclosing = outer.mark if outer else ""
    if mark.mark == "‘":
        return enclosing != "“"
    if mark.mark == "〈":
        return enclosing != "《"
    return mark.mark == enclosing and mark.mark in "“《"


def _misplaced(passage: Passage, mark: _Open) -> Fault:
    if mark.mark in _OUTER:
        message = f"“{mark.mark}” stands outside, where “{_OUTER[mark.mark]}” belongs"
        hint = f"write “{_OUTER[mark.mark]}” and “{_CLOSERS[_OUTER[mark.mark]]}”"
    else:
        inner = "‘" if mark.mark == "“" else "〈"
        message = f"“{mark.mark}” stands inside “{mark.mark}”"
        hint = f"write “{inner}” and “{_CLOSERS[inner]}”"
    return Fault(INNER_QUOTE, passage, mark.at, message, hint)
