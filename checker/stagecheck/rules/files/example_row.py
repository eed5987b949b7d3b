"""F014: the template's example row left in."""

from collections.abc import Iterator

from stagecheck.facts import Facts
from stagecheck.findings import Hit, in_row, say
from stagecheck.rules.base import Example, Rule
from stagemodel.problem import Fix


def check(facts: Facts) -> Iterator[Hit]:
    """Yield each data row of the made-up customer."""
    for table in facts.submission.tables:
        for row in facts.examples(table):
            yield Hit(
                in_row(row),
                say(
                    f"第 {row.number} 行是模板的示例（{row.text('customer')}），还留在数据里。",
                    f"Row {row.number} is the template's example ({row.text('customer')}), "
                    "left among the data.",
                ),
                found=row.text("customer"),
                suggestion=say("删除这一行。", "Delete the row."),
                fix=Fix("unsafe", ""),
            )


RULE = Rule(
    code="F014",
    name="example-row",
    finds=say(
        "模板的示例行（示例科技有限公司）留在了数据里。",
        "The template's example row (Example Technology Co., Ltd.) was left in.",
    ),
    why=say("虚构的客户会进入统计。", "A made-up customer is counted as a real one."),
    check=check,
    fix="unsafe",
    wrong=Example("""
# customer-tracking
customer | stage | owner
示例科技有限公司 ~ Example Technology Co., Ltd. <- | discovery | Zhang
Yunfan | discovery | Zhang
"""),
    right=Example("""
# customer-tracking
customer | stage | owner
Yunfan | discovery | Zhang
"""),
)
