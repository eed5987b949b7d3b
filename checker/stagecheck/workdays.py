"""Days between two dates: calendar days, or working days by a country's public holidays.

Days worked in exchange for a longer holiday (调休) count as working days.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from holidays import HolidayBase


def is_workday(day: date, country: str) -> bool:
    """Whether people in `country` (a code such as `CN`) work on this day."""
    return bool(_year(country, day.year).is_working_day(day))


def days_between(earlier: date, later: date) -> int:
    """Calendar days from one day to another."""
    return (later - earlier).days


def workdays_between(earlier: date, later: date, country: str) -> int:
    """Working days after `earlier` up to and including `later`."""
    days = (earlier + timedelta(days=n) for n in range(1, days_between(earlier, later) + 1))
    return sum(is_workday(day, country) for day in days)


@cache
def _year(country: str, year: int) -> HolidayBase:
    # Seldom needed, and slow to load. A year by itself is never changed again, so that threads
    # can share it.
    from holidays import country_holidays  # noqa: PLC0415

    return country_holidays(country, years=year, expand=False)
