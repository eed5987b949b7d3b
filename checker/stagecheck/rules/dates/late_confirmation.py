"""D010: a need confirmed too late after its interview."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from stagecheck.facts import Facts
from stagecheck.findings import Hit, Related, in_row, say
from stagecheck.rules.base import Example, Rule
from stagemodel.submission import Row


def is_late(row: Row, facts: Facts) -> bool:
    """Whether a need was confirmed later than the limit of days after its interview.

    By the hour where both cells give a time of day and every day counts; else by days.
    """
    limit = facts.limit("D010", "days")
    heard, confirmed = row.value("interviewed"), row.value("confirmed")
    by_day = facts.pack.rules["D010"].working_days
    if isinstance(heard, datetime) and isinstance(confirmed, datetime) and not by_day:
        return confirmed - heard > timedelta(days=limit)
    first, last = row.when("interviewed"), row.when("confirmed")
    return first is not None and last is not None and facts.days("D010", first, last) > limit


def check(facts: Facts) -> Iterator[Hit]:
    """Yield each need confirmed later than the day after its interview."""
    for deal in facts.deals:
        for row in () if deal.closed else deal.needs:
            if not is_late(row, facts):
                continue
            heard, confirmed = row.text("interviewed"), row.text("confirmed")
            yield Hit(
                in_row(row, "confirmed"),
                say(
                    f"需求“{row.text('description')}”{heard} 访谈，{confirmed} 才确认，超过 "
                    "24 小时。",
                    f'The need "{row.text("description")}" was heard on {heard} and confirmed on '
                    f"{confirmed}: more than 24 hours later.",
                ),
                (Related(in_row(row, "interviewed"), say("访谈时间", "the interview")),),
                found=confirmed,
                suggestion=say(
                    "访谈后 24 小时内整理需求清单并请客户确认。",
                    "Write up the needs and have the customer confirm them within 24 hours.",
                ),
            )


RULE = Rule(
    code="D010",
    name="late-confirmation",
    finds=say(
        "需求的确认时间晚于访谈次日（写了时刻的按小时计算）。",
        "A need was confirmed later than the day after its interview (by the hour where times are "
        "given).",
    ),
    why=say(
        "隔得越久，记下的越不是客户的原话。",
        "The longer it takes, the less it is what the customer said.",
    ),
    check=check,
    needs=("customer-needs.customer", "customer-needs.interviewed", "customer-needs.confirmed"),
    limits=("days",),
    wrong=Example("""
# customer-needs
customer | description | confirmer | interviewed | confirmed
Yunfan | 数据实时同步 ~ Live data | Wang | 2024-05-20 | 2024-05-24 <-
"""),
    right=Example("""
# customer-needs
customer | description | confirmer | interviewed | confirmed
Yunfan | 数据实时同步 ~ Live data | Wang | 2024-05-20 | 2024-05-21
"""),
)
