"""V001: a required cell is blank."""

from collections.abc import Iterator

from stagecheck.facts import Facts
from stagecheck.findings import Hit, in_row, say
from stagecheck.required import Required
from stagecheck.rules.base import Example, Rule


def check(facts: Facts) -> Iterator[Hit]:
    """Yield each blank cell that its workbook, another cell or the row's stage requires."""
    required = Required(facts)
    for row, column in required.cells("blank"):
        label, who = column.label, row.key
        of_zh = f"“{who}”的" if who else ""
        of_en = f' of "{who}"' if who else ""
        yield Hit(
            in_row(row, column.id),
            say(
                f"{of_zh}“{label['zh']}”没有填写。",
                f"{label['en']}{of_en} is blank.",
            ),
            suggestion=column.prompt or None,
        )


RULE = Rule(
    code="V001",
    name="missing-value",
    finds=say(
        "必填的单元格是空的，或按所处阶段、按另一格已填而必须填写。",
        "A required cell is blank, or required by the row's stage or by another cell.",
    ),
    why=say(
        "缺了负责人、日期或阶段，这一行就没法统计，也没有人负责。",
        "Without owner, date or stage a row cannot be counted, and nobody answers for it.",
    ),
    check=check,
    wrong=Example("""
# customer-tracking
customer | industry | contact | owner
Yunfan | manufacturing | Wang | <-
"""),
    right=Example("""
# customer-tracking
customer | industry | contact | owner
Yunfan | manufacturing | Wang | Zhang
"""),
)
