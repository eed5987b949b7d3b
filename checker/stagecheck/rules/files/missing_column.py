"""F004: a required column whose header is not found."""

from stagecheck.findings import say
from stagecheck.rules.base import Example, Rule
from stagecheck.rules.told import in_sheets

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
    check=in_sheets("F004"),
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
