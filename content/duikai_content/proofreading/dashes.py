"""Dashes, ellipses, and the marks that join: their forms are fixed, and keyboards lack them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from duikai_content.diagnostics import Severity
from duikai_content.passages import Passage
from duikai_content.proofreading.rules import Fault, Pattern, Rule, matching

DASH = Rule(
    "marks.dash",
    Severity.ERROR,
    "a dash made of hyphens, of other lines, or of more than two —",
    "他来了--终于来了。",
    "他来了——终于来了。",
    "GB/T 15834-2011, 4.10.2",
    "write ——, two em",
)
SINGLE_DASH = Rule(
    "marks.single-dash",
    Severity.WARNING,
    "a single — where a dash seems to be meant",
    "这座桥终于建成通车—谁也没有料到会这样快。",
    "京—津城际铁路通车——谁也没有料到。",
    "GB/T 15834-2011, 4.10.2 and 4.13.3: one — joins, two break off",
    "write —— for a dash; — only joins places, times and terms",
)
ELLIPSIS = Rule(
    "marks.ellipsis",
    Severity.ERROR,
    "an ellipsis that is not six dots",
    "他想了想...没有说。",
    "他想了想……没有说。",
    "GB/T 15834-2011, 4.11.2, A.9.1",
    "write ……, two em",
)
ELLIPSIS_AND_ETC = Rule(
    "marks.ellipsis-etc",
    Severity.WARNING,
    "an ellipsis and 等, which say the same",
    "有砂石、粮食……等等。",
    "有砂石、粮食等，他想……等到天亮。",
    "GB/T 15834-2011, A.9.2",
    "keep one of them",
)
TILDE = Rule(
    "marks.tilde",
    Severity.WARNING,
    "a tilde in the place of the wave ～",
    "气温为3~5℃。",
    "气温为3～5℃。",
    "GB/T 15834-2011, 4.13.2",
    "write ～",
)
RULES = (DASH, SINGLE_DASH, ELLIPSIS, ELLIPSIS_AND_ETC, TILDE)

_HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff"
_WIDE = f"{_HAN}，。、；：？！“”‘’（）《》〈〉【】"
_PATTERNS = (
    Pattern(
        DASH,
        re.compile(
            rf"(?<=[{_WIDE}])(?:--+|[–―─━－]+|-(?=[{_HAN}“《])|—{{3,}})|(?<![-A-Za-z])--+(?=[{_HAN}])"
            rf"|(?<=[{_WIDE}])—[-–―]+"
        ),
        "“{0}” stands where a dash belongs",
    ),
    Pattern(
        ELLIPSIS,
        re.compile(
            rf"(?<=[{_WIDE}])(?:\.{{2,}}|·{{3,}}|⋯+)|(?<!\.)\.{{3,}}(?=[{_HAN}])"
            r"|。{3,}|、{3,}|，{3,}|(?<!…)…(?!…)|(?<!…)…{3}(?!…)|…{5,}"
        ),
        "“{0}” stands where an ellipsis belongs",
    ),
    Pattern(
        ELLIPSIS_AND_ETC,
        re.compile(r"……等等|等等?……|……等(?=[，。；：]|$)"),
        "“{0}”: the ellipsis says 等 already",
    ),
    Pattern(
        TILDE,
        re.compile(rf"(?<=[0-9%℃{_HAN}])[~〜∼](?=[-−0-9{_HAN}])"),
        "“{0}” is not the wave that joins figures",
    ),
)
_SINGLE = re.compile(rf"(?<=[{_HAN}”’）》])(?<!—)—(?!—)(?=[{_HAN}“‘（《])")
_LONGEST_TERM = 6
"""Places, days and grades that — joins are this long at most: 广州南—深圳北, 周一—周五."""
_LONG = re.compile(rf"[{_HAN}]{{{_LONGEST_TERM + 1}}}")
_LINE_WORDS = re.compile("[线段路铁航]|高速|列车|班列|走廊|区间|方向|时期|时代|年间")


def dash_faults(passage: Passage) -> Iterator[Fault]:
    """The faults of dashes and ellipses in `passage`."""
    yield from matching(_PATTERNS, passage)
    text = passage.text
    for found in _SINGLE.finditer(text):
        at = found.start()
        before, after = text[max(0, at - _LONGEST_TERM - 1) : at], text[at + 1 : at + 12]
        joins = not _LONG.match(before) or not _LONG.match(after) or _LINE_WORDS.search(after)
        if not joins:
            message = f"“{text[at - 1 : at + 2]}”: a single — joins, it is no dash"
            yield Fault(SINGLE_DASH, passage, at, message)
