"""White in running text. The setter opens every gap itself; a typed one is set as it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator

from duikai_content.diagnostics import Severity
from duikai_content.line_joining import is_wide
from duikai_content.passages import Part, Passage
from duikai_content.proofreading.rules import PROSE, Fault, Rule
from duikai_content.transcript.signatures import is_signature, split_signature

BETWEEN_HAN = Rule(
    "spaces.between-han",
    Severity.WARNING,
    "white between Han in running text",
    "大桥 昨日通车。",
    "大桥昨日通车。",
    "clreq 3.2; 校对 practice",
    "delete it",
)
BESIDE_MARK = Rule(
    "spaces.beside-mark",
    Severity.WARNING,
    "white beside a full-width mark, which brings its own",
    "大桥通车 ，过江只需8分钟。",
    "大桥通车，过江只需8分钟。",
    "clreq 3.1.6",
    "delete it",
)
BESIDE_FIGURE = Rule(
    "spaces.beside-figure",
    Severity.WARNING,
    "white between Han and a figure or Latin word; the setter makes this gap",
    "全长 5.9 公里。",
    "全长5.9公里，接入Wi-Fi 6网络。",
    "clreq 3.2.2",
    "delete it",
)
DOUBLE = Rule(
    "spaces.double",
    Severity.WARNING,
    "two or more spaces in a row",
    "接入Wi-Fi  6网络。",
    "接入Wi-Fi 6网络。",
    "校对 practice",
    "keep one",
)
TAB = Rule(
    "spaces.tab",
    Severity.WARNING,
    "a tab in the copy",
    "大桥\t通车。",
    "大桥通车。",
    "校对 practice",
    "delete it",
)
RULES = (BETWEEN_HAN, BESIDE_MARK, BESIDE_FIGURE, DOUBLE, TAB)

_WHITE = re.compile(r"[ \t\u00a0\u2000-\u200a\u202f\u3000]+")
# （记者 苏禾 通讯员 郑喆）: names are set apart wherever they stand.
_ROLES = "记者|通讯员|实习生|评论员|作者|编辑|供图|供稿|摄影"
_NAMES = re.compile(rf"[（(][^（）()]{{0,8}}(?:{_ROLES}|摄|文|图)[^（）()]{{0,60}}[）)]")
_ROLE = re.compile(rf"(?:{_ROLES})(?=\s)")


def white_in_text(passage: Passage) -> Iterator[Fault]:
    """The white of `passage` that ought not to be there."""
    text = passage.text
    names: bytearray | None = None
    for found in _WHITE.finditer(text):
        if "\t" in found[0]:
            yield Fault(TAB, passage, found.start(), "a tab stands in the copy")
        elif passage.part in PROSE and found.start() > 0 and found.end() < len(text):
            names = _names(passage, text) if names is None else names
            if not names[found.start()]:
                yield from _in_prose(passage, text, found)
        elif len(found[0]) > 1:
            yield Fault(DOUBLE, passage, found.start(), f"{len(found[0])} spaces in a row")


def _names(passage: Passage, text: str) -> bytearray:
    """1 for each character of `text` where white parts the names of those who wrote."""
    is_credit = passage.part is Part.CAPTION and text.rstrip("）)").endswith(("摄", "图"))
    if is_credit or is_signature(text):
        return bytearray(b"\1") * len(text)
    mask = bytearray(len(text))
    for found in _NAMES.finditer(text):
        mask[found.start() : found.end()] = b"\1" * len(found[0])
    for found in _ROLE.finditer(text):
        mask[found.end()] = 1
    signature = len(split_signature(text)[0])
    mask[signature:] = b"\1" * (len(text) - signature)
    return mask


def _in_prose(passage: Passage, text: str, found: re.Match[str]) -> Iterator[Fault]:
    before, after, at = text[found.start() - 1], text[found.end()], found.start()
    if is_mark(before) or is_mark(after):
        mark = after if is_mark(after) else before
        yield Fault(BESIDE_MARK, passage, at, f"white beside “{mark}”")
    elif is_wide(before) and is_wide(after):
        message = f"white between “{before}” and “{after}”"
        if found[0] != "\u3000" or passage.part is not Part.QUOTE:  # the half-lines of a verse
            yield Fault(BETWEEN_HAN, passage, at, message)
    elif is_wide(before) or is_wide(after):
        yield Fault(BESIDE_FIGURE, passage, at, f"white between “{before}” and “{after}”")
    elif len(found[0]) > 1:
        yield Fault(DOUBLE, passage, at, f"{len(found[0])} spaces in a row")


def is_mark(character: str) -> bool:
    """Whether a character is a full-width mark that stands close to what is beside it."""
    return character in "，。、；：！？“”‘’（）《》〈〉【】「」『』…—～·"
