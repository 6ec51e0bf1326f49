"""Numbers and widths as they stand in the file."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from duikai_press.cid_font import _widths
from duikai_press.geometry import Frame, number


@given(st.floats(-1e6, 1e6))
def test_numbers_are_plain(value: float) -> None:
    text = number(value)
    assert re.fullmatch(r"-?\d+(\.\d{1,3})?", text)
    assert text != "-0"
    assert not re.search(r"\.\d*0$", text)
    assert abs(float(text) - value) <= 0.000501


@given(st.lists(st.sampled_from([0, 250, 500, 999, 1000]), min_size=1, max_size=60))
def test_widths_say_every_advance(advances: list[int]) -> None:
    entries = _widths(advances)
    default, groups = entries["DW"], entries.get("W", [])
    assert isinstance(groups, list)
    said = dict.fromkeys(range(1, len(advances) + 1), default)
    for first, row in zip(groups[::2], groups[1::2], strict=True):
        assert isinstance(first, int) and isinstance(row, list)
        said.update(enumerate(row, start=first))
    assert list(said.values()) == advances


def test_frame_turns_the_page_over() -> None:
    frame = Frame(400, 500, 8)
    assert (frame.x(0), frame.y(0)) == (8, 508)
    assert (frame.x(400), frame.y(500)) == (408, 8)
