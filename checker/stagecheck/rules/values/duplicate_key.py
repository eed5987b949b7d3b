"""V009: a key stands in two rows."""

from collections import Counter
from collections.abc import Iterator

from stagecheck.facts import Facts
from stagecheck.findings import Hit, Related, in_row, say
from stagecheck.numbers import number_key
from stagecheck.rules.base import Example, Rule
from stagemodel.cells import Reading
from stagemodel.pack import Column
from stagemodel.submission import Row, Table
from stagemodel.values.text import fold


def key_of(text: str, column: Column) -> str:
    """A key for comparison: hyphens count in a name, not in a number with a pattern."""
    return number_key(text) if column.pattern else fold(text)


def _repeated(table: Table, column: Column) -> list[Reading]:
    """Give the cells whose key stands in another row too, an example's counted."""
    cells = table.cells_of(column.id)
    keys = cells.keys
    if column.pattern:
        keys = {at: key_of(text, column) for at, text in cells.answers.items()}
    if len(set(keys.values())) == len(cells.readings):
        return []
    counted = Counter(map(keys.get, map(id, cells.readings)))
    return [c for c in cells.distinct if id(c) in keys and counted[keys[id(c)]] > 1]


def check(facts: Facts) -> Iterator[Hit]:
    """Yield each row whose key a row above it has already."""
    for table in facts.submission.tables:
        column = table.workbook.key
        if not column.key or column.id not in table.headers:
            continue
        first: dict[str, Row] = {}
        for row in facts.rows_of(table, column.id, _repeated(table, column)):
            known = first.setdefault(key_of(row.text(column.id), column), row)
            if known is row:
                continue
            label, text = column.label, row.text(column.id)
            yield Hit(
                in_row(row, column.id),
                say(
                    f"“{label['zh']}”的“{text}”重复：第 {known.number} 行已有。",
                    f'{label["en"]} "{text}" stands twice: row {known.number} has it already.',
                ),
                (Related(in_row(known, column.id), say("第一次出现", "where it stands first")),),
                found=row.cells[column.id].text,
                suggestion=say("合并两行，或改正其中一个。", "Merge the two rows, or correct one."),
            )


RULE = Rule(
    code="V009",
    name="duplicate-key",
    finds=say(
        "同一个客户名称或合同编号出现在两行（全角、空格、繁简不同也算相同）。",
        "A customer's name or contract number stands in two rows (after normalising width, spaces "
        "and traditional forms).",
    ),
    why=say(
        "同一客户两行，金额重复统计，更新也只更新了一半。",
        "Two rows for one customer count it twice, and only one of them gets updated.",
    ),
    check=check,
    wrong=Example("""
# customer-tracking
customer | industry | owner
Yunfan | manufacturing | Zhang
Yunfan <- | manufacturing | Li
"""),
    right=Example("""
# customer-tracking
customer | industry | owner
Yunfan | manufacturing | Zhang
Hengda | manufacturing | Li
"""),
)
