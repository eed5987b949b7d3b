"""Calendar dates as people type them, with or without a time of day."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from stagemodel.patterns import compiled, lazy
from stagemodel.values.date_forms import possible_dates
from stagemodel.values.errors import LONGEST_VALUE, AmbiguousValue, UnreadableValue, refuse_long
from stagemodel.values.text import normalise, simplify

_WEEKDAY = lazy(
    r"[ ,(]*(?:(?:星期|周|礼拜)([一二三四五六日天])|"
    r"\b(mon|tue|wed|thu|fri|sat|sun)(?:s|nes|rs|ur)?(?:day)?\b\.?)[ ,)]*"
)
_WEEKDAYS = {"一": 0, "二": 1, "三": 2, "四": 3, "五": 4, "六": 5, "日": 6, "天": 6} | {
    day: number for number, day in enumerate(("mon", "tue", "wed", "thu", "fri", "sat", "sun"))
}
_TIME = lazy(
    r"(?:^|(?<=[\d日号])t|[ ,]+|(?<=[日号)]))(?P<half>上午|下午|晚上|中午|早上)? ?"
    r"(?P<h>\d{1,2})(?:(?= ?[ap]\.?m)|(?::|[时点])(?P<m>\d{1,2}|半)?"
    r"(?:(?::|分)(?P<s>\d{1,2})?(?:\.\d+)?秒?)?分?)"
    r" ?(?P<ampm>[ap]\.?m\.?)?$"
)
# A half of the day without an hour.
_HALF = lazy(r"(?<=[\d日号]) ?(?:上午|下午|晚上|中午|早上)$")
# A meeting from 14:00 to 16:00 counts from its beginning.
_UNTIL = lazy(
    r"(?<=[:\d时点分半]) ?(?:[-~–—至到]|to) ?(?:上午|下午|晚上|中午)?"
    r"\d{1,2}(?::\d{2}|[时点](?:\d{1,2}分?)?) ?(?:[ap]\.?m\.?)?$"
)


def read_date(value: str, *, date1904: bool = False) -> date:
    """Read a calendar date; a time of day behind it is accepted and dropped.

    `date1904` tells which day a spreadsheet's serial number (`45366`) counts from. Raises
    `AmbiguousValue` for two readings (`3/4/24`) and `UnreadableValue` for none (2026-02-30, 下周三,
    a month without a day, a day without a year).
    """
    return read_datetime(value, date1904=date1904).date()


def read_datetime(value: str, *, date1904: bool = False) -> datetime:
    """Read a date with its time of day, midnight where none is given; see `read_date`."""
    refuse_long(value, LONGEST_VALUE)
    text = simplify(normalise(value)).casefold().replace("。", ".").rstrip(".")
    if compiled(r"\d{5}(?:\.\d+)?").fullmatch(text):
        return _from_serial(Decimal(text), date1904=date1904)
    day, clock = _UNTIL.sub("", text), time()
    if match := _TIME.search(day):
        day, clock = day[: match.start()].strip(), _clock(match, value)
    weekday = _WEEKDAY.search(day)
    if weekday:
        day = f"{day[: weekday.start()]} {day[weekday.end() :]}".strip()
    day = _HALF.sub("", day)
    dates = possible_dates(day)
    if len(dates) > 1:
        readings = tuple(found.isoformat() for found in sorted(dates))
        raise AmbiguousValue(
            value, {"zh": "日期有多种读法", "en": "may be several dates"}, readings
        )
    if not dates:
        reason = {
            "zh": "没有这一天，或读不出是哪一天",
            "en": "no such day, or none can be read",
        }
        raise UnreadableValue(value, reason)
    (found,) = dates
    if weekday and found.weekday() != _WEEKDAYS[weekday[1] or weekday[2]]:
        raise UnreadableValue(value, {"zh": "日期与星期不符", "en": "not that day of the week"})
    return datetime.combine(found, clock)


def _clock(match: re.Match[str], original: str) -> time:
    hour, half = int(match["h"]), (match["ampm"] or "")[:1]
    if match["half"] == "晚上" and hour == 12:
        reason = {"zh": "可能是当天零点，也可能是次日零点", "en": "midnight before or after it?"}
        raise AmbiguousValue(original, reason)
    afternoon = (
        match["half"] in ("下午", "晚上") or half == "p" or (match["half"] == "中午" and hour < 3)
    )
    if afternoon and hour < 12:
        hour += 12
    elif hour == 12 and (half == "a" or match["half"] == "上午"):
        hour = 0
    try:
        return time(hour, 30 if match["m"] == "半" else int(match["m"] or 0), int(match["s"] or 0))
    except ValueError:
        raise UnreadableValue(original, {"zh": "时间不存在", "en": "no such time of day"}) from None


def _from_serial(serial: Decimal, *, date1904: bool) -> datetime:
    # Excel's day 60 is a 29 February 1900 that never was; five digits are far beyond it.
    first = datetime(1904, 1, 1) if date1904 else datetime(1899, 12, 30)
    return first + timedelta(seconds=round(serial * 86_400))
