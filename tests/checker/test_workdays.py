"""Days between dates by a country's calendar."""

from datetime import date, timedelta

import pytest

from stagecheck.workdays import is_workday, workdays_between


@pytest.mark.parametrize(
    ("day", "country", "works"),
    [
        (date(2024, 9, 29), "CN", True),  # a Sunday worked in exchange
        (date(2024, 10, 1), "CN", False),
        (date(2024, 10, 7), "CN", False),
        (date(2024, 10, 12), "CN", True),  # a Saturday worked in exchange
        (date(2024, 10, 13), "CN", False),
        (date(2024, 10, 1), "DE", True),
        (date(2024, 10, 3), "DE", False),
    ],
)
def test_weekends_holidays_and_days_in_exchange(day, country, works):
    assert is_workday(day, country) is works


def test_working_days_over_national_day():
    assert workdays_between(date(2024, 9, 27), date(2024, 10, 11), "CN") == 6
    assert workdays_between(date(2024, 9, 27), date(2024, 9, 27), "CN") == 0
    assert workdays_between(date(2024, 10, 11), date(2024, 9, 27), "CN") == 0


def test_years_do_not_run_into_each_other():
    year = [date(2024, 12, 30) + timedelta(days=n) for n in range(4)]
    assert [is_workday(day, "CN") for day in year] == [True, True, False, True]
