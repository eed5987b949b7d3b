"""V012: two customers whose names are equal but for suffix and place."""

from collections.abc import Iterator

from stagecheck.facts import Facts
from stagecheck.findings import Hit, Related, in_row, say
from stagecheck.rules.base import Example, Rule
from stagemodel.submission import Row
from stagemodel.values.names import core, lookalike


def check(facts: Facts) -> Iterator[Hit]:
    """Yield each customer row whose name looks like an earlier row's."""
    by_core: dict[str, list[Row]] = {}
    for row in facts.rows("customer-tracking"):
        name = row.text("customer")
        if not name or not row.cells["customer"].filled:
            continue
        known = by_core.setdefault(core(name), [])
        alike = next((r for r in known if lookalike(name, r.text("customer"))), None)
        known.append(row)
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
