"""F018: two tables that fit one workbook."""

from stagecheck.findings import say
from stagecheck.rules.base import Example, Rule
from stagecheck.rules.told import in_sheets
from stagemodel.problem import Problem
from stagemodel.submission import Table
from stagemodel.texts import Texts


def words(table: Table, problem: Problem) -> tuple[Texts, Texts | None]:
    """Say which of the tables is used."""
    label, why = table.workbook.label, problem.reason
    return (
        say(
            f"这个文件里不止一处是“{label['zh']}”：{why['zh']}。",
            f"More than one place in this file is {label['en']}: {why['en']}.",
        ),
        say(
            "把要交的行合并到一张表里，其余的删除。",
            "Bring the rows that count together in one table, and delete the others.",
        ),
    )


RULE = Rule(
    code="F018",
    name="ambiguous-table",
    finds=say(
        "同一文件里有两张表都像同一个工作簿；采用内容较多的一张，两张都会指出。",
        "Two tables of one file fit the same workbook; the fuller one is used, both are named.",
    ),
    why=say(
        "两张相同的表，迟早只有一张在更新。",
        "Of two tables for one thing, sooner or later only one is kept up to date.",
    ),
    check=in_sheets("F018", words),
    wrong=Example("""
# customer-tracking
customer | stage | owner
Yunfan | discovery | Zhang
Hengda | discovery | Li
# customer-tracking
! second
customer | stage | owner
Yunfan | discovery | Zhang
"""),
    right=Example("""
# customer-tracking
customer | stage | owner
Yunfan | discovery | Zhang
"""),
)
