"""The typed YAML reader: right values, and everything wrong said at once with its place."""

from __future__ import annotations

import datetime as dt
from enum import Enum
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duikai_content import Diagnostics
from duikai_content.yaml_source import MapReader, read_yaml_text


class _Colour(Enum):
    BLACK = "black"
    CYAN = "cyan"


def _read(text: str) -> tuple[MapReader, Diagnostics]:
    diagnostics = Diagnostics()
    reader = read_yaml_text(text, "x.yaml", diagnostics)
    assert reader is not None, list(diagnostics)
    return reader, diagnostics


def _codes(diagnostics: Diagnostics) -> list[str]:
    return [d.code for d in diagnostics]


def test_values_are_read_from_their_source_text() -> None:
    reader, diagnostics = _read(
        "ratio: 3:2\nword: no\nissue: 0012\nday: 2026-11-23\nn: 7\nx: 1.5\nc: cyan\n"
        "list: [1, 2.5]\nlines: |\n  甲\n  乙\nflag: yes\none: 单\nempty:\n"
    )
    assert reader.ratio("ratio") == Fraction(3, 2)
    assert reader.text("word") == "no"
    assert reader.text("issue") == "0012"
    assert reader.date("day") == dt.date(2026, 11, 23)
    assert reader.integer("n", 1, 9) == 7
    assert reader.number("x", 0, 2) == 1.5
    assert reader.choice("c", _Colour) is _Colour.CYAN
    assert reader.numbers("list", 0, 3) == (1.0, 2.5)
    assert reader.text("lines") == "甲乙"
    assert reader.boolean("flag") is True
    assert reader.texts("one") == ("单",)
    assert reader.text("empty", "没有") == "没有" and not reader.has("empty")
    reader.finish()
    assert not list(diagnostics)


def test_everything_wrong_is_said_at_once() -> None:
    reader, diagnostics = _read("n: 99\nc: cyann\nt: [a]\nm: 3\nunknwon: 1\nday: 2026-02-30\n")
    reader.integer("n", 1, 9)
    reader.choice("c", _Colour)
    reader.text("t")
    reader.map("m").text("inner", "")
    reader.text("unknown", "")
    reader.date("day")
    reader.text("needed")
    reader.finish()
    assert _codes(diagnostics) == [
        "copy.out-of-range",
        "copy.wrong-type",
        "copy.wrong-type",
        "copy.wrong-type",
        "copy.wrong-type",
        "copy.missing-key",
        "copy.unknown-key",
    ]
    hints = [d.hint for d in diagnostics]
    assert "cyan" in hints[1] and "unknown" in hints[-1]
    lines = [d.span.line for d in diagnostics if d.span]
    assert lines == [1, 2, 3, 4, 6, 1, 5]


def test_nested_readers_finish_with_their_parent() -> None:
    reader, diagnostics = _read("grid: {columns: 6, rowz: 3}\nlist:\n  - {a: 1}\n  - {b: 2}\n")
    assert reader.map("grid").integer("columns", 1, 24) == 6
    assert [each.text("a", "") for each in reader.maps("list")] == ["1", ""]
    reader.finish()
    assert [d.message for d in diagnostics] == [
        "unknown key “grid.rowz”",
        "unknown key “list[2].b”",
    ]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("[" * 50_000, "copy.too-deep"),
        ("a: &x [1]\nb: *x", "copy.yaml-alias"),
        ("a: !!python/object/apply:os.getcwd []", "copy.yaml-tag"),
        ("a: 1\n---\nb: 2", "copy.bad-yaml"),
        ("a: [1", "copy.bad-yaml"),
        ("\ta: 1", "copy.bad-yaml"),
        ("- 1", "copy.wrong-type"),
        ("just words", "copy.wrong-type"),
    ],
)
def test_what_is_refused(text: str, code: str) -> None:
    diagnostics = Diagnostics()
    assert read_yaml_text(text, "x.yaml", diagnostics, first_line=3) is None
    assert _codes(diagnostics) == [code]
    assert all(d.span is not None and d.span.line >= 3 for d in diagnostics)


def test_duplicate_keys_and_control_characters() -> None:
    reader, diagnostics = _read('a: 1\na: 2\nb: "\\x07"\n')
    assert reader.text("a") == "1"
    assert reader.text("b") == ""
    assert _codes(diagnostics) == ["copy.duplicate-key", "copy.control-character"]


@pytest.mark.parametrize("text", ["0:1", "a", "3:", "1e5", "-1", "9" * 99, "nan"])
def test_no_ratios(text: str) -> None:
    reader, diagnostics = _read(f'r: "{text}"')
    assert reader.ratio("r") > 0
    assert _codes(diagnostics) == ["copy.wrong-type"]


@given(st.text(max_size=60))
def test_any_text_gives_a_reader_or_a_reason(text: str) -> None:
    diagnostics = Diagnostics()
    reader = read_yaml_text(text, "x.yaml", diagnostics)
    assert (reader is None) == diagnostics.has_errors or reader is not None
    if reader is not None:
        for key in (*reader.keys(), "a"):
            reader.text(key, "")
            reader.integer(key, 0, 9, 0)
            reader.number(key, 0, 9, 0)
            reader.ratio(key, Fraction(1))
            reader.date(key)
            reader.map(key).finish()
            reader.maps(key)
        reader.finish()
