"""F008: a workbook without data rows."""

from collections.abc import Iterator

from stagecheck.facts import Facts
from stagecheck.findings import Hit, in_table, say
from stagecheck.rules.base import Example, Rule


def check(facts: Facts) -> Iterator[Hit]:
    """Yield each table without a row; only information where a young team has none yet."""
    for table in facts.submission.tables:
        if table.rows:
            continue
        label = table.workbook.label
        yield Hit(
            in_table(table),
            say(f"“{label['zh']}”还没有数据。", f"{label['en']} has no data rows."),
            suggestion=say("从表头下面一行开始填写。", "Begin on the row below the headers."),
            severity="info" if table.workbook.empty_is_normal else None,
        )


RULE = Rule(
    code="F008",
    name="empty-workbook",
    finds=say(
        "工作簿没有数据行（需求表和合同表为空只作提示：新团队可能还没有）。",
        "A workbook without data rows (only information for needs and contracts: a young team has "
        "none yet).",
    ),
    why=say("空表交上来，多半是交错了文件。", "An empty workbook is usually the wrong copy."),
    check=check,
    wrong=Example("""
# customer-tracking
customer | stage | owner
"""),
    right=Example("""
# customer-tracking
customer | stage | owner
Yunfan | discovery | Zhang
"""),
)
