"""M006: a later settled version exists."""

from collections.abc import Iterator
from datetime import date

from stagecheck.deals import is_settled, latest, minutes_day
from stagecheck.facts import Facts
from stagecheck.findings import Hit, Related, in_minutes, say
from stagecheck.rules.base import Example, Rule
from stagemodel.submission import Minutes


def is_copy(one: Minutes, other: Minutes) -> bool:
    """Whether two documents, both settled, say the same: then it does not matter which counts."""
    return is_settled(one) == is_settled(other) and all(
        one.value(field.id) == other.value(field.id) for field in one.document.fields
    )


def check(facts: Facts) -> Iterator[Hit]:
    """Yield each minutes of a customer (and contract, where named) older than settled ones."""
    for deal in facts.deals:
        for minutes in deal.minutes:
            rivals = [m for m in deal.minutes if deal.subject(m) == deal.subject(minutes)]
            newest = latest(rivals)
            if newest is None or newest is minutes or not is_settled(newest):
                continue
            if minutes_day(newest) < minutes_day(minutes) or is_copy(newest, minutes):
                continue
            if minutes_day(minutes) == date.min:
                continue  # which is the later one cannot be told, as unfilled-field says
            yield Hit(
                in_minutes(minutes),
                say(
                    f"“{deal.name}”有更新的已确认纪要（{minutes_day(newest)}），这一份不再作为依据。",
                    f'There are later confirmed minutes of "{deal.name}" '
                    f"({minutes_day(newest)}); these no longer count.",
                ),
                (Related(in_minutes(newest), say("作为依据的纪要", "the minutes that count")),),
                suggestion=say(
                    "移到这份提交的文件夹以外存档，以免混淆。",
                    "Keep them outside this submission's folder.",
                ),
            )


RULE = Rule(
    code="M006",
    name="superseded-minutes",
    finds=say(
        "同一客户（或同一合同）有更新的、双方已确认的纪要。",
        "A later settled version of the minutes exists.",
    ),
    why=say(
        "旧纪要还放在一起，起草合同的人可能拿错。",
        "With old minutes beside the new, the draft may start from the wrong ones.",
    ),
    check=check,
    needs=("minutes",),
    wrong=Example("""
# customer-tracking
customer | stage
Yunfan | negotiation
# minutes
customer | Yunfan
date | 2024-05-10
# minutes
customer | Yunfan
date | 2024-05-18
sign-ours | Zhang | 2024-05-18
sign-customer | Wang | 2024-05-19
"""),
    right=Example("""
# customer-tracking
customer | stage
Yunfan | negotiation
# minutes
customer | Yunfan
date | 2024-05-18
sign-ours | Zhang | 2024-05-18
sign-customer | Wang | 2024-05-19
"""),
)
