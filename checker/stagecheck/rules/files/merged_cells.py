"""F010: merged cells inside the data."""

from stagecheck.findings import say
from stagecheck.rules.base import Example, Rule
from stagecheck.rules.told import in_sheets
from stagemodel.problem import Problem
from stagemodel.submission import Table
from stagemodel.texts import Texts


def words(table: Table, problem: Problem) -> tuple[Texts, Texts | None]:
    """Say what merging does."""
    return (
        say(
            "数据区里有合并单元格，只有第一格有内容。",
            "Cells are merged inside the data; only the first of them holds a value.",
        ),
        say("取消合并，每行都填写完整。", "Unmerge them and fill in every row."),
    )


RULE = Rule(
    code="F010",
    name="merged-cells",
    finds=say(
        "数据区域里有合并单元格。",
        "Merged cells inside the data area.",
    ),
    why=say(
        "合并后只有第一格有值，其余行都是空的，也无法排序和筛选。",
        "Only the first of merged cells holds the value; the other rows are blank and cannot "
        "be sorted or filtered.",
    ),
    check=in_sheets("F010", words),
    wrong=Example("""
# customer-tracking
! merge C2:C3
customer | stage | owner
Yunfan | discovery | Zhang
Hengda | discovery |
"""),
    right=Example("""
# customer-tracking
customer | stage | owner
Yunfan | discovery | Zhang
Hengda | discovery | Zhang
"""),
)
