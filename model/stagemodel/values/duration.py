"""Durations: a count of days, working days, weeks, months or years, and what it counts from."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import Literal

from msgspec import Struct

from stagemodel.patterns import compiled
from stagemodel.texts import Texts, pick
from stagemodel.values.duration_reading import read_raw_duration
from stagemodel.values.errors import AmbiguousValue, UnreadableValue
from stagemodel.values.starts import START_LABELS
from stagemodel.values.text import normalise

Unit = Literal["day", "working-day", "week", "month", "year"]

_ZH = {"day": "天", "working-day": "个工作日", "week": "周", "month": "个月", "year": "年"}
_EN = {"day": "day", "working-day": "working day", "week": "week", "month": "month", "year": "year"}


class Duration(Struct, frozen=True):
    """`count` of `unit`; `start` is an event id such as `signing`, or none where not stated.

    A start that is none of the known events stands as its own folded text.
    """

    count: Decimal
    unit: Unit
    start: str | None = None

    def text(self, lang: str) -> str:
        """Write it for a reader: `合同签订后60天`, `60 days after signing`."""
        if self.unit == "year" and self.count % 1 and not self.count * 12 % 1:
            return Duration(self.count * 12, "month", self.start).text(lang)  # a year and a half
        count = f"{self.count.normalize():f}"
        label = pick(START_LABELS.get(self.start, {"en": self.start}), lang) if self.start else ""
        if lang == "zh":
            return f"{label}后{count}{_ZH[self.unit]}" if label else f"{count}{_ZH[self.unit]}"
        length = f"{count} {_EN[self.unit]}{'' if self.count == 1 else 's'}"
        return f"{length} after {label}" if label else length

    def add_to(self, day: date, is_workday: Callable[[date], bool] | None = None) -> date:
        """Give the date this long after `day`.

        Months and years end on the same day of the month, or on its last day where it is shorter.
        Working days ask `is_workday`, Monday to Friday where none is given. Raises
        `UnreadableValue` where there is no such date (half a day, beyond the calendar).
        """
        try:
            return self._end(day, is_workday or _is_weekday)
        except (OverflowError, ValueError):
            reason = {"zh": "推算不出到期日", "en": "does not lead to a date"}
            raise UnreadableValue(self.text("zh"), reason) from None

    def _end(self, day: date, is_workday: Callable[[date], bool]) -> date:
        months = {"month": 1, "year": 12}.get(self.unit)
        days = {"day": 1, "week": 7}.get(self.unit)
        count = _whole(self.count * (months or days or 1))
        if months:
            year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
            from calendar import monthrange  # noqa: PLC0415  # seldom needed

            last = monthrange(year, month + 1)[1]
            return date(year, month + 1, min(day.day, last))
        if days:
            return day + timedelta(days=count)
        while count > 0:
            day += timedelta(days=1)
            count -= is_workday(day)
        return day


class DurationDifference(Struct, frozen=True):
    """How two durations differ: in `count`, in `unit` or in `start`, told in each language."""

    kind: Literal["count", "unit", "start"]
    texts: Texts


def read_duration(value: str | int | float | Decimal) -> Duration:
    """Read a length of time from text; a number alone says no unit and raises `UnreadableValue`.

    `AmbiguousValue` for what may be a month's or a year's name (`3月`, `24年`). About, at least
    and ranges are unreadable; `60日内` is 60 days.
    """
    if not isinstance(value, str):
        raise UnreadableValue(value, {"zh": "没有写明单位（天、周、月）", "en": "names no unit"})
    if compiled(r"[2-9]\d年").fullmatch(normalise(value)):
        # A contract of 24 years is rarer than the year 2024; a warranty of 25 years is not.
        reason = {"zh": "可能是时长，也可能是年份", "en": "may be a length of time or a year"}
        raise AmbiguousValue(value, reason, (value, f"20{normalise(value)}"))
    return Duration(*read_raw_duration(value))


def duration_differences(a: Duration, b: Duration) -> tuple[DurationDifference, ...]:
    """Tell how two durations differ; nothing where they are the same.

    A start that one does not state matches any. Units are never converted (2 months are not 60
    days, 2 weeks are reported beside 14 days), but a year is twelve months by law and calendar.
    """
    found = list[DurationDifference]()
    (count_a, unit_a), (count_b, unit_b) = _in_months(a), _in_months(b)
    if unit_a != unit_b:
        found.append(_difference("unit", a, b))
    elif count_a != count_b:
        found.append(_difference("count", a, b))
    if a.start and b.start and a.start != b.start:
        found.append(_difference("start", a, b))
    return tuple(found)


def _difference(
    kind: Literal["count", "unit", "start"], a: Duration, b: Duration
) -> DurationDifference:
    texts = {lang: f"{a.text(lang)} ≠ {b.text(lang)}" for lang in ("zh", "en")}
    return DurationDifference(kind, texts)


def _in_months(duration: Duration) -> tuple[Decimal, str]:
    if duration.unit == "year":
        return duration.count * 12, "month"
    return duration.count, duration.unit


def _whole(count: Decimal) -> int:
    if count % 1:
        raise ValueError(f"not whole: {count}")
    return int(count)


def _is_weekday(day: date) -> bool:
    return day.weekday() < 5
