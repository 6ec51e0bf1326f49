"""Misspelt words and phrases, settled variants, traditional characters; the words are data."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from duikai_content.diagnostics import Severity
from duikai_content.passages import Passage
from duikai_content.proofreading.rules import Fault, Rule
from duikai_content.proofreading.tables import table_lines

MISSPELT = Rule(
    "words.misspelt",
    Severity.ERROR,
    "a word or fixed phrase with a wrong character",
    "工人正在按装路灯。",
    "工人正在安装路灯，公司按装修合同付款。",
    "《现代汉语词典》",
    "write the word that is meant",
)
VARIANT = Rule(
    "words.variant",
    Severity.WARNING,
    "a form of a word that the standards have settled otherwise",
    "存款转帐不收费。",
    "存款转账不收费，好象棋的人不少。",
    "《第一批异形词整理表》 (GF 1001-2001), 《现代汉语词典》",
    "write the settled form",
)
TRADITIONAL = Rule(
    "words.traditional",
    Severity.WARNING,
    "traditional or variant characters in simplified copy",
    "砚江大橋通车。",
    "砚江大桥通车。",
    "《通用规范汉字表》 (2013)",
    "write the simplified characters, unless it is a name that is written so",
)
RULES = (MISSPELT, VARIANT, TRADITIONAL)

_SHOWN = 8
"""Characters that a finding lists; a paragraph of traditional copy would list them all."""


@dataclass(frozen=True, slots=True)
class Words:
    """A table of wrong forms; `form` finds any of them, `right` says what is meant."""

    form: re.Pattern[str]
    right: dict[str, str]


def wrong_words(passage: Passage) -> Iterator[Fault]:
    """Misspelt and unsettled words, and characters of the other script."""
    text = passage.text
    for rule, file in ((MISSPELT, "misspelt.txt"), (VARIANT, "variants.txt")):
        words = read_words(file)
        for found in words.form.finditer(text):
            right = words.right[found[0]]
            message = f"“{found[0]}” is written “{right}”"
            yield Fault(rule, passage, found.start(), message, f"write “{right}”")
    yield from _traditional(passage, text)


def _traditional(passage: Passage, text: str) -> Iterator[Fault]:
    pairs = simplified()
    found = [at for at, character in enumerate(text) if character in pairs]
    if found:
        characters = list(dict.fromkeys(text[at] for at in found))[:_SHOWN]
        message = f"traditional characters in simplified copy: {'、'.join(characters)}"
        hint = f"write {'、'.join(pairs[character] for character in characters)}"
        yield Fault(TRADITIONAL, passage, found[0], message, hint)


@lru_cache(maxsize=4)
def read_words(name: str) -> Words:
    """The table in a list of lines ``WRONG RIGHT [前:CHARACTERS] [后:CHARACTERS]``."""
    right: dict[str, str] = {}
    forms: list[str] = []
    for line in table_lines(name):
        wrong, meant, *guards = line.split()
        right[wrong] = meant
        before = "".join(f"(?<![{guard[2:]}])" for guard in guards if guard.startswith("前:"))
        after = "".join(f"(?![{guard[2:]}])" for guard in guards if guard.startswith("后:"))
        forms.append(before + wrong + after)
    # Whatever begins with no first character is passed over at once.
    first = "".join(sorted({wrong[0] for wrong in right}))
    return Words(re.compile(f"(?=[{first}])(?:{'|'.join(forms)})"), right)


@lru_cache(maxsize=1)
def simplified() -> dict[str, str]:
    """The simplified character of every traditional one that is known."""
    pairs = (pair for line in table_lines("traditional.txt") for pair in line.split())
    return {pair[0]: pair[1] for pair in pairs}
