"""R003: a customer's owner differs between workbooks."""

from collections.abc import Iterator

from stagecheck.deals import Deal
from stagecheck.facts import Facts
from stagecheck.findings import Hit, Related, in_row, say
from stagecheck.rules.base import Example, Rule
from stagemodel.submission import Row
from stagemodel.values.text import fold


def outside_rows(deal: Deal) -> list[Row]:
    """The rows outside customer-tracking whose owner must be the customer's: current ones."""
    current = [deal.current] if deal.current else []
    return [row for row in (*current, *deal.contracts) if row.value("owner") is not None]


def check(facts: Facts) -> Iterator[Hit]:
    """Yield each row whose owner is not customer-tracking's.

    Where all other rows agree with each other, it is customer-tracking that stands alone: that
    is one finding, not one a row.
    """
    for deal in facts.linked_deals:
        if not deal.tracking or deal.tracking[0].value("owner") is None:
            continue
        tracking = deal.tracking[0]
        owner, outside = _owner(tracking), outside_rows(deal)
        differing = [row for row in outside if _owner(row) != owner]
        if not differing:
            continue
        alone = len(differing) == len(outside) and len({_owner(row) for row in differing}) == 1
        for row in differing[:1] if alone else differing:
            others = differing[1:] if alone else []
            yield Hit(
                in_row(row, "owner"),
                say(
                    f"客户“{deal.name}”在本表的负责人是“{row.text('owner')}”，"
                    f"客户信息跟踪表是“{tracking.text('owner')}”。",
                    f'The owner of "{deal.name}" is "{row.text("owner")}" here, but '
                    f'"{tracking.text("owner")}" in customer tracking.',
                ),
                (
                    Related(
                        in_row(tracking, "owner"),
                        say("客户信息跟踪表的负责人", "owner in customer tracking"),
                    ),
                    *(
                        Related(in_row(o, "owner"), say("同样不一致", "differs too"))
                        for o in others
                    ),
                ),
                found=row.text("owner"),
                suggestion=say(
                    "统一负责人；已交接的，请同时更新各表。",
                    "Make them agree; after a handover, update every workbook.",
                ),
            )


def _owner(row: Row) -> str:
    return fold(row.text("owner"))


RULE = Rule(
    code="R003",
    name="owner-conflict",
    finds=say(
        "同一客户的负责人在不同工作簿中不一致（阶段表只看当前行）。",
        "A customer's owner differs between workbooks (in stage progress, the current row counts).",
    ),
    why=say(
        "两个人都以为对方在跟，客户就没有人跟。",
        "Each of the two believes the other has it, and nobody follows up.",
    ),
    check=check,
    needs=("customer-tracking.customer", "customer-tracking.owner"),
    wrong=Example("""
# customer-tracking
customer | stage | owner
Yunfan | discovery | Zhang
# stage-progress
customer | stage | started | owner
Yunfan | discovery | 2024-05-20 | Li <-
"""),
    right=Example("""
# customer-tracking
customer | stage | owner
Yunfan | discovery | Zhang
# stage-progress
customer | stage | started | owner
Yunfan | discovery | 2024-05-20 | Zhang
"""),
)
