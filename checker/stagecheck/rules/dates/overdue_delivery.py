"""D011: the delivery period is over and the customer is not in after-sales."""

from collections.abc import Iterator
from datetime import date

from stagecheck.facts import Facts
from stagecheck.findings import Hit, Related, in_row, say
from stagecheck.rules.base import Example, Rule
from stagemodel.submission import Row
from stagemodel.values.duration import Duration


def check(facts: Facts) -> Iterator[Hit]:
    """Yield each signed contract whose delivery should be over, of customers not in after-sales."""
    for deal in facts.deals:
        if deal.closed or deal.has_reached("after-sales") is not False:
            continue
        for row in deal.contracts:
            due = delivery_due(row, facts)
            if due is None or due >= facts.today:
                continue
            yield Hit(
                in_row(row, "delivery"),
                say(
                    f"合同 {row.text('number')} 按交付周期应在 {due} 前交付，"
                    "客户仍不在售后维护阶段。",
                    f"Contract {row.text('number')} was to be delivered by {due}, and the customer "
                    "is not in after-sales.",
                ),
                (Related(in_row(row, "signed"), say("签订日期", "signing date")),),
                found=row.text("delivery"),
                suggestion=say(
                    "确认是否已交付：已交付的进入售后维护，延期的与客户书面确认新的交付时间。",
                    "If it is delivered, move on to after-sales; if it is late, agree a new date "
                    "in writing.",
                ),
            )


def delivery_due(row: Row, facts: Facts) -> date | None:
    """The day delivery should be done; none where the period starts at another event."""
    signed, period = row.when("signed"), row.value("delivery")
    if signed is None or not isinstance(period, Duration) or period.start not in (None, "signing"):
        return None
    return period.add_to(signed, facts.is_workday)


RULE = Rule(
    code="D011",
    name="overdue-delivery",
    finds=say(
        "签订日期加交付周期已过，客户还没有进入售后维护。",
        "Signing date plus delivery period is before today, and the customer is not in "
        "after-sales.",
    ),
    why=say(
        "逾期交付可能要承担违约责任，客户会先问销售。",
        "Late delivery may cost a penalty, and the customer asks sales first.",
    ),
    check=check,
    needs=("contract-terms.customer", "contract-terms.signed", "contract-terms.delivery"),
    wrong=Example("""
# stage-progress
customer | stage | started
Yunfan | contract | 2024-03-01
# contract-terms
number | customer | signed | delivery
HT20240301 | Yunfan | 2024-03-10 | 60天 ~ 60 days <-
"""),
    right=Example("""
# stage-progress
customer | stage | started
Yunfan | after-sales | 2024-05-08
# contract-terms
number | customer | signed | delivery
HT20240301 | Yunfan | 2024-03-10 | 60天 ~ 60 days
"""),
)
