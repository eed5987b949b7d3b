"""A count and a unit of time: `60天`, `两个半月`, `1年6个月`, `sixty days`."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from stagemodel.patterns import compiled, lazy, longest_first
from stagemodel.values.english_numbers import NUMBER_WORDS, read_english
from stagemodel.values.errors import AmbiguousValue, UnreadableValue
from stagemodel.values.numerals import NUMERAL_CHARACTERS, read_numeral

Unit = Literal["day", "working-day", "week", "month", "year"]

_UNITS: dict[Unit, str] = {
    "working-day": r"个?(?:工作日|工作天)|(?:working|business|work)[ -]?days?",
    "day": r"个?(?:自然日|日历日|日历天|自然天|连续日)|天|日|"
    r"(?:calendar |natural |consecutive )?days?|d",
    "week": r"个?(?:周|星期|礼拜)|weeks?|wks?",
    "month": r"个?(?:自然)?月|(?:calendar )?months?|mths?|mos?",
    "year": r"个?(?:周年|整?年)|years?|yrs?",
}
_UNIT = "|".join(f"(?P<{name.replace('-', '_')}>{p})" for name, p in _UNITS.items())
_ENGLISH = "|".join(longest_first(NUMBER_WORDS | {"and", "a", "an", "half"}))
WORD_END = "(?:(?<=[a-z])(?![a-z])|(?<![a-z]))"
"""The end of a unit: a Latin one must not run on, a Chinese one may (3次inspection)."""
LENGTH_COUNT = (
    rf"(?:\d[\d,]*(?:\.\d+)?|[{NUMERAL_CHARACTERS}半]+|"
    rf"(?<![a-z])(?:{_ENGLISH})(?:[ -](?:{_ENGLISH}))*(?![a-z]))"
)
"""The count of a length of time, as a regular expression over folded text."""
LENGTH_UNIT = "(?:" + "|".join(f"(?:{p})" for p in _UNITS.values()) + ")" + WORD_END
"""The unit of a length of time, as a regular expression over folded text."""

_LENGTH = lazy(
    rf"(?P<count>{LENGTH_COUNT})[ -]?(?:(?P<half>个半)(?=月|星期|礼拜))?(?:{_UNIT})(?P<tail>半)?"
)
_QUARTERS = lazy(rf"(?P<count>{LENGTH_COUNT})[ -]?(?:(?P<whole>个季度?|quarters?)|季度)")
_COMPOUND = lazy(r"(.+?(?:年|years?))(?:零|又|,| and|and)? ?(.+?(?:月|months?))")


def read_length(text: str, original: str) -> tuple[Decimal, Unit] | None:
    """Read a folded count and unit; none if it is not one.

    Years and months together count months. Raises `AmbiguousValue`, showing `original`, for what
    may be a month's or a year's name (`3月`, `2024年`).
    """
    if compound := _COMPOUND.fullmatch(text):
        years, months = _single(compound[1], original), _single(compound[2], original)
        if years and months and years[1] == "year" and months[1] == "month":
            return years[0] * 12 + months[0], "month"
    return _quarters(text, original) or _single(text, original)


def _quarters(text: str, original: str) -> tuple[Decimal, Unit] | None:
    """Read 两个季度 as six months."""
    match = _QUARTERS.fullmatch(text)
    count = read_count(match["count"]) if match else None
    if match is None or count is None:
        return None
    if not match["whole"] and match["count"] in "一二三四1234":
        reason = {"zh": "可能是时长，也可能是第几季度", "en": "may be a length of time or a date"}
        raise AmbiguousValue(original, reason)
    return count * 3, "month"


def _single(text: str, original: str) -> tuple[Decimal, Unit] | None:
    match = _LENGTH.fullmatch(text)
    if not match:
        return None
    unit = next(unit for unit in _UNITS if match[unit.replace("-", "_")])
    count = read_count(match["count"])
    if count is None:
        return None
    if match["half"] or match["tail"]:
        count += Decimal("0.5")
    _refuse_calendar_names(text, count, original)
    return count, unit


def read_count(text: str) -> Decimal | None:
    """Read how many units there are, in figures or in either language's words; none if unread."""
    if text in ("半", "half", "half a", "half an", "a half"):
        return Decimal("0.5")
    if text in ("a", "an"):
        return Decimal(1)
    half = compiled(r"(.+) and (?:a )?half").fullmatch(text)
    if text[:1].isascii() and text[:1].isalpha():
        whole = read_english(half[1] if half else text)
        return None if whole is None else Decimal(whole) + (Decimal("0.5") if half else 0)
    try:
        return read_numeral(text)
    except AmbiguousValue:
        raise
    except UnreadableValue:
        return None


def _refuse_calendar_names(text: str, count: Decimal, original: str) -> None:
    if compiled(r"[^两个自半.]+月").fullmatch(text) and 1 <= count <= 12:
        reading = (f"{count}个月 / {count} months", f"{count}月份 / month {count}")
    elif compiled(r"\d{4}年").fullmatch(text):
        reading = (f"{count}年 / {count} years", f"{count}年份 / the year {count}")
    else:
        return
    reason = {"zh": "可能是时长，也可能是日期", "en": "may be a length of time or a date"}
    raise AmbiguousValue(original, reason, reading)
