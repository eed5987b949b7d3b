"""F016: a dropdown that is gone."""

from stagecheck.findings import say
from stagecheck.rules.base import Example, Rule
from stagecheck.rules.told import in_sheets
from stagemodel.problem import Problem
from stagemodel.submission import Table
from stagemodel.texts import Texts


def words(table: Table, problem: Problem) -> tuple[Texts, Texts | None]:
    """Say whose dropdown is gone."""
    label = table.workbook.labels(problem.column)
    return (
        say(
            f"“{label['zh']}”从这一格起没有下拉选项了，可能是粘贴时覆盖的。",
            f"{label['en']} has no dropdown from this cell on; it was probably pasted over.",
        ),
        say(
            "粘贴时用“选择性粘贴—数值”；可从上面的单元格复制数据验证。",
            "Paste values only; copy the validation from a cell that still has it.",
        ),
    )


RULE = Rule(
    code="F016",
    name="validation-removed",
    finds=say(
        "模板某一列的下拉选项没有了（多半是粘贴时覆盖的）。",
        "A column's dropdown of the template is gone (pasted over).",
    ),
    why=say(
        "没有下拉，下一个人就会自由发挥，统计口径又乱了。",
        "Without the dropdown the next writer improvises, and the figures fall apart.",
    ),
    check=in_sheets("F016", words),
    wrong=Example("""
# customer-tracking
! no-dropdowns
customer | stage | owner
Yunfan | discovery | Zhang
"""),
    right=Example("""
# customer-tracking
! dropdowns
customer | stage | owner
Yunfan | discovery | Zhang
"""),
)
