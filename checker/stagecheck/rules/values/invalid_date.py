"""V004: no date."""

from stagecheck.findings import say
from stagecheck.rules.base import Example, Rule
from stagecheck.rules.told import in_cells
from stagemodel.problem import Problem
from stagemodel.texts import Texts


def words(label: Texts, text: str, problem: Problem) -> tuple[Texts, Texts | None]:
    """Say what was found and what to do."""
    why = problem.reason
    return (
        say(
            f"“{label['zh']}”的“{text}”不是日期（{why['zh']}）。",
            f'"{text}" under {label["en"]} is not a date ({why["en"]}).',
        ),
        say("按 2024-03-15 的形式填写。", "Write it like 2024-03-15."),
    )


RULE = Rule(
    code="V004",
    name="invalid-date",
    finds=say(
        "应为日期的单元格不是有效日期（2026-02-30、下周三）。",
        "A date cell holds no valid date (2026-02-30, next Wednesday).",
    ),
    why=say(
        "不是日期就无法判断先后和逾期，这一格等于没有填。",
        "Without a date nothing can be ordered or found overdue; the cell might as well be blank.",
    ),
    check=in_cells("V004", words),
    wrong=Example("""
# customer-tracking
customer | first-contact | owner
Yunfan | 2024-02-30 <- | Zhang
"""),
    right=Example("""
# customer-tracking
customer | first-contact | owner
Yunfan | 2024-02-29 | Zhang
"""),
)
