"""V007: outside the range."""

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
            f"“{label['zh']}”的 {text} 超出范围：{why['zh']}。",
            f"{text} under {label['en']} is out of range: {why['en']}.",
        ),
        say("核对数字和单位。", "Check the number and the unit."),
    )


RULE = Rule(
    code="V007",
    name="out-of-range",
    finds=say(
        "数字低于下限或高于上限。",
        "A number is below the minimum or above the maximum.",
    ),
    why=say(
        "零或负的合同金额几乎都是录入错误。",
        "A contract amount of zero or less is nearly always a slip.",
    ),
    check=in_cells("V007", words),
    wrong=Example("""
# contract-terms
number | customer | amount
HT20240520 | Yunfan | -85 <-
"""),
    right=Example("""
# contract-terms
number | customer | amount
HT20240520 | Yunfan | 85
"""),
)
