"""S012: a lost customer with neither reason nor notes."""

from collections.abc import Iterator

from stagecheck.facts import Facts
from stagecheck.findings import Hit, in_row, say
from stagecheck.rules.base import Example, Rule


def check(facts: Facts) -> Iterator[Hit]:
    """Yield each customer in a closed state that wants a reason and has none."""
    wanting = {state.id for state in facts.pack.closed if state.needs_reason}
    tracking = facts.table("customer-tracking")
    lost = facts.rows_with(tracking, "stage", lambda r: r.value in wanting) if tracking else ()
    for row in lost:
        given = [column for column in ("lost-reason", "notes") if column in row.cells]
        if not given or any(map(row.filled, given)):
            continue
        name = row.text("customer")
        yield Hit(
            in_row(row, "stage"),
            say(
                f"客户“{name}”已流失，但没有写原因。",
                f'"{name}" is lost, and no reason is given.',
            ),
            found=row.text("stage"),
            suggestion=say(
                "在流失原因或备注中写明：价格、竞争对手、预算、需求变化等。",
                "Give the reason under lost reason or notes: price, a rival, budget, "
                "changed needs.",
            ),
        )


RULE = Rule(
    code="S012",
    name="lost-without-reason",
    finds=say(
        "客户已流失，流失原因和备注都是空的。",
        "A customer is lost, with neither a reason nor notes.",
    ),
    why=say(
        "不知道为什么丢单，下一单还会因为同样的原因丢掉。",
        "A loss that nobody explained will happen again for the same reason.",
    ),
    check=check,
    needs=("customer-tracking.stage",),
    wrong=Example("""
# customer-tracking
customer | stage | notes
Yunfan | lost <- |
"""),
    right=Example("""
# customer-tracking
customer | stage | notes
Yunfan | lost | 预算取消,明年再跟进 ~ Budget cut, follow up next year
"""),
)
