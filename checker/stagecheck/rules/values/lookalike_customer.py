"""V012: two customers whose names are equal but for suffix and place."""

from collections import Counter
from collections.abc import Iterator

from stagecheck.facts import Facts
from stagecheck.findings import Hit, Related, in_row, say
from stagecheck.rules.base import Example, Rule
from stagemodel.cells import Reading
from stagemodel.submission import Row, Table
from stagemodel.values.name_parts import parts_of, parts_of_similar
from stagemodel.values.names import lookalike
from stagemodel.values.text import fold

_ANYWHERE = "*"


class _Known:
    """The rows so far. Of those with one core and place, two tell all: others are no earlier."""

    def __init__(self) -> None:
        self._rows: dict[tuple[str, str | None], list[Row]] = {}

    def add(self, row: Row, name: str) -> None:
        short, where = parts_of(name)
        for at in (where, _ANYWHERE):
            rows = self._rows.setdefault((short, at), [])
            if not rows or (len(rows) == 1 and fold(rows[0].text("customer")) != fold(name)):
                rows.append(row)

    def first_like(self, name: str) -> Row | None:
        short, where = parts_of(name)
        anywhere = self._rows.get((short, _ANYWHERE))
        if not anywhere:
            return None
        # A name without a place may be of any.
        there = (self._rows.get((short, at), []) for at in (where, None))
        rows = anywhere if where is None else [row for rows in there for row in rows]
        alike = [row for row in rows if lookalike(name, row.text("customer"))]
        return min(alike, key=lambda row: row.number, default=None)


def _repeated(table: Table) -> list[Reading]:
    """Give the names whose core stands in another row too, with the same place or none.

    They are few of a large table's, and only those need be held against each other.
    """
    cells = table.cells_of("customer")
    keys = cells.keys
    parts = parts_of_similar(keys.values())
    counted = Counter(parts.values())
    placeless = {short for short, where in counted if where is None}
    wanted = {
        part for part, count in counted.items() if count > 1 or (part[1] and part[0] in placeless)
    }
    wanted |= {(short, None) for short, where in wanted if where}
    names = {key for key, part in parts.items() if part in wanted}
    return [cell for cell in cells.distinct if keys.get(id(cell)) in names] if names else []


def check(facts: Facts) -> Iterator[Hit]:
    """Yield each customer row whose name looks like an earlier row's."""
    table = facts.table("customer-tracking")
    known = _Known()
    for row in facts.rows_of(table, "customer", _repeated(table)) if table else ():
        name = row.text("customer")
        if not name:
            continue
        alike = known.first_like(name)
        known.add(row, name)
        if alike is None:
            continue
        other = alike.text("customer")
        yield Hit(
            in_row(row, "customer"),
            say(
                f"“{name}”与第 {alike.number} 行的“{other}”只差公司后缀或地名，可能是同一家。",
                f'"{name}" differs from "{other}" in row {alike.number} only by suffix or place; '
                "they may be one.",
            ),
            (Related(in_row(alike, "customer"), say("相似的客户", "the lookalike")),),
            found=name,
            suggestion=say(
                "同一家请合并；不是同一家，请都写全称。",
                "Merge them if they are one; else give both full names.",
            ),
        )


RULE = Rule(
    code="V012",
    name="lookalike-customer",
    finds=say(
        "两个客户名称不同，但去掉公司后缀和地名后相同。",
        "Two customer rows whose names differ but are equal once suffix and place are set aside.",
    ),
    why=say(
        "同一家公司被两个人各跟一遍，报价还可能不一样。",
        "Two people may be working on one company, with two prices.",
    ),
    check=check,
    needs=("customer-tracking.customer",),
    wrong=Example("""
# customer-tracking
customer | owner
深圳市华强科技有限公司 ~ Shenzhen Huaqiang Technology Co., Ltd. | Zhang
深圳华强科技股份有限公司 ~ Shenzhen Huaqiang Technology Inc. <- | Li
"""),
    right=Example("""
# customer-tracking
customer | owner
深圳市华强科技有限公司 ~ Shenzhen Huaqiang Technology Co., Ltd. | Zhang
深圳市华盛科技有限公司 ~ Shenzhen Huasheng Technology Co., Ltd. | Li
"""),
)
