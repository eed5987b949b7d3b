"""V010: stray spaces."""

from stagecheck.findings import say
from stagecheck.rules.base import Example, Rule
from stagecheck.rules.told import in_cells
from stagemodel.problem import Problem
from stagemodel.texts import Texts


def words(label: Texts, text: str, problem: Problem) -> tuple[Texts, Texts | None]:
    """Say what was found and what to do."""
    return (
        say(
            f"“{label['zh']}”的“{text.strip()}”含多余的空格。",
            f'"{text.strip()}" under {label["en"]} has stray spaces.',
        ),
        say("去掉多余的空格。", "Remove the stray spaces."),
    )


RULE = Rule(
    code="V010",
    name="stray-whitespace",
    finds=say(
        "文字前后有空格，或含全角、零宽、不间断空格（内容照常读取）。",
        "Leading or trailing, full-width, zero-width or no-break spaces (the value is read "
        "all the same).",
    ),
    why=say(
        "看不见的空格会让查找、筛选和透视表把同一个名字当成两个。",
        "Invisible spaces make lookups, filters and pivot tables take one name for two.",
    ),
    check=in_cells("V010", words),
    fix="safe",
    wrong=Example("""
# customer-tracking
customer | owner
Yunfan | ␣张伟 ~ ␣Zhang Wei <-
"""),
    right=Example("""
# customer-tracking
customer | owner
Yunfan | Zhang
"""),
)
