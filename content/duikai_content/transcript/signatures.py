"""Who wrote it: datelines at a story's start, bylines at its end, credits under pictures."""

from __future__ import annotations

import re

# 本报讯（记者 …）; 新华社北京1月26日电 followed by a bracket or white.
_DATELINE = re.compile(
    r"(?:本报讯|(?:本报|本刊|新华社|中新社|中新网|央视网|人民网)"
    r"[^，。；！？、,;!?()（）\s]{0,14}[讯电](?=[\s(（]))"
    r"(?:[ \t\u3000]*(?:\([^()（）]{1,80}\)|（[^()（）]{1,80}）))?"
)

# 胡某/文 某某/图: every word or the last carries its part after a slash.
_SHARED = re.compile(r"(?:\S{1,16}[ \u3000]+){0,7}\S{1,16}[/／](?:文|图|摄|摄影|图文|文图|供图)")
# 本报记者 某某 实习生 某某, perhaps with 摄 or 文/图 at the end: a role, then names.
_ROLE_LED = re.compile(
    r"[^\s，。！？；：、,.!?;:…“”]{0,12}"
    r"(?:记者|通讯员|实习生|评论员|撰稿人?|作者|摄影|供图|供稿)"
    r"(?:[ \u3000:：]+[^\s，。！？；：,.!?;:…“”]{1,14}){1,14}"
)
_CREDIT = re.compile(r"[^\s，。！？；：,.!?;:…“”]{2,12}(?:[ \u3000]+\S{1,12}){0,6}[ \u3000]*摄影?")
# （某某）: two to four Han, or several such names; （记者 某某）.
_BRACKETED = re.compile(r"[(（]([^()（）]{2,40})[)）]")
_NAMES = re.compile(r"[\u4e00-\u9fff·]{2,6}(?:[ \u3000]+[\u4e00-\u9fff·]{2,6}){0,7}")
_NOT_NAMES = re.compile(r"见|下转|上接|据|完$|全文|未完|待续|图为|附|注|详|来源|原载|第.版|如图")
_AT_END = re.compile(r"(?<=[。！？!?…”’）)])([ \t\u3000]+)(\S.*)$")


def split_dateline(text: str) -> tuple[str, str]:
    """(dateline, rest): ``本报讯（记者 …）`` at the start of `text`, or ("", text)."""
    found = _DATELINE.match(text)
    if not found or found.end() == len(text.rstrip()):
        return "", text
    return found[0], text[found.end() :].lstrip()


def split_signature(text: str) -> tuple[str, str]:
    """(rest, signature): a signature set off by white at the end of `text`, or (text, "")."""
    found = _AT_END.search(text)
    if found and is_signature(found[2]):
        return text[: found.start()].rstrip(), found[2]
    return text, ""


def is_signature(text: str) -> bool:
    """Whether `text` is nothing but the names of those who wrote or photographed."""
    text = text.strip()
    if not 2 < len(text) <= 80:
        return False
    bracketed = _BRACKETED.fullmatch(text)
    if bracketed:
        inner = bracketed[1].strip()
        if _NOT_NAMES.match(inner):
            return False
        return bool(_NAMES.fullmatch(inner)) or _is_open_signature(inner)
    return _is_open_signature(text)


def is_credit(text: str) -> bool:
    """Whether a signature names only a photographer: it ends in 摄."""
    text = text.strip().rstrip("）)")
    return text.endswith(("摄", "摄影")) and not text.endswith(("/摄", "/摄影"))


def one_space(text: str) -> str:
    """`text` with every run of white as one ASCII space, as names are set apart."""
    return " ".join(text.split())


def _is_open_signature(text: str) -> bool:
    return any(form.fullmatch(text) for form in (_SHARED, _ROLE_LED, _CREDIT))
