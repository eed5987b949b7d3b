"""When something last happened with a customer, by all dates its rows and minutes give."""

from collections.abc import Iterator
from datetime import date

from stagecheck.deals import Deal
from stagecheck.facts import Facts
from stagemodel.submission import Minutes


def minutes_dates(minutes: Minutes) -> Iterator[date]:
    """The day of the minutes and of each signature, as far as they can be read."""
    signed = [signature.signed.value for signature in minutes.signatures]
    for value in (minutes.value("date"), *signed):
        if isinstance(value, date):
            yield value


def all_read(facts: Facts) -> bool:
    """Whether all that may hold the latest date was read: every file, and every workbook."""
    known = {table.workbook.id for table in facts.tables}
    wanted = {workbook.id for workbook in facts.pack.workbooks if workbook.required}
    return not facts.unreadable("") and wanted <= known


def last_activity(deal: Deal, today: date) -> date | None:
    """The latest day up to `today` on which something happened.

    None where no date is known, and where one lacks, cannot be used or lies ahead: that is told
    by itself, and put right it may well be the latest.
    """
    if (
        not deal.progress
        or deal.doubtful
        or any(row.when("started") is None for row in deal.progress)
    ):
        return None
    rows = (*deal.tracking, *deal.progress, *deal.needs, *deal.contracts)
    cells = [row.readings[place] for row in rows for place in row.layout.past]
    if any(cell.state == "unusable" for cell in cells):
        return None
    days = [day for cell in cells if (day := cell.day) is not None]
    days += [day for minutes in deal.minutes for day in minutes_dates(minutes)]
    latest = max(days, default=None)
    return latest if latest is None or latest <= today else None
