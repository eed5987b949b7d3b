"""F006: a header that is no column."""

from stagecheck.findings import say
from stagecheck.rules.base import Example, Rule
from stagecheck.rules.told import in_sheets
from stagemodel.problem import Problem
from stagemodel.submission import Table
from stagemodel.texts import Texts


def words(table: Table, problem: Problem) -> tuple[Texts, Texts | None]:
    """Say which header is unknown, and what it may mean; or what stands there without one."""
    if why := problem.reason:
        return (
            say(
                f"{why['zh']}，没有检查。",
                f"{why['en'][0].upper()}{why['en'][1:]}; it was not checked.",
            ),
            say(
                "要检查的内容请放到模板的列里；其他内容请移到别的工作表。",
                "Put what is to be checked into the template's columns, the rest on another sheet.",
            ),
        )
    return (
        say(
            f"表头“{problem.found}”不是模板的列，这一列没有检查。",
            f'The header "{problem.found}" is no column of the template; it was not checked.',
        ),
        say(f"是不是“{problem.suggestion}”？", f'Do you mean "{problem.suggestion}"?')
        if problem.suggestion
        else None,
    )


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
    check=in_sheets("F006", words),
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
