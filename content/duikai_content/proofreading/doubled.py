"""Words written twice by mistake; what Chinese doubles by its grammar is left alone.

Reduplication (现代汉语八百词): single characters double (天天, 试试), adjectives AABB (高高兴兴),
which no rule here sees; verbs and a few adjectives ABAB (研究研究, 通红通红), numerals with a
measure word (一步一步), sounds (哗啦哗啦). Verbs are an open class: data/reduplicated.txt has
those that a paper does double.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from duikai_content.diagnostics import Severity
from duikai_content.passages import Passage
from duikai_content.proofreading.rules import Fault, Rule
from duikai_content.proofreading.tables import table_lines

DOUBLED_WORD = Rule(
    "copy.doubled-word",
    Severity.WARNING,
    "a word is written twice",
    "外贸外贸稳定增长。",
    "外贸稳定增长，大家研究研究。",
    "校对 practice",
    "look at the original",
)

_TWICE = re.compile(r"([\u4e00-\u9fff]{2,4}?)\1")
_NUMERALS = frozenset("一二两三四五六七八九十百千万几半")
_SOUNDS = frozenset(
    "轱辘吭哧哗啦咕噜叮当滴答咔嚓噼啪扑通轰隆叽喳呼噜咚嗡嘎吱喀哐淅沥汪喵咩呱唧布谷知了吧嗒突噗嘭"
)
_DEGREES = frozenset("很最太极好真更老多不请每")
"""很远很远, 极少极少, 老远老远, 不喝不喝, 请坐请坐."""
_REPEATING = frozenset("着啊呀啦哇不")
"""想着想着, 看啊看啊, 是不是不一样."""
# A word before a noun that begins with it: 研究研究生, 根据根据地, 支队支队长, 火山火山口.
_BEGINS_A_NOUN = frozenset("者生员家人长团口地站")


@dataclass(frozen=True, slots=True)
class _Exception:
    """Where a function word doubles rightly: after and before which characters."""

    after: str = ""
    before: str = ""


# Single Han double by grammar; these function words do not, except where a word ends and
# another begins with them.
_FUNCTION_WORDS = {
    "的": _Exception(after="目标的打", before="确士哥姐"),
    "了": _Exception(after="不明得终私未为除罢甚", before="解却结然望"),
    "在": _Exception(
        after="现正存所实内自潜外好还健旨",
        before="职场线校读岗建册编押野逃任座世乎意地外内即望先途案产",
    ),
    "是": _Exception(after="但于就可只总还要或若凡倒硬别正不也都越算真便即国自如", before="否非"),
    "被": _Exception(after="棉", before="子告褥动害"),
    "把": _Exception(after="一几两火拖", before="关手脉握"),
    "向": _Exception(after="方走面流动志意取转导倾定单双横纵朝趋", before="往导日阳"),
    "和": _Exception(
        after="谐温平饱柔缓调总讲求随祥附", before="平谐气美睦解蔼风田弦服尚顺善衷声暖煦约县"
    ),
    "与": _Exception(after="参赠给授赋", before="会其时否共"),
    "就": _Exception(after="成造迁将", before="业地餐读医职近诊学任座位算是"),
    "也": _Exception(before="许罢好门"),
}
_SINGLE = re.compile("([" + "".join(_FUNCTION_WORDS) + r"])\1")


def doubled_words(passage: Passage) -> Iterator[Fault]:
    """The places where `passage` says a word twice."""
    text = passage.text
    for found in _TWICE.finditer(text):
        if not _doubles(found[1], text[found.end() : found.end() + 1]):
            yield _fault(passage, found)
    for found in _SINGLE.finditer(text):
        exception = _FUNCTION_WORDS[found[1]]
        before = text[found.start() - 1 : found.start()]
        after = text[found.end() : found.end() + 1]
        if (before and before in exception.after) or (after and after in exception.before):
            continue
        if before and before == text[found.start() - 2 : found.start() - 1]:
            continue  # AABB: 暖暖和和
        yield _fault(passage, found)


def _doubles(word: str, following: str) -> bool:
    """Whether `word` may be said twice by grammar."""
    if word in _reduplicated() or word[0] in _DEGREES or word[-1] in _REPEATING:
        return True
    if not _NUMERALS.isdisjoint(word) or "越" in word:  # 一步一步, 越来越多
        return True
    if len(set(word)) == 1 or set(word) <= _SOUNDS:
        return True
    return following in _BEGINS_A_NOUN


@lru_cache(maxsize=1)
def _reduplicated() -> frozenset[str]:
    """The words of two characters that double as ABAB."""
    return frozenset(word for line in table_lines("reduplicated.txt") for word in line.split())


def _fault(passage: Passage, found: re.Match[str]) -> Fault:
    message = f"doubled word “{found[0]}”; it is printed as it stands"
    return Fault(DOUBLED_WORD, passage, found.start(), message)
