"""F011: a formula without a saved value."""

from stagecheck.findings import say
from stagecheck.rules.base import Example, Rule
from stagecheck.rules.told import in_cells
from stagemodel.problem import Problem
from stagemodel.texts import Texts


def words(label: Texts, text: str, problem: Problem) -> tuple[Texts, Texts | None]:
    """Say what was found and what to do."""
    return (
        say(
            f"“{label['zh']}”是公式，但文件里没有保存它的结果，无法检查。",
            f"{label['en']} is a formula whose result was not saved, so it cannot be checked.",
        ),
        say(
            "用 Excel 或 WPS 打开这个文件并保存一次。", "Open the file in Excel or WPS and save it."
        ),
    )


RULE = Rule(
    code="F011",
    name="uncalculated-formula",
    finds=say(
        "公式没有保存结果（不会当作空白）。",
        "A formula without a saved value; it is never taken for a blank.",
    ),
    why=say(
        "由程序生成、没有打开过的文件常有这种情况；看起来有数，其实读不到。",
        "Files made by programs and never opened have these: a value on screen, none in the file.",
    ),
    check=in_cells("F011", words),
    wrong=Example("""
# contract-terms
number | customer | amount
HT20240520 | Yunfan | =80+5 <-
"""),
    right=Example("""
# contract-terms
number | customer | amount
HT20240520 | Yunfan | 85
"""),
)
