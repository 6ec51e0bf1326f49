"""Days as they are printed."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duikai_content import date_line, lunar_date, weekday


@pytest.mark.parametrize(
    ("day", "lunar"),
    [
        (dt.date(2026, 11, 23), "丙午年十月十五"),
        (dt.date(2024, 2, 10), "甲辰年正月初一"),
        (dt.date(2024, 2, 9), "癸卯年腊月三十"),
        (dt.date(2025, 7, 25), "乙巳年闰六月初一"),
        (dt.date(2023, 12, 22), "癸卯年冬月初十"),
        (dt.date(1800, 1, 1), ""),
    ],
)
def test_lunar_dates(day: dt.date, lunar: str) -> None:
    assert lunar_date(day) == lunar


def test_date_line() -> None:
    assert date_line(dt.date(2026, 11, 3)) == "2026年11月3日"
    assert weekday(dt.date(2026, 11, 23)) == "星期一"


@given(st.dates())
def test_no_day_is_too_much(day: dt.date) -> None:
    assert isinstance(lunar_date(day), str)
