"""V005: a number typed as text, readable."""

from stagecheck.findings import say
from stagecheck.rules.base import Example, Rule
from stagecheck.rules.told import in_cells
from stagemodel.problem import Problem
from stagemodel.texts import Texts


def words(label: Texts, text: str, problem: Problem) -> tuple[Texts, Texts | None]:
    """Say what was found and what to do."""
    shown = problem.suggestion
    if shown is None:
        # Another currency than the header's: no bare number would say the same.
        return (
            say(
                f"“{label['zh']}”的金额是文本：{text}。",
                f"{label['en']} is an amount typed as text: {text}.",
            ),
            say(
                "单位与表头不同，不要只留数字；求和时请另计",
                "its unit is not the header's: keep it, and mind that sums leave it out",
            ),
        )
    return (
        say(
            f"“{label['zh']}”的数字是文本：{text}，读作 {shown}。",
            f"{label['en']} is a number typed as text: {text}, read as {shown}.",
        ),
        say(f"改为数字 {shown}", f"make it the number {shown}"),
    )


RULE = Rule(
    code="V005",
    name="text-number",
    finds=say(
        "数字或金额是文本，但读得出来（85、８５、1,200、85万）。",
        "A number or amount typed as text but readable (85, ８５, 1,200, 85万).",
    ),
    why=say(
        "文本数字不参与求和，合计会少算。",
        "Numbers as text are left out of every sum.",
    ),
    check=in_cells("V005", words),
    fix="safe",
    wrong=Example("""
# contract-terms
number | customer | amount
HT20240520 | Yunfan | '85万 ~ '850,000 CNY <-
"""),
    right=Example("""
# contract-terms
number | customer | amount
HT20240520 | Yunfan | 85
"""),
)
