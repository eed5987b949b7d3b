"""V002: a value outside a closed list."""

from stagecheck.findings import say
from stagecheck.rules.base import Example, Rule
from stagecheck.rules.told import in_cells
from stagemodel.problem import Problem
from stagemodel.texts import Texts


def words(label: Texts, text: str, problem: Problem) -> tuple[Texts, Texts | None]:
    """Say what was found and what to do."""
    return (
        say(
            f"“{label['zh']}”没有“{text}”这个选项。",
            f'"{text}" is not one of the choices of {label["en"]}.',
        ),
        say(f"是不是“{problem.suggestion}”？", f'Do you mean "{problem.suggestion}"?')
        if problem.suggestion
        else problem.reason,
    )


RULE = Rule(
    code="V002",
    name="not-in-list",
    finds=say(
        "单元格的值不在规定的选项里（别名、“阶段”后缀、繁体和空格会自动识别）。",
        "A value is none of a closed column's choices, nor an alias of one (aliases, a 阶段 "
        "suffix, traditional forms and spacing are read silently).",
    ),
    why=say(
        "选项之外的值进不了任何统计；阶段写错，整个漏斗都不准。",
        "A value outside the list is counted nowhere; a wrong stage falsifies the whole funnel.",
    ),
    check=in_cells("V002", words),
    fix="unsafe",
    wrong=Example("""
# customer-tracking
customer | stage | owner
Yunfan | 洽谈中 ~ Talking <- | Zhang
"""),
    right=Example("""
# customer-tracking
customer | stage | owner
Yunfan | negotiation | Zhang
"""),
)
