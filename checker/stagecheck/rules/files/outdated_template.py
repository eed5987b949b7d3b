"""F007: a workbook made from an older version of the pack."""

from collections.abc import Iterator

from stagecheck.facts import Facts
from stagecheck.findings import Hit, in_file, say
from stagecheck.rules.base import Example, Rule
from stagemodel.patterns import compiled


def numbers(version: str) -> tuple[int, ...]:
    """A version for comparison: `1.10` comes after `1.9`."""
    return tuple(int(part) for part in compiled(r"\d+").findall(version))


def check(facts: Facts) -> Iterator[Hit]:
    """Yield each file whose stamp is older than the pack."""
    seen = set()
    for table in facts.submission.tables:
        if table.file in seen or not table.version:
            continue
        seen.add(table.file)
        if numbers(table.version) < numbers(facts.pack.version):
            yield Hit(
                in_file(table.file),
                say(
                    f"这个文件用的是旧版模板 {table.version}，现在是 {facts.pack.version}。",
                    f"This file was made from template version {table.version}; now it is "
                    f"{facts.pack.version}.",
                ),
                found=table.version,
                suggestion=say(
                    "用 stagebook new 生成新模板，把内容粘贴过去（选择性粘贴—数值）。",
                    "Make the new template with stagebook new and paste the rows over (values "
                    "only).",
                ),
            )


RULE = Rule(
    code="F007",
    name="outdated-template",
    finds=say(
        "文件由旧版本的模板包生成。",
        "The workbook's stamp is an older version of the pack.",
    ),
    why=say(
        "旧模板可能缺列、选项过时，大家填的就不是同一张表。",
        "An old template may lack columns or choices, and people fill in different forms.",
    ),
    check=check,
    wrong=Example("""
# customer-tracking
! version 0.9
customer | stage | owner
Yunfan | discovery | Zhang
"""),
    right=Example("""
# customer-tracking
! version 1.0
customer | stage | owner
Yunfan | discovery | Zhang
"""),
)
