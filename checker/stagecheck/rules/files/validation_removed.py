"""F016: a dropdown that is gone."""

from stagecheck.findings import say
from stagecheck.rules.base import Example, Rule
from stagecheck.rules.told import in_sheets

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
    check=in_sheets("F016"),
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
