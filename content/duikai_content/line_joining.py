"""Joining lines of text as a Chinese reader would: no white between Han, one space else."""

from __future__ import annotations

import unicodedata


def is_wide(character: str) -> bool:
    """Whether a character is set on the full square: Han, kana, full-width marks."""
    # Curly quotes, dash, ellipsis and middle dot are "ambiguous" and Chinese in Chinese copy.
    return unicodedata.east_asian_width(character) in "WF" or character in "“”‘’—…·"


def needs_space(left: str, right: str) -> bool:
    """Whether a line end between two characters stands for a word space."""
    return not is_wide(left) and not is_wide(right)


def join_lines(text: str) -> str:
    """`text` on one line, outer white removed."""
    if "\n" not in text:
        return text.strip()
    joined = ""
    for line in (each.strip() for each in text.split("\n")):
        if joined and line and needs_space(joined[-1], line[0]):
            joined += " "
        joined += line
    return joined
