"""F009: data in hidden rows, columns or sheets."""

from stagecheck.findings import say
from stagecheck.rules.base import Example, Rule
from stagecheck.rules.told import in_sheets
from stagemodel.problem import Problem
from stagemodel.submission import Table
from stagemodel.texts import Texts


def words(table: Table, problem: Problem) -> tuple[Texts, Texts | None]:
    """Say what is hidden."""
    why = problem.reason
    return (
        say(
            f"有隐藏的数据：{why['zh']}（已一并检查）。",
            f"There is hidden data: {why['en']} (it was checked all the same).",
        ),
        say("取消隐藏，或删除不再需要的内容。", "Unhide it, or delete what is no longer needed."),
    )


RULE = Rule(
    code="F009",
    name="hidden-data",
    finds=say(
        "隐藏的行、列或工作表里有数据（仍然会检查）。",
        "Data in hidden rows, columns or sheets (still checked).",
    ),
    why=say(
        "看不见的行不会有人更新，却照样进入统计。",
        "Nobody updates what nobody sees, yet it is counted.",
    ),
    check=in_sheets("F009", words),
    wrong=Example("""
# customer-tracking
! hide 3
customer | stage | owner
Yunfan | discovery | Zhang
Hengda | discovery | Li
"""),
    right=Example("""
# customer-tracking
customer | stage | owner
Yunfan | discovery | Zhang
Hengda | discovery | Li
"""),
)
