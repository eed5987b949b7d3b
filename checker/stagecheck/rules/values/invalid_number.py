"""V006: no number."""

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
            f"“{label['zh']}”的“{text}”读不出确切的数字（{why['zh']}）。",
            f'"{text}" under {label["en"]} gives no definite number ({why["en"]}).',
        ),
        say("只填数字，单位见表头。", "Write the number alone; the header gives the unit."),
    )


RULE = Rule(
    code="V006",
    name="invalid-number",
    finds=say(
        "应为数字或金额的单元格读不出数字。",
        "A number or amount cell holds neither.",
    ),
    why=say(
        "金额读不出来，合同就无法与纪要核对，业绩也算不了。",
        "An amount nobody can read can be neither compared with the minutes nor counted.",
    ),
    check=in_cells("V006", words),
    wrong=Example("""
# contract-terms
number | customer | amount
HT20240520 | Yunfan | 八十多万 ~ eighty-something <-
"""),
    right=Example("""
# contract-terms
number | customer | amount
HT20240520 | Yunfan | 85
"""),
)
