"""V003: a date typed as text, readable without doubt."""

from stagecheck.findings import say
from stagecheck.rules.base import Example, Rule
from stagecheck.rules.told import in_cells
from stagemodel.problem import Problem
from stagemodel.texts import Texts


def words(label: Texts, text: str, problem: Problem) -> tuple[Texts, Texts | None]:
    """Say what was found and what to do."""
    # A spreadsheet's serial number, or 20240315, may be a number that lost its format as well.
    zh, en = (
        ("是一串数字", "stored as a number") if text.isdecimal() else ("是文本", "typed as text")
    )
    return (
        say(
            f"“{label['zh']}”的日期{zh}：{text}，读作 {problem.suggestion}。",
            f"{label['en']} is a date {en}: {text}, read as {problem.suggestion}.",
        ),
        say(f"改为日期 {problem.suggestion}", f"make it the date {problem.suggestion}"),
    )


RULE = Rule(
    code="V003",
    name="text-date",
    finds=say(
        "日期是文本而不是日期，但读得出来（2024.3.15、2024年3月15日、45366）。",
        "A date typed as text and readable without doubt (2024.3.15, 2024年3月15日, 45366).",
    ),
    why=say(
        "文本日期不能排序、筛选，也不参与提醒和统计。",
        "Dates as text cannot be sorted or filtered, and no reminder or figure sees them.",
    ),
    check=in_cells("V003", words),
    fix="safe",
    wrong=Example("""
# customer-tracking
customer | first-contact | owner
Yunfan | '2024.3.15 <- | Zhang
"""),
    right=Example("""
# customer-tracking
customer | first-contact | owner
Yunfan | 2024-03-15 | Zhang
"""),
)
