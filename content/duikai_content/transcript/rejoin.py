"""Paragraphs that a column's or page's edge has cut in two.

A piece goes on in the next one, also across a picture, when its end is not the end of a
sentence. Nothing joins across a heading, after a colon, a byline or a bold line, nor to a
piece that opens like a new paragraph.
"""

from __future__ import annotations

import re

from duikai_content.diagnostics import Diagnostics
from duikai_content.transcript.lines import Gap, Item, PictureLine, TextLine, join_text
from duikai_content.transcript.signatures import is_signature, split_signature

_TERMINAL = "。！？…!?.：:"
_CLOSING = "”’」』）)》】"
_OPENS_PARAGRAPH = re.compile(
    r"[●•■◆▲△★※]|[（(]?[一二三四五六七八九十]{1,3}[、）)]|[0-9]{1,2}[.、)](?![0-9])"
    r"|[一二三四五六七八九十]是|第[一二三四五六七八九十][，,、]|其[一二三四五六七八九][，,、]"
    r"|本报讯|\u3000"
)
# Two shorter lines without any mark are lines of their own (names, a verse), not the pieces
# of a paragraph: a column is about so many Han wide.
_ONE_LINE = 13
_ANY_MARK = re.compile("[，。！？；、,!?;“”（）()]")


def rejoin_paragraphs(items: tuple[Item, ...], diagnostics: Diagnostics) -> tuple[Item, ...]:
    """`items` with cut paragraphs whole again; pictures between pieces follow the whole.

    Every join is noted.
    """
    joined: list[Item] = []
    place = -1  # of the paragraph that a piece may go on from
    for item in items:
        if isinstance(item, TextLine):
            last = joined[place] if place >= 0 else None
            if isinstance(last, TextLine) and goes_on(last, item):
                joined[place] = join_text(last, item)
                _note(last, item, diagnostics)
                continue
            place = len(joined)
        elif not isinstance(item, Gap | PictureLine):
            place = -1
        joined.append(item)
    return tuple(joined)


def goes_on(piece: TextLine, following: TextLine) -> bool:
    """Whether `following` continues `piece`."""
    text = piece.text.rstrip()
    if piece.is_bold or following.opens_bold or following.listed:
        return False
    if piece.quoted != following.quoted or _OPENS_PARAGRAPH.match(following.text):
        return False
    if is_signature(text) or is_signature(following.text) or split_signature(text)[1]:
        return False
    if _is_short_line(text) and _is_short_line(following.text):
        return False
    return not _ends_sentence(text)


def _is_short_line(text: str) -> bool:
    return len(text) < _ONE_LINE and not _ANY_MARK.search(text)


def _ends_sentence(text: str) -> bool:
    """Whether the last mark, closing quotes and brackets aside, ends a sentence."""
    return text.rstrip(_CLOSING)[-1:] in tuple(_TERMINAL)


def _note(piece: TextLine, following: TextLine, diagnostics: Diagnostics) -> None:
    left, right = piece.text.rstrip()[-4:], following.text[:4]
    diagnostics.note(
        "copy.rejoined",
        f"the paragraph cut at “{left}|{right}” is joined",
        following.span,
        "if these are two paragraphs, end the first with a full stop",
    )
