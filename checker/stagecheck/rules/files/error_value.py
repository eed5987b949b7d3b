"""F012: an error value in a cell."""

from stagecheck.findings import say
from stagecheck.rules.base import Example, Rule
from stagecheck.rules.told import in_cells
from stagemodel.problem import Problem
from stagemodel.texts import Texts


def words(label: Texts, text: str, problem: Problem) -> tuple[Texts, Texts | None]:
    """Say what was found and what to do."""
    return (
        say(
            f"“{label['zh']}”的公式出错：{text}。",
            f"{label['en']} holds the error {text}.",
        ),
        say("修正公式，或直接填写内容。", "Mend the formula, or write the value itself."),
    )


RULE = Rule(
    code="F012",
    name="error-value",
    finds=say(
        "单元格是错误值（#REF!、#N/A 等），不会当作空白。",
        "A cell holds an error such as #REF! or #N/A; it is never taken for a blank.",
    ),
    why=say(
        "错误值说明引用的表或行已经没有了，这一格的内容丢了。",
        "An error means that what the cell referred to is gone, and its content with it.",
    ),
    check=in_cells("F012", words),
    wrong=Example("""
# contract-terms
number | customer | amount
HT20240520 | Yunfan | #REF! <-
"""),
    right=Example("""
# contract-terms
number | customer | amount
HT20240520 | Yunfan | 85
"""),
)
