"""V008: does not fit the pattern."""

from stagecheck.findings import say
from stagecheck.rules.base import Example, Rule
from stagecheck.rules.told import in_cells
from stagemodel.problem import Problem
from stagemodel.texts import Texts


def words(label: Texts, text: str, problem: Problem) -> tuple[Texts, Texts | None]:
    """Say what was found and what to do."""
    why = problem.reason or say("格式不对", "it does not fit the pattern")
    return (
        say(
            f"“{label['zh']}”的“{text}”格式不对：{why['zh']}。",
            f'"{text}" under {label["en"]} is not well formed: {why["en"]}.',
        ),
        say("核对后改正。", "Check and correct it."),
    )


RULE = Rule(
    code="V008",
    name="bad-pattern",
    finds=say(
        "内容不符合规定的格式（合同编号、手机号、电子邮箱；只看写法，不联网）。",
        "A value does not fit the column's pattern (contract number, phone, e-mail: syntax "
        "only, never the network).",
    ),
    why=say(
        "编号错一位就归不了档，电话错一位就联系不上客户。",
        "One wrong digit, and the contract cannot be filed or the customer not reached.",
    ),
    check=in_cells("V008", words),
    wrong=Example("""
# contract-terms
number | customer | amount
HT2024052 <- | Yunfan | 85
"""),
    right=Example("""
# contract-terms
number | customer | amount
HT20240520 | Yunfan | 85
"""),
)
