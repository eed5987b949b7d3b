"""F004: a required column whose header is not found."""

from stagecheck.findings import say
from stagecheck.rules.base import Example, Rule
from stagecheck.rules.told import in_sheets
from stagemodel.problem import Problem
from stagemodel.submission import Table
from stagemodel.texts import Texts


def words(table: Table, problem: Problem) -> tuple[Texts, Texts | None]:
    """Say which column lacks, and which header may be it under another name."""
    label = table.workbook.labels(problem.column)
    return (
        say(
            f"找不到必填列“{label['zh']}”的表头。",
            f"The header of the required column {label['en']} is not found.",
        ),
        say(
            f"“{problem.found}”是不是“{label['zh']}”？请改回原来的表头。",
            f'Is "{problem.found}" meant to be {label["en"]}? Restore the header.',
        )
        if problem.found
        else say(
            f"补上表头“{label['zh']}”这一列。", f"Add the column with the header {label['en']}."
        ),
    )


RULE = Rule(
    code="F004",
    name="missing-column",
    finds=say(
        "必填（或按阶段必填）的列找不到表头；提示最可能被改名的表头。",
        "The header of a column that is required, always or by stage, is not found; the "
        "likeliest renamed header is suggested.",
    ),
    why=say(
        "少一列，整张表的这一项都没有；多半是表头被改名或删掉了。",
        "One missing column is missing in every row; usually its header was renamed or deleted.",
    ),
    check=in_sheets("F004", words),
    wrong=Example("""
# stage-progress
customer | stage | started | due | todo
Yunfan | discovery | 2024-05-20 | 2024-06-04 | 深度访谈 ~ Interview
"""),
    right=Example("""
# stage-progress
customer | stage | started | due | todo | owner
Yunfan | discovery | 2024-05-20 | 2024-06-04 | 深度访谈 ~ Interview | Zhang
"""),
)
