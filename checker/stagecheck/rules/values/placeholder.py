"""V011: a placeholder in a required cell."""

from collections.abc import Iterator

from stagecheck.facts import Facts
from stagecheck.findings import Hit, in_row, say
from stagecheck.required import Required
from stagecheck.rules.base import Example, Rule


def check(facts: Facts) -> Iterator[Hit]:
    """Yield each required cell that holds one of the pack's placeholders."""
    required = Required(facts)
    for row, column in required.cells("placeholder"):
        label, text = column.label, row.cells[column.id].text
        yield Hit(
            in_row(row, column.id),
            say(
                f"“{label['zh']}”写的是“{text.strip()}”，等于没有填写。",
                f'{label["en"]} says "{text.strip()}", which is no answer.',
            ),
            found=text,
            suggestion=column.prompt or None,
        )


RULE = Rule(
    code="V011",
    name="placeholder",
    finds=say(
        "必填的单元格写着“待定”“TBD”“xxx”“无”“-”之类的占位文字。",
        "A required cell holds a placeholder such as 待定, TBD, xxx, 无 or -.",
    ),
    why=say(
        "占位文字看起来填了，统计时却什么也没有，而且容易被忘掉。",
        "It looks filled, counts for nothing, and is easily forgotten.",
    ),
    check=check,
    wrong=Example("""
# customer-tracking
customer | industry | contact | owner
Yunfan | manufacturing | 待定 ~ TBD <- | Zhang
"""),
    right=Example("""
# customer-tracking
customer | industry | contact | owner
Yunfan | manufacturing | Wang | Zhang
"""),
)
