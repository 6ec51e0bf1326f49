"""What the headings of a transcript are: page labels, labels, kickers, couplets, decks."""

from __future__ import annotations

import re
from dataclasses import dataclass

from duikai_content.line_joining import is_wide
from duikai_content.transcript.fullwidth import restore_fullwidth
from duikai_content.transcript.lines import Gap, Heading, Item, PictureLine

_WHITE = re.compile(r"[ \t\u3000]+")
_PAGE_LABEL = re.compile(r"[\u4e00-\u9fff]{1,4}[·・][\u4e00-\u9fff]{1,4}")
_LONGEST_PAGE_LABEL = 12
_COMMENTARIES = ("短评", "评论", "社论", "时评", "快评", "锐评", "杂谈", "漫谈", "言论", "观点")
_COMMENTARY_WORDS = ("评论员", "本报评论", "编者按", "编后")


@dataclass(frozen=True, slots=True)
class HeadlineParts:
    """A heading taken apart: an optional kicker, and one headline or the two of a couplet."""

    kicker: str
    parts: tuple[str, ...]


def split_headline(text: str) -> HeadlineParts:
    """Kicker and headline of a heading's text.

    One inner space between wide characters parts two equal halves of a couplet, else a
    kicker from the headline; of three parts the last two may be a couplet under a kicker.
    Beside a digit a space may be the writer's habit (``5 月``), so there only equal halves
    part. Any other inner space stays as a space of its kind.
    """
    text = restore_fullwidth(text)
    parts = _WHITE.split(text)
    spaces = list(_WHITE.finditer(text))
    wide = all(is_wide(text[s.start() - 1]) and is_wide(text[s.end()]) for s in spaces)
    if len(parts) == 2 and len(parts[0]) == len(parts[1]) and not _is_latin(text):
        return HeadlineParts("", (parts[0], parts[1]))
    if len(parts) == 2 and wide:
        return HeadlineParts(parts[0], (parts[1],))
    if len(parts) == 3 and wide and len(parts[1]) == len(parts[2]) != len(parts[0]):
        return HeadlineParts(parts[0], (parts[1], parts[2]))
    return HeadlineParts("", (space_out(text),))


def space_out(text: str) -> str:
    """`text` with inner white as one em beside a wide character, else as one word space."""
    text = restore_fullwidth(text.strip())

    def space(found: re.Match[str]) -> str:
        wide = is_wide(text[found.start() - 1]) or is_wide(text[found.end()])
        return "\u3000" if wide else " "

    return _WHITE.sub(space, text)


def is_page_label(items: tuple[Item, ...], i: int) -> bool:
    """Whether heading `i` names a page: nothing but a larger heading follows it.

    ``## 某地·综合`` before any headline, or a short ``##`` directly before a ``#``.
    """
    heading, after = items[i], _next_heading(items, i)
    if not isinstance(heading, Heading) or after is None or heading.level > 2:
        return False
    if _PAGE_LABEL.fullmatch(heading.text):
        return after.level <= 2
    short = len(heading.text) <= _LONGEST_PAGE_LABEL and not _WHITE.search(heading.text)
    return heading.level == 2 and after.level == 1 and short


def is_label(items: tuple[Item, ...], i: int) -> bool:
    """Whether heading `i` is the label of the story that follows: ``### 短评`` before ``##``."""
    heading, after = items[i], _next_heading(items, i)
    if not isinstance(heading, Heading) or after is None:
        return False
    return heading.level >= 3 and after.level <= 2 and len(heading.text) <= _LONGEST_PAGE_LABEL


def is_deck(items: tuple[Item, ...], i: int) -> bool:
    """Whether heading `i` stands directly under a larger headline: ``##`` after ``#``."""
    heading, before = items[i], items[i - 1] if i else None
    if not isinstance(heading, Heading) or not isinstance(before, Heading):
        return False
    return before.level == 1 and heading.level == 2 and not is_page_label(items, i)


def is_commentary(label: str) -> bool:
    """Whether a label such as 短评 or 本报评论员 announces an opinion."""
    return label.endswith(_COMMENTARIES) or any(word in label for word in _COMMENTARY_WORDS)


def _next_heading(items: tuple[Item, ...], i: int) -> Heading | None:
    """The heading after heading `i` if no text stands between, pictures aside."""
    for item in items[i + 1 :]:
        if isinstance(item, Heading):
            return item
        if not isinstance(item, Gap | PictureLine):
            return None
    return None


def _is_latin(text: str) -> bool:
    return not any(is_wide(character) for character in text)
