"""F005: two headers for one column."""

from stagecheck.findings import say
from stagecheck.rules.base import Example, Rule
from stagecheck.rules.told import in_sheets

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
    check=in_sheets("F005"),
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
