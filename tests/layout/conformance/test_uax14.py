"""UAX #14 against Unicode's own LineBreakTest.txt, as far as copy can hold it.

The file comes with Debian's unicode-data; the tests skip where it is absent. Lines that hold
line ends or surrogates are left out: a paragraph has none. What differs is a decision, and each
difference must be one of `DEVIATIONS`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from line_rules import RULES

from duikai_fonts.characters import split_units
from duikai_layout.linebreak import build_items
from duikai_layout.linebreak.rules import CharClass, char_class
from duikai_layout.linebreak.western import WHOLE, line_breaks

UNICODE = Path("/usr/share/unicode")
CASES, CLASSES = UNICODE / "auxiliary" / "LineBreakTest.txt", UNICODE / "LineBreak.txt"
pytestmark = pytest.mark.skipif(
    not (CASES.exists() and CLASSES.exists()), reason="Debian's unicode-data is not installed"
)
LINE_ENDS = {"BK", "CR", "LF", "NL", "SG"}


@cache
def classes() -> dict[int, str]:
    found = {}
    for line in CLASSES.read_text(encoding="utf-8").splitlines():
        entry = line.split("#")[0].strip()
        if entry:
            codes, kind = (part.strip() for part in entry.split(";"))
            first, _, last = codes.partition("..")
            found.update(dict.fromkeys(range(int(first, 16), int(last or first, 16) + 1), kind))
    return found


def line_class(ch: str) -> str:
    return classes().get(ord(ch), "XX")


def cases() -> Iterator[tuple[str, set[int]]]:
    """A text and the places where it may be broken, its ends left out."""
    for line in CASES.read_text(encoding="utf-8").splitlines():
        parts = line.split("#")[0].split()
        text, breaks = "", set()
        for part in parts:
            if part == "÷":
                breaks.add(len(text))
            elif part != "×":
                text += chr(int(part, 16))
        if text and not any(line_class(ch) in LINE_ENDS for ch in text):
            yield text, breaks - {0, len(text)}


def places(text: str) -> set[int]:
    units = split_units(text)
    # A face draws quotation marks narrow where nothing about them is Chinese.
    western = all(char_class(unit[0]) is not CharClass.HAN for unit in units)
    widths = [300 if western and unit in "“”‘’" else 1000 for unit in units]
    items = build_items(units, widths, RULES)
    found, at = set(), 0
    for unit, penalty in zip(units[:-1], items.penalties, strict=False):
        at += len(unit)
        if penalty is not None:
            found.add(at)
    return found


def inside_a_cluster(text: str, at: int) -> bool:
    ends, done = set(), 0
    for unit in split_units(text):
        done += len(unit)
        ends.add(done)
    return at not in ends


def _base(text: str, at: int) -> str:
    """The character before `at` that is no combining mark."""
    return next((ch for ch in reversed(text[:at]) if line_class(ch) not in ("CM", "ZWJ")), text[0])


def _western_pair(text: str, at: int) -> bool:
    pair = char_class(_base(text, at) or "a"), char_class(text[at])
    return all(kind in (CharClass.WESTERN, CharClass.SPACE) for kind in pair)


Reason = Callable[[str, int], bool]
DEVIATIONS: dict[str, Reason] = {
    "marks, joiners and emoji modifiers belong to the cluster before them, a space included":
        inside_a_cluster,
    f"a Western run of at most {WHOLE} characters stays whole, a longer one leaves no fragments":
        lambda text, at: _western_pair(text, at) and at not in places(text),
    "what never starts a line does not start one after a space either":
        lambda text, at: _base(text, at) == " " and line_class(text[at]) in
        ("GL", "B2", "CJ", "NS", "IN", "QU", "BA", "HY", "CM"),
    "—— and …… are Chinese: they start no line and are parted from what follows":
        lambda text, at: "B2" in (line_class(_base(text, at)), line_class(text[at]))
        or "IN" in (line_class(_base(text, at)), line_class(text[at])),
    "small kana start no line under strict, whatever is before them":
        lambda text, at: line_class(text[at]) == "CJ",
    "spaces after an opening mark do not bind it":
        lambda text, at: _base(text, at) == " " and at in places(text),
    "unassigned characters, private ones and object replacements are set like Han":
        lambda text, at: bool({"XX", "CB"} & {line_class(_base(text, at)), line_class(text[at])}),
    "any two regional indicators stay together":
        lambda text, at: line_class(text[at]) == "RI",
}  # fmt: skip


def test_every_difference_is_a_decision() -> None:
    unexplained: Counter[tuple[str, str, bool, str]] = Counter()
    used: Counter[str] = Counter()
    total = same = 0
    for text, expected in cases():
        found = places(text)
        total += 1
        same += found == expected
        for at in found ^ expected:
            reason = next((r for r, holds in DEVIATIONS.items() if holds(text, at)), None)
            if reason is None:
                key = line_class(_base(text, at)), line_class(text[at]), at in found
                unexplained[*key, " ".join(f"{ord(ch):04X}" for ch in text)] += 1
            else:
                used[reason] += 1
    assert not unexplained
    assert set(used) == set(DEVIATIONS), "a deviation that is none any more"
    assert total > 6000
    assert same / total > 0.8


def test_western_runs_are_asked_of_uax_14() -> None:
    """ICU follows a newer Unicode than the file at hand, and tailors nothing else."""
    results = [set(line_breaks(text)) == expected for text, expected in cases()]
    assert sum(results) / len(results) > 0.99
