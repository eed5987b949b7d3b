"""V015: a share that may be 30 % or 0.3."""

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
            f"“{label['zh']}”的“{text}”有数字没写百分号或单位，可能是 {readings}。",
            f'"{text}" under {label["en"]} has a number without % or a unit: it may be {readings}.',
        ),
        say("写明百分号，例如 30%。", "Write the percent sign, such as 30%."),
    )


RULE = Rule(
    code="V015",
    name="percent-in-doubt",
    finds=say(
        "一个比例既可能是 30%，也可能是 0.3（或 0.3%）。",
        "A share that may be 30 % or 0.3.",
    ),
    why=say(
        "比例差一百倍，付款条件就完全不同。",
        "A hundredfold difference makes other payment terms.",
    ),
    check=in_cells("V015", words),
    wrong=Example("""
# contract-terms
number | customer | payment
HT20240520 | Yunfan | 预付0.3，验收付0.7 ~ 0.3 prepayment, 0.7 on acceptance <-
"""),
    right=Example("""
# contract-terms
number | customer | payment
HT20240520 | Yunfan | 30%预付款，70%验收款 ~ 30% prepayment, 70% on acceptance
"""),
)
