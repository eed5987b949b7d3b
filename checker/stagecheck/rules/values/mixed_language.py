"""V014: a choice in another language."""

from stagecheck.findings import say
from stagecheck.rules.base import Example, Rule
from stagecheck.rules.told import hint, in_cells
from stagemodel.problem import Problem
from stagemodel.texts import Texts


def words(label: Texts, text: str, problem: Problem) -> tuple[Texts, Texts | None]:
    """Say what was found and what to do."""
    return (
        say(
            f"“{label['zh']}”的“{text}”与本表语言不同，读作“{problem.suggestion}”。",
            f'"{text}" under {label["en"]} is in another language, read as "{problem.suggestion}".',
        ),
        hint(problem),
    )


RULE = Rule(
    code="V014",
    name="mixed-language",
    finds=say(
        "选项用了与工作簿不同的语言。",
        "A choice is written in another language than the workbook's.",
    ),
    why=say(
        "读得懂，但筛选和统计时会分成两类。",
        "It is understood, but filters and pivots count it apart.",
    ),
    check=in_cells("V014", words),
    fix="safe",
    wrong=Example("""
# customer-tracking
customer | stage | owner
Yunfan | Negotiation ~ 商务谈判 <- | Zhang
"""),
    right=Example("""
# customer-tracking
customer | stage | owner
Yunfan | negotiation | Zhang
"""),
)
