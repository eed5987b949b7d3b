"""V013: a date with two readings."""

from stagecheck.findings import say
from stagecheck.rules.base import Example, Rule
from stagecheck.rules.told import in_cells
from stagemodel.problem import Problem
from stagemodel.texts import Texts


def words(label: Texts, text: str, problem: Problem) -> tuple[Texts, Texts | None]:
    """Say what was found and what to do."""
    readings = problem.suggestion or ""
    return (
        say(
            f"“{label['zh']}”的“{text}”有多种读法：{readings}。",
            f'"{text}" under {label["en"]} may be read as {readings}.',
        ),
        say("按 2024-03-04 的形式重写。", "Write it again like 2024-03-04."),
    )


RULE = Rule(
    code="V013",
    name="ambiguous-date",
    finds=say(
        "文本日期有两种读法（3/4/24），程序不猜。",
        "A text date with two readings (3/4/24): never guessed.",
    ),
    why=say(
        "三月四日还是四月三日，差一个月，只有填表的人知道。",
        "4 March or 3 April is a month's difference, and only the writer knows.",
    ),
    check=in_cells("V013", words),
    wrong=Example("""
# customer-tracking
customer | first-contact | owner
Yunfan | '3/4/24 <- | Zhang
"""),
    right=Example("""
# customer-tracking
customer | first-contact | owner
Yunfan | 2024-03-04 | Zhang
"""),
)
