"""D005: the date of something that has happened lies in the future."""

from collections.abc import Iterator
from datetime import date

from stagecheck.facts import Facts
from stagecheck.findings import Hit, in_minutes, in_row, say
from stagecheck.rules.base import Example, Rule
from stagemodel.cells import DocField
from stagemodel.submission import Minutes
from stagemodel.texts import Texts

ADVICE = say(
    "核对日期（年份、月份是否写错）；还没有发生的事请留空。",
    "Check the date (year and month); leave it blank while it has not happened.",
)


def minutes_fields(minutes: Minutes) -> Iterator[tuple[DocField, date]]:
    """The dates of the minutes that tell of something that has happened."""
    signed = [signature.signed for signature in minutes.signatures]
    for field in (minutes.fields.get("date"), *signed):
        if field is not None and isinstance(field.value, date):
            yield field, field.value


def check(facts: Facts) -> Iterator[Hit]:
    """Yield each date after today in a column (or field) of things that have happened."""
    for table in facts.tables:
        happened = [column for column in table.workbook.columns if column.past]
        for column in happened:
            for row in facts.rows_with(table, column.id, lambda r: _is_after(r.day, facts.today)):
                yield Hit(
                    in_row(row, column.id),
                    _message(column.label, row.when(column.id), facts.today),
                    found=row.cells[column.id].text,
                    suggestion=ADVICE,
                )
    for minutes in facts.minutes:
        for field, day in minutes_fields(minutes):
            if day > facts.today:
                yield Hit(
                    in_minutes(minutes, field),
                    _message(say(field.label, field.label), day, facts.today),
                    found=field.text,
                    suggestion=ADVICE,
                )


def _is_after(day: date | None, today: date) -> bool:
    return day is not None and day > today


def _message(label: Texts, day: date | None, today: date) -> Texts:
    return say(
        f"“{label['zh']}”{day} 晚于检查日 {today}，但这里应是已经发生的事。",
        f"{label['en']} {day} lies after the day of the check, {today}, yet it is about "
        "something that has happened.",
    )


RULE = Rule(
    code="D005",
    name="future-date",
    finds=say(
        "已经发生的事（首次接触、阶段开始、需求确认、签订、纪要）日期晚于检查日。",
        "The date of something that has happened (first contact, stage start, confirmation, "
        "signing, minutes) lies after the day of the check.",
    ),
    why=say(
        "通常是年份写错，或把计划当成了结果，两种都会让统计失真。",
        "Usually a wrong year, or a plan entered as a result; both falsify the figures.",
    ),
    check=check,
    wrong=Example("""
# stage-progress
customer | stage | started
Yunfan | discovery | 2025-05-10 <-
"""),
    right=Example("""
# stage-progress
customer | stage | started
Yunfan | discovery | 2024-05-10
"""),
)
