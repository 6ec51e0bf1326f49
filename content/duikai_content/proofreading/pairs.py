"""Brackets and quotation marks: each opened once, closed once, in the right order.

A quotation of several paragraphs opens in each of them and closes in the last alone
(GB/T 15834-2011, 4.8.3.5), so a story's paragraphs are read in order.
"""

from __future__ import annotations

import re
from collections import Counter
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
_NESTING = frozenset("“‘《〈")
_NUMBER = re.compile(r"(?:^|[\s，。；：、（(])(?:[0-9]{1,3}|[A-Za-z]|[一二三四五六七八九十]{1,3})$")
# What must stand outside, around the inner form of a pair.
_OUTER = {"‘": "“", "〈": "《"}
_INNER = {outer: inner for inner, outer in _OUTER.items()}
_PARAGRAPHS = frozenset({Part.BODY, Part.QUOTE, Part.BULLET})


@dataclass(slots=True)
class _Open:
    """An opening mark. `outer` is the quotation or title it stands in, `enclosed` whether the
    outer form of its pair is open around it, `closed` whether it found its other half."""

    mark: str
    at: int
    outer: _Open | None
    enclosed: bool
    closed: bool = False


def unpaired_marks(passages: Sequence[Passage]) -> Iterator[Fault]:
    """The faults of pairing in the passages of a story, in order."""
    paragraphs = [passage for passage in passages if passage.part in _PARAGRAPHS]
    following = dict(zip(map(id, paragraphs), paragraphs[1:], strict=False))
    for passage in passages:
        reading = _Reading(passage)
        yield from reading.crossed_and_unopened()
        after = following.get(id(passage))
        yield from reading.unclosed(after.text if after else "")
        yield from reading.misplaced()


class _Reading:
    """One passage, read mark by mark."""

    def __init__(self, passage: Passage) -> None:
        self._passage, self._text = passage, passage.text
        self._open: list[_Open] = []
        self._counts: Counter[str] = Counter()  # of the marks that are open
        self._all: list[_Open] = []

    def crossed_and_unopened(self) -> Iterator[Fault]:
        """Read the passage; the closing marks that open nothing or close too early."""
        for at, character in enumerate(self._text):
            if character in _CLOSERS:
                self._opens(character, at)
            elif character in _OPENERS and not self._is_apostrophe(at):
                yield from self._closes(character, at)

    def unclosed(self, following: str) -> Iterator[Fault]:
        """The openers that are left over; of two of one form the second was meant to close."""
        waiting: list[_Open] = []
        for mark in self._open:
            if waiting and waiting[-1].mark == mark.mark:
                waiting.pop()
                closer = _CLOSERS[mark.mark]
                message = f"{mark.mark} stands where {closer} belongs"
                yield Fault(UNBALANCED, self._passage, mark.at, message, f"write {closer}")
            else:
                waiting.append(mark)
        for mark in waiting:
            # The next paragraph of the same quotation opens with the mark again.
            if not (mark.mark in _QUOTES and following.startswith(mark.mark)):
                message = f"{mark.mark} is not closed with {_CLOSERS[mark.mark]}"
                yield Fault(UNBALANCED, self._passage, mark.at, message)

    def misplaced(self) -> Iterator[Fault]:
        """The pairs that have the form of the other order: ‘ outside, “ within “."""
        for mark in self._all:
            if not mark.closed or (mark.outer and not mark.outer.closed):
                continue
            outer = _OUTER.get(mark.mark)
            if outer and not mark.enclosed:
                message = f"{mark.mark} stands outside, where {outer} belongs"
                hint = f"write {outer} and {_CLOSERS[outer]}"
                yield Fault(INNER_QUOTE, self._passage, mark.at, message, hint)
            inner = _INNER.get(mark.mark)
            if inner and mark.outer and mark.outer.mark == mark.mark:
                message = f"{mark.mark} stands inside {mark.mark}"
                hint = f"write {inner} and {_CLOSERS[inner]}"
                yield Fault(INNER_QUOTE, self._passage, mark.at, message, hint)

    def _opens(self, character: str, at: int) -> None:
        last = self._open[-1] if self._open else None
        outer = last.outer if last and last.mark not in _NESTING else last
        enclosed = self._counts[_OUTER.get(character, "")] > 0
        mark = _Open(character, at, outer, enclosed)
        self._open.append(mark)
        self._all.append(mark)
        self._counts[character] += 1

    def _closes(self, character: str, at: int) -> Iterator[Fault]:
        wanted = _OPENERS[character]
        if not self._counts[wanted]:
            if not self._needs_no_opener(character, at):
                message = f"{character} closes what {wanted} has not opened"
                yield Fault(UNBALANCED, self._passage, at, message)
            return
        self._counts[wanted] -= 1
        place = len(self._open) - 1
        while self._open[place].mark != wanted:
            place -= 1
        inner = self._open[-1]
        if inner.mark != wanted and _CLOSERS[inner.mark] in self._text[at + 1 :]:
            message = f"{character} comes before the {_CLOSERS[inner.mark]} of the pair inside"
            yield Fault(CROSSED, self._passage, at, message)
        self._open.pop(place).closed = True

    def _needs_no_opener(self, character: str, at: int) -> bool:
        """’98 is a year; 1）, (2), a) are numbers of a list."""
        if character == "’":
            return self._text[at + 1 : at + 3].isdigit()
        is_number = _NUMBER.search(self._text[max(0, at - 4) : at])
        return character in "）)" and is_number is not None

    def _is_apostrophe(self, at: int) -> bool:
        """’ after a Latin letter: it’s, workers’."""
        before = self._text[at - 1 : at]
        return self._text[at] == "’" and before.isascii() and before.isalpha()
