"""F015: two files of one submission hold the same workbook."""

from collections.abc import Iterator

from stagecheck.facts import Facts
from stagecheck.findings import Hit, Related, in_file, say
from stagecheck.rules.base import Example, Rule


def check(facts: Facts) -> Iterator[Hit]:
    """Yield each file that is set aside because another holds the same workbook, saved later."""
    for table in facts.submission.tables:
        used = facts.table(table.workbook.id)
        if used is None or used is table or used.file == table.file:
            continue
        label = table.workbook.label
        yield Hit(
            in_file(table.file),
            say(
                f"“{label['zh']}”有两个文件：“{table.file}”和“{used.file}”。"
                "其他检查采用后保存的那个。",
                f'{label["en"]} stands in two files: "{table.file}" and "{used.file}". The one '
                "saved last is used for the other checks.",
            ),
            (Related(in_file(used.file, used.sheet), say("采用的文件", "the file used")),),
            suggestion=say("只保留一个。", "Keep only one of them."),
        )


RULE = Rule(
    code="F015",
    name="duplicate-workbook",
    finds=say(
        "一次提交里有两个文件是同一个工作簿（如“…(1).xlsx”“副本…”）；其他规则采用后保存的一个。",
        "Two files of one submission hold the same workbook; the other rules use the one saved "
        "last.",
    ),
    why=say(
        "留着两份，总有人改的是旧的那份。", "With two copies, somebody keeps editing the old one."
    ),
    check=check,
    wrong=Example("""
# customer-tracking
! saved 2024-05-20
customer | stage | owner
Yunfan | discovery | Zhang
# customer-tracking
! saved 2024-05-30
customer | stage | owner
Yunfan | solution | Zhang
"""),
    right=Example("""
# customer-tracking
customer | stage | owner
Yunfan | solution | Zhang
"""),
)
