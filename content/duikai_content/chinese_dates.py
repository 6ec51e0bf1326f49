"""A day as the folio and the nameplate print it."""

from __future__ import annotations

import datetime as dt

_WEEKDAYS = "一二三四五六日"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_DIGITS = "〇一二三四五六七八九十"
_MONTHS = ("正", "二", "三", "四", "五", "六", "七", "八", "九", "十", "冬", "腊")

# Year 4 of our reckoning was 甲子, the first of the cycle of sixty.
_CYCLE_START = 4

# The months of the traditional calendar are tabulated for these years (lunardate's table).
FIRST_LUNAR_DAY = dt.date(1900, 1, 31)
LAST_LUNAR_YEAR = 2099


def date_line(date: dt.date) -> str:
    """``2026年11月23日``."""
    return f"{date.year}年{date.month}月{date.day}日"


def weekday(date: dt.date) -> str:
    """``星期一``."""
    return f"星期{_WEEKDAYS[date.weekday()]}"


def lunar_date(date: dt.date) -> str:
    """``丙午年十月十五``, the day in the traditional calendar; empty outside 1900 to 2099.

    A leap month is 闰; the eleventh and twelfth months are 冬月 and 腊月, as papers print.
    """
    from lunardate import LunarDate

    if date < FIRST_LUNAR_DAY or date.year > LAST_LUNAR_YEAR:
        return ""
    try:
        lunar = LunarDate.from_solar_date(date.year, date.month, date.day)
    except ValueError:  # beyond the table's end
        return ""
    cycle = lunar.year - _CYCLE_START
    year = _STEMS[cycle % 10] + _BRANCHES[cycle % 12]
    leap = "闰" if lunar.is_leap_month else ""
    return f"{year}年{leap}{_MONTHS[lunar.month - 1]}月{_lunar_day(lunar.day)}"


def _lunar_day(day: int) -> str:
    """初一 to 初十, 十一 to 十九, 二十, 廿一 to 廿九, 三十."""
    if day <= 10:
        return "初" + _DIGITS[day]
    if day in (20, 30):
        return _DIGITS[day // 10] + "十"
    return ("十" if day < 20 else "廿") + _DIGITS[day % 10]
