"""Half-width marks in Chinese, and full-width characters in figures and Latin."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

from duikai_content.diagnostics import Severity
from duikai_content.passages import Passage
from duikai_content.proofreading.rules import Fault, Rule, without_addresses
from duikai_content.transcript.fullwidth import restore_fullwidth

HALF_WIDTH = Rule(
    "marks.half-width",
    Severity.ERROR,
    "a half-width mark beside Han",
    "大桥通车,过江只需8分钟.",
    "大桥通车，过江只需8分钟，速度为3.5倍。",
    "GB/T 15834-2011, 5.1",
    "write the full-width mark",
)
STRAIGHT_QUOTE = Rule(
    "marks.straight-quote",
    Severity.ERROR,
    "a straight quotation mark in Chinese",
    '他说"开工了"。',
    "他说“开工了”，声音it's很轻。",
    "GB/T 15834-2011, 4.8.2",
    "write “ ” outside and ‘ ’ inside",
)
FULL_WIDTH = Rule(
    "marks.full-width-latin",
    Severity.ERROR,
    "a full-width figure, letter, or sign inside figures or Latin",
    "全长２．４６公里。",
    "全长2.46公里。",
    "GB/T 15835-2011, 5.1.7: figures take half a Han square",
    "write it half-width",
)
RULES = (HALF_WIDTH, STRAIGHT_QUOTE, FULL_WIDTH)

_STOP = re.compile(r"(?<=[\u4e00-\u9fff”’）》])\.(?=[\u4e00-\u9fff“‘（《”’]|$)")
_QUOTE = re.compile(r"(?<=[\u3000-\u9fff，。！？；：])[\"']|[\"'](?=[\u4e00-\u9fff“《（])")
# 27"显示器 is a size, 5'20" a time.
_MEASURE = re.compile(r"(?<=[0-9])[\"']")
_FULL_WIDTH = re.compile(
    "[０-９Ａ-Ｚａ-ｚ]|(?<=[0-9A-Za-z０-９])[．＋－＝＠＆＿](?=[0-9A-Za-z０-９])"
)


def half_width_marks(passage: Passage) -> Iterator[Fault]:
    """ASCII marks where Chinese is set, and full-width characters where it is not."""
    text = without_addresses(passage.text)
    for at, (found, full) in enumerate(zip(text, restore_fullwidth(text), strict=True)):
        if found != full:
            yield _half(passage, at, found, full)
    for stop in _STOP.finditer(text):
        yield _half(passage, stop.start(), ".", "。")
    measures = {found.start() for found in _MEASURE.finditer(text)}
    counts = Counter(text)
    for quote in _QUOTE.finditer(text):
        if quote.start() not in measures or counts[quote[0]] > 1:
            message = f"the straight quotation mark {quote[0]} stands in Chinese"
            yield Fault(STRAIGHT_QUOTE, passage, quote.start(), message)
    for wide in _FULL_WIDTH.finditer(text):
        narrow = unicodedata.normalize("NFKC", wide[0])
        message = f"“{wide[0]}” is full-width"
        yield Fault(FULL_WIDTH, passage, wide.start(), message, f"write “{narrow}”")


def _half(passage: Passage, at: int, found: str, full: str) -> Fault:
    message = f"“{found}” is a half-width mark in Chinese"
    return Fault(HALF_WIDTH, passage, at, message, f"write “{full}”")
