"""Point marks 点号: doubled, out of place, missing, or not needed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from duikai_content.diagnostics import Severity
from duikai_content.passages import Part, Passage
from duikai_content.proofreading.rules import PROSE, Fault, Pattern, Rule, matching
from duikai_content.transcript.signatures import is_signature, split_signature

DOUBLED = Rule(
    "marks.doubled",
    Severity.ERROR,
    "two point marks in a row",
    "大桥通车，，过江只需8分钟。",
    "大桥通车，过江只需8分钟。",
    "GB/T 15834-2011, 5.1",
    "keep one",
)
STACKED = Rule(
    "marks.stacked",
    Severity.WARNING,
    "question or exclamation marks in a row",
    "大桥通车了！！",
    "大桥通车了！",
    "GB/T 15834-2011, 4.2.3.3, 4.3.3.3: three at most, and only where feeling runs high",
    "keep one",
)
AT_START = Rule(
    "marks.at-start",
    Severity.ERROR,
    "a paragraph that begins with a mark that only follows",
    "，大桥昨日通车。",
    "大桥昨日通车。",
    "GB/T 15834-2011, 5.1.1",
    "delete it, or join the paragraph to the one before",
)
NO_STOP = Rule(
    "marks.no-stop",
    Severity.WARNING,
    "a paragraph that ends without a closing mark",
    "大桥昨日10时建成通车，两岸居民过江只需8分钟",
    "大桥昨日10时建成通车，两岸居民过江只需8分钟。",
    "GB/T 15834-2011, 4.1.3",
    "write the mark; or join the paragraph to the next, if it goes on there",
)
SERIAL = Rule(
    "marks.serial-comma",
    Severity.WARNING,
    "、 between quotation marks or title marks that stand side by side",
    "展出《渡口》、《末班船》。",
    "展出《渡口》《末班船》。",
    "GB/T 15834-2011, 4.5.3.5",
    "delete the 、",
)
BEFORE_ETC = Rule(
    "marks.comma-before-etc",
    Severity.WARNING,
    "、 before the 等 that ends a series",
    "运输砂石、粮食、等。",
    "运输砂石、粮食等，并入一、二等舱。",
    "GB/T 15834-2011, 4.5",
    "delete the 、",
)
EMPTY = Rule(
    "marks.empty",
    Severity.ERROR,
    "a pair of marks with nothing inside",
    "他说“”，就走了。",
    "他说“好”，就走了。",
    "校对 practice",
    "fill it or delete it",
)
RULES = (DOUBLED, STACKED, AT_START, NO_STOP, SERIAL, BEFORE_ETC, EMPTY)

_POINTS = "，。、；：？！"
_PATTERNS = (
    Pattern(
        DOUBLED,
        # Not ？！ and their like, and not 。。。, which stands for an ellipsis.
        re.compile(
            rf"(?<![{_POINTS}])(?!(?P<same>[，。、])(?P=same){{2}})"
            rf"(?![？！]+(?![{_POINTS}]))[{_POINTS}]{{2,}}"
        ),
        "“{0}”: point marks do not stand side by side",
    ),
    Pattern(STACKED, re.compile(r"？{2,}|！{2,}"), "“{0}”: marks of feeling in a row"),
    Pattern(
        AT_START,
        re.compile(r"^\s*(?P<at>[，。、；：？！”）》〉】」』]|’(?![0-9]))"),
        "the paragraph begins with “{at}”",
        parts=PROSE,
    ),
    Pattern(
        SERIAL,
        re.compile(r"(?<=[”’])、(?=[“‘])|(?<=[》〉])、(?=[《〈])"),
        "quotations and titles side by side need no “、”",
    ),
    Pattern(BEFORE_ETC, re.compile(r"、等等?(?=[，。；：）]|$)"), "“{0}”: no “、” before 等"),
    Pattern(EMPTY, re.compile(r"“”|‘’|《》|〈〉|（）|【】|「」"), "“{0}” is empty"),
)
_ENDS = frozenset("。！？…：；—～.!?:;") | {""}
_CLOSERS = "”’）》】」』) \u3000"
_PARTICULARS = re.compile(r"[：:][^。！？；]{0,60}$")
"""电话：0000-0118118, an address, a price: no sentence."""
_REMARK = re.compile(r"(?:[（(][^（）()]*[）)]\s*)+$|——[^，。]{1,12}$")
"""（某某摄）, （未完待续）, ——编者: what stands after the stop."""
_END = 200
"""Characters from the end that decide how a paragraph ends."""
_ONE_LINE = 20
"""A paragraph shorter than this is a line of its own: a name, a verse."""


def point_faults(passage: Passage) -> Iterator[Fault]:
    """The faults of point marks in `passage`."""
    yield from matching(_PATTERNS, passage)
    if passage.part is Part.BODY and _lacks_stop(passage.text):
        text = passage.text
        message = f"the paragraph ends in “{text[-6:]}” without a stop"
        yield Fault(NO_STOP, passage, len(text) - 1, message)


def _lacks_stop(text: str) -> bool:
    """Whether a paragraph is a sentence that nothing ends."""
    if len(text) < _ONE_LINE or is_signature(text):
        return False
    sentence = split_signature(text)[0][-_END:]
    for bare in (sentence, _REMARK.sub("", sentence)):
        if bare.rstrip(_CLOSERS)[-1:] in _ENDS:
            return False
    return not _PARTICULARS.search(sentence)
