"""Lengths of time, moments and days at the edges."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pytest

from stagemodel.values.dates import read_date, read_datetime
from stagemodel.values.duration import read_duration
from stagemodel.values.errors import UnreadableValue
from support.readings import reading

LENGTHS = {
    "1月": "?", "12月": "?", "13月": (13, "month"), "1个月": (1, "month"), "2024年": "?",
    "24年": "?", "19年": (19, "year"), "2年": (2, "year"), "一年零三个月": (15, "month"),
    "1 year and 6 months": (18, "month"), "half a year": ("0.5", "year"), "a month": (1, "month"),
    "two and a half years": ("2.5", "year"), "一年半": ("1.5", "year"), "半年": ("0.5", "year"),
    "两个半月": ("2.5", "month"), "两个季度": (6, "month"), "2季度": "?", "四季度": "?",
    "5季度": (15, "month"), "2 quarters": (6, "month"), "十百个季度": None, "十百天": None,
    "60天(60日)": (60, "day"), "60天(六十)": (60, "day"), "60天(61)": None, "60天(2周)": None,
    "60天(自然日)": (60, "day"), "60天(工作日)": (60, "working-day"), "2周(工作日)": None,
    "0天": (0, "day"), "60": None, "天": None, "three hundred days": (300, "day"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "length"), LENGTHS.items())
def test_lengths(text: str, length: object) -> None:
    found = reading(lambda: read_duration(text))
    if isinstance(length, tuple):
        assert (found.count, found.unit) == (Decimal(length[0]), length[1])
    else:
        assert found == length


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("合同签订后60天(60日)", "signing"),
        ("合同签订后60天(签订后60日)", "signing"),
        ("60天(签订后60日)", "signing"),
        ("60天(签订后)", "signing"),
        ("合同签订后60天(签订后)", "signing"),
        ("合同签订后60天(验收后)", None),
        ("合同签订后60天(验收后60日)", None),
        ("60天,自合同签订之日起计算", "signing"),
        ("合同签订60日内", "signing"),
        ("within 60 days after acceptance", "acceptance"),
        ("60 days ARO", "order"),
        ("签订前60天", None),
    ],
)
def test_starts(text: str, start: str | None) -> None:
    assert reading(lambda: read_duration(text).start) == start


MOMENTS: dict[str, object] = {
    "2024-05-20": (0, 0), "2024年5月20日下午": (0, 0), "2024-05-20 9:30": (9, 30),
    "2024-05-20 上午9:30": (9, 30),
    "2024年5月20日（周一）下午": (0, 0), "20 May 2024, 2 pm": (14, 0),
    "2024-05-20 下午2点半": (14, 30),
    "2024-05-20 下午2:30": (14, 30), "2024-05-20 下午12:30": (12, 30),
    "2024-05-20 上午12:30": (0, 30), "2024-05-20 12:30 am": (0, 30), "2024-05-20 12:30": (12, 30),
    "2024-05-20 12:30 pm": (12, 30), "2024-05-20 9:30 am": (9, 30), "2024-05-20 11 pm": (23, 0),
    "2024-05-20 11:00 p.m.": (23, 0), "2024-05-20 中午12:00": (12, 0),
    "2024-05-20 中午1点": (13, 0), "2024-05-20 中午2点": (14, 0), "2024-05-20 中午11:30": (11, 30),
    "2024-05-20 晚上8点30分": (20, 30), "2024-05-20 晚上12点": "?",
    "2024-05-20 9:30 a.m": (9, 30), "2024-05-20 早上8点": (8, 0), "2024-05-20 23:59": (23, 59),
    "2024-05-20 24:00": None, "2024-05-20 12:60": None, "2024-05-20 14:00-16:00": (14, 0),
    "2024-05-20T14:30": (14, 30), "2024-05-20 (Mon)": (0, 0), "2024-05-20 Tue": None,
    "2024-05-20 星期一": (0, 0), "2024-05-20 星期二": None, "Monday, 20 May 2024": (0, 0),
    "Sunday, 20 May 2024": None, "20 May 24": (0, 0), "5月20日": None, "45432.25": (6, 0),
}  # fmt: skip


@pytest.mark.parametrize(("text", "clock"), MOMENTS.items())
def test_moments(text: str, clock: object) -> None:
    wanted = datetime(2024, 5, 20, *clock) if isinstance(clock, tuple) else clock
    assert reading(lambda: read_datetime(text)) == wanted


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("3/4/2024", ("2024-03-04", "2024-04-03")),
        ("13/4/2024", ("2024-04-13",)),
        ("4/4/2024", ("2024-04-04",)),
        ("20-May-49", ("2049-05-20",)),
        ("20-May-50", ("1950-05-20", "2050-05-20")),
        ("49年5月20日", ("2049-05-20",)),
        ("113年5月20日", ()),
        ("民国113年5月20日", ("2024-05-20",)),
        ("二〇二四年五月二十日", ("2024-05-20",)),
        ("2024年13月1日", ()),
        ("31/12/24", ("2024-12-31", "2031-12-24")),
        ("2024/123/1", ()),
        ("123/4/5", ()),
        ("4/5/123", ()),
        ("2024/5/200", ()),
        ("20240520", ("2024-05-20",)),
        ("2024 5 20", ("2024-05-20",)),
        ("2024-02-30", ()),
    ],
)
def test_days(text: str, readings: tuple[str, ...]) -> None:
    try:
        found: tuple[str, ...] = (read_date(text).isoformat(),)
    except UnreadableValue as error:
        found = error.readings
    assert found == readings


ENGLISH = ("Mon", "Tuesday", "Wed", "Thurs", "Friday", "Sat", "Sunday")
WEEK = list(zip(range(20, 27), "一二三四五六日", ENGLISH, strict=True))  # 20 May 2024 is a Monday


@pytest.mark.parametrize(("day", "chinese", "english"), WEEK)
def test_a_day_of_the_week_must_be_that_of_the_day(day: int, chinese: str, english: str) -> None:
    names = [f"星期{chinese}", f"周{chinese}", english] + ["周天"] * (chinese == "日")
    for name in names:
        assert read_date(f"2024-05-{day} {name}") == date(2024, 5, day)
        assert reading(lambda name=name: read_date(f"2024-05-{day + 1} {name}")) is None
