"""Dates and times that cannot be, and days that do not fit the edition's date."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from duikai_content.chinese_dates import weekday
from duikai_content.diagnostics import Severity
from duikai_content.passages import Passage
from duikai_content.proofreading.rules import Fault, Pattern, Rule, matching

IMPOSSIBLE_DATE = Rule(
    "dates.impossible",
    Severity.ERROR,
    "a date that no calendar has",
    "工程2月30日完工。",
    "工程2月28日完工，农历2月30日除外。",
    "校对 practice",
    "look at the original",
)
IMPOSSIBLE_TIME = Rule(
    "dates.impossible-time",
    Severity.ERROR,
    "a time with more than 59 minutes",
    "列车8时75分开出。",
    "列车8时15分开出。",
    "校对 practice",
    "look at the original",
)
WRONG_WEEKDAY = Rule(
    "dates.weekday",
    Severity.ERROR,
    "a weekday that is not that of the date beside it",
    "展览11月23日（星期五）开幕。",
    "展览11月23日（星期一）开幕。",
    "the calendar, reckoned from the edition's date",
    "mend the date or the weekday",
)
WRONG_DAY = Rule(
    "dates.day",
    Severity.ERROR,
    "今日, 昨日, 明日 beside a date that is another day's",
    "昨日（11月23日），大桥通车。",
    "昨日（11月22日），大桥通车。",
    "the edition's date",
    "mend the date or the word",
)
RULES = (IMPOSSIBLE_DATE, IMPOSSIBLE_TIME, WRONG_WEEKDAY, WRONG_DAY)

_LUNAR = "农历|阴历|夏历|旧历|腊月"
_DATE = re.compile(
    rf"(?P<lunar>{_LUNAR})?(?:(?P<year>[12][0-9]{{3}})年)?"
    r"(?<![0-9.])(?P<date>(?P<month>[0-9]{1,2})月(?P<day>[0-9]{1,2})日)"
    r"(?:[，（(]?(?:星期|周|礼拜)(?P<weekday>[一二三四五六日天])(?![至到、—～一二三四五六日]))?"
)
_MONTH = re.compile(r"(?<![0-9.第])(?P<month>[0-9]{2})月份")
_TIMES = (
    Pattern(
        IMPOSSIBLE_TIME,
        re.compile(r"(?<![0-9.])[0-9]{1,2}[时点][6-9][0-9]分(?![钟之])"),
        "“{0}” is no time",
    ),
)
_DAYS = {"今": 0, "昨": -1, "明": 1, "前": -2, "后": 2}
_NAMED_DAY = re.compile(
    r"(?P<word>[今昨明前后])[日天][（(](?:(?P<month>[0-9]{1,2})月)?(?P<day>[0-9]{1,2})日[）)，]"
)
_LONGEST_MONTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def date_faults(passage: Passage, today: dt.date | None) -> Iterator[Fault]:
    """The faults of dates in `passage` of an edition of `today`."""
    text = passage.text
    yield from matching(_TIMES, passage)
    for found in _MONTH.finditer(text):
        if not 1 <= int(found["month"]) <= 12:
            yield Fault(IMPOSSIBLE_DATE, passage, found.start(), f"“{found[0]}” is no month")
    for found in _DATE.finditer(text):
        if not found["lunar"]:
            yield from _solar(passage, found, today)
    if today is not None:
        for found in _NAMED_DAY.finditer(text):
            yield from _named_day(passage, found, today)


def _solar(passage: Passage, found: re.Match[str], today: dt.date | None) -> Iterator[Fault]:
    month, day = int(found["month"]), int(found["day"])
    if not _is_possible(month, day, int(found["year"] or 4)):
        year = f" of {found['year']}" if found["year"] else ""
        message = f"there is no “{found['date']}”{year}"
        yield Fault(IMPOSSIBLE_DATE, passage, found.start("date"), message)
        return
    if found["weekday"] and (found["year"] or today):
        date = _date(month, day, int(found["year"] or 0), today)
        said = "日" if found["weekday"] == "天" else found["weekday"]
        if date is not None and weekday(date)[-1] != said:
            message = f"“{found['date']}” ({date}) is not 星期{said} but {weekday(date)}"
            yield Fault(WRONG_WEEKDAY, passage, found.start("weekday"), message)


def _is_possible(month: int, day: int, year: int) -> bool:
    """Whether the calendar has the day; a year of 4 stands for a leap year."""
    if not (1 <= month <= 12 and 1 <= day <= _LONGEST_MONTHS[month - 1]):
        return False
    is_leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return (month, day) != (2, 29) or is_leap


def _date(month: int, day: int, year: int, today: dt.date | None) -> dt.date | None:
    """The date; without a year, the one nearest to the edition's."""
    try:
        if year:
            return dt.date(year, month, day)
        assert today is not None
        years = (today.year - 1, today.year, today.year + 1)
        return min((dt.date(y, month, day) for y in years), key=lambda date: abs(date - today))
    except ValueError:  # 29 February of a common year
        return None


def _named_day(passage: Passage, found: re.Match[str], today: dt.date) -> Iterator[Fault]:
    meant = today + dt.timedelta(days=_DAYS[found["word"]])
    month = int(found["month"] or meant.month)
    if (month, int(found["day"])) != (meant.month, meant.day):
        said = f"{meant.month}月{meant.day}日"
        message = f"“{found[0]}”: in this edition that day is {said}"
        at = found.start("month" if found["month"] else "day")
        yield Fault(WRONG_DAY, passage, at, message, f"write {said}, or mend the word")
