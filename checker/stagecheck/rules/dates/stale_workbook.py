"""D009: a workbook that nobody has saved for days."""

from collections.abc import Iterator

from stagecheck.facts import Facts
from stagecheck.findings import Hit, in_file, say
from stagecheck.rules.base import Example, Rule


def check(facts: Facts) -> Iterator[Hit]:
    """Yield each file last saved (by its document properties) more than some days ago."""
    limit, unit = facts.limit("D009", "days"), facts.day_word("D009")
    seen = set()
    for table in facts.tables:
        if table.saved is None or table.file in seen:
            continue
        seen.add(table.file)
        days = facts.days("D009", table.saved.date(), facts.today)
        if days > limit:
            yield Hit(
                in_file(table.file),
                say(
                    f"这个文件最后保存于 {table.saved.date()}，已有 {days} {unit['zh']}没有更新。",
                    f"This file was last saved on {table.saved.date()}, {days} {unit['en']} ago.",
                ),
                found=table.saved.date().isoformat(),
                suggestion=say(
                    "确认交上来的是最新版本，并更新内容。",
                    "Make sure this is the latest version, and bring it up to date.",
                ),
            )


RULE = Rule(
    code="D009",
    name="stale-workbook",
    finds=say(
        "工作簿最后一次保存距检查日超过规定天数（默认 14 天）。",
        "A workbook was last saved more than a set number of days before the check (14 by "
        "default).",
    ),
    why=say(
        "很可能交错了文件，或者整张表已经没有人维护。",
        "Probably the wrong copy was handed in, or nobody keeps the workbook any more.",
    ),
    check=check,
    limits=("days",),
    wrong=Example("""
# customer-tracking
! saved 2024-05-01
customer | stage
Yunfan | discovery
"""),
    right=Example("""
# customer-tracking
! saved 2024-05-30
customer | stage
Yunfan | discovery
"""),
)
