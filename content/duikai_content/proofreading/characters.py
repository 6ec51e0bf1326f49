"""Characters that are no copy: invisible, private, broken, or look-alikes of a Han character."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from duikai_content.diagnostics import Severity
from duikai_content.passages import Passage
from duikai_content.proofreading.rules import Fault, Rule

INVISIBLE = Rule(
    "chars.invisible",
    Severity.ERROR,
    "a character that cannot be seen: zero-width, soft hyphen, direction mark, control",
    "砚江\u200b大桥通车。",
    "砚江大桥通车。",
    "Unicode general categories Cc and Cf",
    "delete it; it came along when text was copied",
)
PRIVATE = Rule(
    "chars.private-use",
    Severity.ERROR,
    "a private-use character, which means something in one face only",
    "记者张\ue863报道。",
    "记者张䶮报道。",
    "Unicode general category Co; GB 18030-2022 gives most of them code points of their own",
    "type the character that is meant; a rare name may have got a code point of its own since",
)
REPLACEMENT = Rule(
    "chars.replacement",
    Severity.ERROR,
    "the replacement character: a conversion has lost what stood here",
    "砚江\ufffd桥通车。",
    "砚江大桥通车。",
    "Unicode 23.8",
    "look at the original",
)
LOOK_ALIKE = Rule(
    "chars.look-alike",
    Severity.ERROR,
    "a radical or compatibility character in the place of a Han character",
    "砚江⼤桥通车。",
    "砚江大桥通车。",
    "Unicode 18.2, 18.4; copying from PDF brings them in",
    "type the Han character",
)
RULES = (INVISIBLE, PRIVATE, REPLACEMENT, LOOK_ALIKE)

_TAB = "\t"  # white, and reported as such
_RADICALS = range(0x2E80, 0x2FE0)
_COMPATIBLE = (range(0xF900, 0xFB00), range(0x2F800, 0x2FA20))
# Joiners are needed inside emoji and in some scripts, never in Chinese copy.
_INVISIBLE = frozenset({"Cc", "Cf"})


def odd_characters(passage: Passage) -> Iterator[Fault]:
    """Every character of `passage` that no reader is meant to see."""
    for at, character in enumerate(passage.text):
        if character < "\x7f" and character >= " ":
            continue
        found = _what(character)
        if found is not None:
            rule, message, hint = found
            yield Fault(rule, passage, at, message, hint)


def _what(character: str) -> tuple[Rule, str, str] | None:
    code = f"U+{ord(character):04X}"
    category = unicodedata.category(character)
    if character == "\ufffd":
        return REPLACEMENT, "a character was lost here (U+FFFD)", ""
    if category in _INVISIBLE and character != _TAB:
        name = unicodedata.name(character, "a control character").lower()
        return INVISIBLE, f"invisible character {code} ({name})", ""
    if category == "Co":
        return PRIVATE, f"private-use character {code}", ""
    plain = unicodedata.normalize("NFKC", character)
    number = ord(character)
    if plain != character and (number in _RADICALS or any(number in r for r in _COMPATIBLE)):
        message = f"“{character}” ({code}) only looks like “{plain}”"
        return LOOK_ALIKE, message, f"write “{plain}” (U+{ord(plain[0]):04X})"
    return None
