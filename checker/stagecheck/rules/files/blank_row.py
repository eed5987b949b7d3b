"""F013: a blank row between data rows."""

from stagecheck.findings import say
from stagecheck.rules.base import Example, Rule
from stagecheck.rules.told import in_sheets
from stagemodel.problem import Problem
from stagemodel.submission import Table
from stagemodel.texts import Texts


def words(table: Table, problem: Problem) -> tuple[Texts, Texts | None]:
    """Say what a blank row does."""
    return (
        say(
            "数据中间有一整行空白，会截断排序和筛选。",
            "A blank row stands among the data; sorting and filters stop at it.",
        ),
        say("删除空行。", "Delete the row."),
    )


RULE = Rule(
    code="F013",
    name="blank-row",
    finds=say(
        "数据行之间有整行空白。",
        "A wholly blank row between data rows.",
    ),
    why=say(
        "空行会截断排序、筛选和透视表，下面的行就被漏掉。",
        "A blank row cuts off sorting, filters and pivot tables; the rows below are left out.",
    ),
    check=in_sheets("F013", words),
    fix="safe",
    wrong=Example("""
# customer-tracking
customer | stage | owner
Yunfan | discovery | Zhang
 | |
Hengda | discovery | Li
"""),
    right=Example("""
# customer-tracking
customer | stage | owner
Yunfan | discovery | Zhang
Hengda | discovery | Li
"""),
)
