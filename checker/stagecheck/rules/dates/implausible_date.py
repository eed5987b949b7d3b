"""D007: a date from another century, or far ahead."""

from collections.abc import Iterator
from datetime import date

from stagecheck.facts import Facts
from stagecheck.findings import Hit, in_row, say
from stagecheck.rules.base import Example, Rule
from stagemodel.cells import Reading


def check(facts: Facts) -> Iterator[Hit]:
    """Yield each date before a first year, or more than some years after today."""
    first = facts.limit("D007", "first-year")
    ahead = facts.limit("D007", "years-ahead")
    last = _years_after(facts.today, ahead)

    def is_implausible(cell: Reading) -> bool:
        day = cell.day
        return day is not None and not (day.year >= first and day <= last)

    for table in facts.tables:
        for column in table.workbook.columns:
            if column.type != "date":
                continue
            label = column.label
            for row in facts.rows_with(table, column.id, is_implausible):
                day = row.when(column.id)
                yield Hit(
                    in_row(row, column.id),
                    say(
                        f"“{label['zh']}”{day} 不像真实日期（早于 {first} 年，或晚于今天 "
                        f"{ahead} 年以上）。",
                        f"{label['en']} {day} is hardly a real date (before {first}, or more than "
                        f"{ahead} years ahead).",
                    ),
                    found=row.cells[column.id].text,
                    suggestion=say(
                        "核对年份；整列都差约 4 年时，可能是 1904 日期系统造成的。",
                        "Check the year; a whole column about 4 years off points to the 1904 date "
                        "system.",
                    ),
                )


def _years_after(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # 29 February
        return day.replace(year=day.year + years, day=28)


RULE = Rule(
    code="D007",
    name="implausible-date",
    finds=say(
        "日期早于 2000 年，或晚于今天 5 年以上（年份写错、数字当成日期、1904 日期系统）。",
        "A date before 2000 or more than 5 years ahead (serials, a wrong century, 1904 files).",
    ),
    why=say(
        "这样的日期几乎总是录入错误，却会让所有时长和逾期计算失真。",
        "Such a date is nearly always a slip, yet every length and deadline is computed from it.",
    ),
    check=check,
    limits=("first-year", "years-ahead"),
    wrong=Example("""
# customer-tracking
customer | stage | first-contact | expected-close
Yunfan | discovery | 2024-04-02 | 2042-06-15 <-
"""),
    right=Example("""
# customer-tracking
customer | stage | first-contact | expected-close
Yunfan | discovery | 2024-04-02 | 2024-06-15
"""),
)
