"""F006: a header that is no column."""

from stagecheck.findings import say
from stagecheck.rules.base import Example, Rule
from stagecheck.rules.told import in_sheets

RULE = Rule(
    code="F006",
    name="unknown-column",
    finds=say(
        "表头不属于模板的任何一列（提示最接近的列）。",
        "A header maps to no column of the pack ('did you mean').",
    ),
    why=say(
        "多出来的列不会被检查；如果是写错的表头，这一列就白填了。",
        "An extra column is not checked; if it is a misspelt header, its cells count for nothing.",
    ),
    check=in_sheets("F006"),
    wrong=Example("""
# customer-tracking
customer | stage | owner | "星座" ~ "Star sign" <-
Yunfan | discovery | Zhang | 天秤 ~ Libra
"""),
    right=Example("""
# customer-tracking
customer | stage | owner
Yunfan | discovery | Zhang
"""),
)
