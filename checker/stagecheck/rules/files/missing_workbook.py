"""F003: a submission lacks a required workbook."""

from collections.abc import Iterator

from stagecheck.facts import Facts
from stagecheck.findings import Hit, Place, say
from stagecheck.rules.base import Example, Rule

SPREADSHEETS = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".et")


def check(facts: Facts) -> Iterator[Hit]:
    """Yield each required workbook of which a folder holds no table.

    Where as many spreadsheets could not be read or recognised, they may be the missing ones: that
    is told about them, once.
    """
    submission = facts.submission
    if not submission.is_folder:
        return
    present = {table.workbook.id for table in submission.tables}
    missing = [book for book in facts.pack.workbooks if book.required and book.id not in present]
    in_doubt = len(facts.unreadable(*SPREADSHEETS)) + len(facts.unknown_workbooks())
    if len(missing) <= in_doubt:
        return
    for book in missing:
        yield Hit(
            Place(submission.name, workbook=book.id),
            say(
                f"缺少“{book.label['zh']}”。",
                f"{book.label['en']} is missing.",
            ),
            suggestion=say(
                f"把“{book.file['zh']}”放进这个文件夹；空白模板可用 stagebook new 生成。",
                f"Put {book.file['en']} into this folder; stagebook new makes a blank one.",
            ),
        )


RULE = Rule(
    code="F003",
    name="missing-workbook",
    finds=say(
        "提交的文件夹缺少必需的工作簿（标准模板：四张都要）；逐个指定文件时不检查。",
        "A submission folder lacks a required workbook (standard: all four); not when files were "
        "named one by one.",
    ),
    why=say(
        "少交一张表，跨表的核对就做不了。", "With one workbook missing nothing can be compared."
    ),
    check=check,
    wrong=Example("""
# customer-tracking
customer | stage | owner
Yunfan | discovery | Zhang
"""),
    right=Example("""
# customer-tracking
customer | stage | owner
Yunfan | discovery | Zhang
# stage-progress
customer | stage | owner
Yunfan | discovery | Zhang
# customer-needs
customer | kind | description | priority
Yunfan | cost | 降低采购成本 ~ Lower purchasing cost | high
# contract-terms
number | customer | amount
HT20240520 | Yunfan | 85
"""),
)
