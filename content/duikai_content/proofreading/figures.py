"""Figures: the forms of numbers, ranges and approximations (GB/T 15835-2011)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from duikai_content.diagnostics import Severity
from duikai_content.passages import Passage
from duikai_content.proofreading.rules import Fault, Pattern, Rule, matching

SOME = Rule(
    "figures.some",
    Severity.ERROR,
    "几 with Arabic figures",
    "来了10几个人。",
    "来了十几个人，分13.7几何单元。",
    "GB/T 15835-2011, 4.2.2",
    "write Han figures: 十几",
)
MIXED = Rule(
    "figures.mixed",
    Severity.ERROR,
    "Arabic figures with 十, 百 or 千",
    "到会3千人。",
    "到会3000人，运来3千克米，走了3万里，用电5百万千瓦时。",
    "GB/T 15835-2011, 5.3: only 万 and 亿 go with Arabic figures",
    "write all of it in one kind of figures",
)
APPROXIMATE_COMMA = Rule(
    "figures.approximate-comma",
    Severity.ERROR,
    "、 between two figures that together mean “some”",
    "走了三、四天。",
    "走了三四天，三、四年级都去了。",
    "GB/T 15834-2011, 4.5.3.4; GB/T 15835-2011, 5.2.1",
    "delete the 、",
)
TWICE_APPROXIMATE = Rule(
    "figures.twice-approximate",
    Severity.WARNING,
    "a number called approximate, or a bound, twice",
    "长约5公里左右。",
    "长约5公里。",
    "校对 practice",
    "keep one of the two",
)
RANGE = Rule(
    "figures.range",
    Severity.WARNING,
    "a hyphen in a range of figures",
    "历时3-5天。",
    "历时3～5天，电话0379-63123456，型号5-HT，比分3-1。",
    "GB/T 15835-2011, 5.1.3; GB/T 15834-2011, 4.13.3",
    "write ～ or —",
)
SHORT_RANGE = Rule(
    "figures.short-range",
    Severity.WARNING,
    "a range whose first figure lacks %, 万 or 亿",
    "增长3～5%。",
    "增长3%～5%，每只12500～20000元。",
    "GB/T 15835-2011, 5.1.3",
    "give the first figure its sign",
)
TIMES_LESS = Rule(
    "figures.times-less",
    Severity.WARNING,
    "a decrease by so many 倍",
    "成本降低2倍。",
    "成本降低一半，效率提高2倍。",
    "校对 practice: a thing cannot lose more than all of itself",
    "say it with 几分之几 or %",
)
PERCENT_SIGNS = Rule(
    "figures.percent-signs",
    Severity.WARNING,
    "both % and ％ in one story",
    "出口增长5%，进口增长3％。",
    "出口增长5%，进口增长3%。",
    "GB/T 15835-2011, 5.1: one form for one kind",
    "write % throughout",
)
RULES = (
    SOME, MIXED, APPROXIMATE_COMMA, TWICE_APPROXIMATE, RANGE, SHORT_RANGE, TIMES_LESS,
    PERCENT_SIGNS,
)  # fmt: skip

_NUMBER = r"(?:[0-9][0-9,.]*|[〇零一二两三四五六七八九十百千]+)[十百千]?[万亿]{0,2}"
_UNIT = r"[^\s，。；：！？、“”‘’（）《》0-9〇零一二两三四五六七八九十百千万亿]"
_NOT_APPROXIMATE = "节合公条制预简违签集契邀纽婚立履续毁爽失特誓要赴相大隐"
_NOT_NEAR = "最附临靠接相远亲邻走年将远贴迫"
_FOLLOWING = "一、二|二、三|三、四|四、五|五、六|六、七|七、八|八、九"
_PATTERNS = (
    Pattern(SOME, re.compile(r"(?<![0-9])[0-9]+几(?![何乎])"), "“{0}”: 几 goes with Han figures"),
    Pattern(
        MIXED,
        # Not 千米, 千克, 千瓦, 百帕, 百货, 百分点, nor a name such as 第3百货.
        re.compile(
            r"(?<![0-9.第’])[0-9]+[十百千](?![米克瓦卡赫帕伏安焦牛位字周兆分货年大强万亿])"
            r"(?=[\u4e00-\u9fff])"
        ),
        "“{0}” mixes two kinds of figures",
    ),
    Pattern(
        APPROXIMATE_COMMA,
        re.compile(
            rf"(?<![第、一二三四五六七八九十百千万])(?:{_FOLLOWING})"
            r"(?=个(?!百分点)|[天岁]|公里|小时|分钟|[十百千万](?![、年]))"
        ),
        "“{0}” reads as two numbers",
    ),
    Pattern(
        TWICE_APPROXIMATE,
        re.compile(
            rf"(?:(?<![{_NOT_APPROXIMATE}])约|大约|大概|近似)(?:有|为|达|需|占|合)?{_NUMBER}"
            rf"(?:{_UNIT}{{0,4}}?(?:左右|上下)|[多余](?={_UNIT}))"
        ),
        "“{0}” is approximate twice",
    ),
    Pattern(
        TWICE_APPROXIMATE,
        re.compile(
            rf"(?<![{_NOT_NEAR}])(?:近|将近|接近|差不多){_NUMBER}"
            # 近十多年来 are the years just past.
            rf"(?:{_UNIT}{{0,4}}?(?:左右|上下)|[多余](?={_UNIT})(?![年天月载]|个月|世纪))"
        ),
        "“{0}” is approximate twice",
    ),
    Pattern(
        TWICE_APPROXIMATE,
        re.compile(
            rf"(?:超过|至少|最少|起码|不少于|不低于){_NUMBER}{_UNIT}{{0,4}}?以上"
            rf"|(?:不到|至多|最多|不超过|不足|不高于){_NUMBER}{_UNIT}{{0,4}}?以下"
        ),
        "“{0}” gives one bound twice",
    ),
    Pattern(
        RANGE,
        re.compile(
            r"(?<![0-9A-Za-z./:%-])[0-9]+(?:\.[0-9]+)?(?P<at>-)[0-9]+(?:\.[0-9]+)?"
            r"(?=[%℃年月日时天岁元万亿米吨斤克人名个倍分秒公毫千级度层周])(?!年代)"
        ),
        "“{0}”: a hyphen joins no figures",
    ),
    Pattern(
        SHORT_RANGE,
        re.compile(
            r"(?<![0-9A-Za-z.%％:])[0-9]+(?:\.[0-9]+)?(?:[-~～—–至])"
            r"[0-9]+(?:\.[0-9]+)?(?P<sign>[%％万亿])"
        ),
        "“{0}”: does the first figure mean {sign} too?",
        "write {sign} after both figures",
    ),
    Pattern(
        TIMES_LESS,
        re.compile(rf"(?:减少|降低|下降|缩短|缩小|减小|下跌)了?(?:近|约)?{_NUMBER}倍"),
        "“{0}”",
    ),
)


def figure_faults(passage: Passage) -> Iterator[Fault]:
    """The faults of figures in `passage`."""
    yield from matching(_PATTERNS, passage)


def mixed_percent_signs(passages: Sequence[Passage]) -> Iterator[Fault]:
    """Every ％ of a story that also writes %."""
    if not any("%" in passage.text for passage in passages):
        return
    for passage in passages:
        for found in re.finditer("％", passage.text):
            message = "“％” in a story that writes “%” elsewhere"
            yield Fault(PERCENT_SIGNS, passage, found.start(), message)
