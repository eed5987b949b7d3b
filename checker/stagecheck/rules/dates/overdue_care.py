"""D013: an after-sales customer whom nobody has spoken to for a quarter."""

from collections.abc import Iterator

from stagecheck.activity import all_read, last_activity
from stagecheck.facts import Facts
from stagecheck.findings import Hit, in_row, say
from stagecheck.rules.base import Example, Rule


def check(facts: Facts) -> Iterator[Hit]:
    """Yield each after-sales customer with nothing dated within the last quarter."""
    limit, unit = facts.limit("D013", "days"), facts.day_word("D013")
    for deal in facts.deals if all_read(facts) else ():
        row = deal.stage_row
        if row is None or not deal.has_reached("after-sales"):
            continue
        last = last_activity(deal, facts.today)
        days = facts.days("D013", last, facts.today) if last else 0
        if days <= limit:
            continue
        yield Hit(
            in_row(row, "started"),
            say(
                f"售后客户“{deal.name}”已 {days} {unit['zh']}没有任何记录（最近一次：{last}）。",
                f'Nothing has been recorded for the after-sales customer "{deal.name}" for {days} '
                f"{unit['en']} (last: {last}).",
            ),
            found=row.text("started"),
            suggestion=say(
                "按月或按季度回访，并更新记录：复购和转介绍都从这里来。",
                "Call monthly or quarterly and record it: repurchase and referral begin here.",
            ),
        )


RULE = Rule(
    code="D013",
    name="overdue-care",
    finds=say(
        "售后维护阶段的客户，一个季度内没有任何日期记录。",
        "An after-sales customer with nothing dated within a quarter.",
    ),
    why=say(
        "老客户的复购和推荐成本最低，前提是有人定期联系。",
        "Repurchase and referral are the cheapest sales, if somebody keeps in touch.",
    ),
    check=check,
    needs=("stage-progress.customer", "stage-progress.started"),
    limits=("days",),
    wrong=Example("""
# customer-tracking
customer | stage | first-contact
Yunfan | after-sales | 2023-09-01
# stage-progress
customer | stage | started
Yunfan | after-sales | 2024-01-10 <-
# customer-needs
customer | description
# contract-terms
number | customer
"""),
    right=Example("""
# customer-tracking
customer | stage | first-contact
Yunfan | after-sales | 2023-09-01
# stage-progress
customer | stage | started | updated
Yunfan | after-sales | 2024-01-10 | 2024-05-15
# customer-needs
customer | description
# contract-terms
number | customer
"""),
)
