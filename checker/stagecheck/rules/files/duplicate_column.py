"""F005: two headers for one column."""

from stagecheck.findings import say
from stagecheck.rules.base import Example, Rule
from stagecheck.rules.told import in_sheets
from stagemodel.problem import Problem
from stagemodel.submission import Table
from stagemodel.texts import Texts


def words(table: Table, problem: Problem) -> tuple[Texts, Texts | None]:
    """Say which column stands twice."""
    label, why = table.workbook.labels(problem.column), problem.reason
    return (
        say(
            f"“{label['zh']}”这一列出现了两次：{why['zh']}。",
            f"The column {label['en']} stands twice: {why['en']}.",
        ),
        say("只保留一列，或改掉多余的表头。", "Keep one of the two, or rename the other header."),
    )


RULE = Rule(
    code="F005",
    name="duplicate-column",
    finds=say(
        "两个表头对应同一列。",
        "Two headers map to one column.",
    ),
    why=say(
        "两列写着同一件事，哪一列算数没有人知道。",
        "Two columns for one thing: nobody knows which one counts.",
    ),
    check=in_sheets("F005", words),
    wrong=Example("""
# customer-tracking
customer | stage | owner | "负责人" ~ "Owner" <-
Yunfan | discovery | Zhang | Li
"""),
    right=Example("""
# customer-tracking
customer | stage | owner
Yunfan | discovery | Zhang
"""),
)
