"""YAML as a person writes it: plain text where that is safe, quoted where it is not."""

from __future__ import annotations

import re
import unicodedata

# First characters, words and inner sequences that mean something to YAML.
_PLAIN = re.compile(r"(?![-?:,\[\]{}#&*!|>'\"%@`=~\s])[^\n\[\]{},]*(?<![\s:])")
_UNSAFE = re.compile(r":\s|\s#")
_WORDS = {"null", "true", "false", "yes", "no", "on", "off", "y", "n", ""}


def scalar(text: str) -> str:
    """`text` as a YAML scalar on one line."""
    plain = _PLAIN.fullmatch(text) and not _UNSAFE.search(text)
    if plain and text.lower() not in _WORDS and all(_is_plain(c) for c in text):
        return text
    return '"' + "".join(_escape(character) for character in text) + '"'


def entry(key: str, text: str, indent: str = "") -> list[str]:
    """The line ``key: text``, or no line for an empty text."""
    return [f"{indent}{key}: {scalar(text)}"] if text else []


def _is_plain(character: str) -> bool:
    return character.isprintable() or unicodedata.category(character) == "Zs"


def _escape(character: str) -> str:
    if character in '"\\':
        return "\\" + character
    if _is_plain(character):
        return character
    code = ord(character)
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"
