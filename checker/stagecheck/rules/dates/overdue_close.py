"""D002: the expected close has passed and nothing is signed."""

from collections.abc import Iterator

from stagecheck.facts import Facts
from stagecheck.findings import Hit, in_row, say
from stagecheck.rules.base import Example, Rule
from stagecheck.workdays import days_between


def check(facts: Facts) -> Iterator[Hit]:
    """Yield each open customer past its expected close without a signed contract."""
    for deal in facts.deals:
        if deal.closed or not deal.tracking:
            continue
        row = deal.tracking[0]
        close = row.when("expected-close")
        if close is None or close >= facts.today:
            continue
        if deal.signed or "contract-terms" in deal.doubtful:
            continue
        late = days_between(close, facts.today)
        yield Hit(
            in_row(row, "expected-close"),
            say(
                f"客户“{deal.name}”预计 {close} 成交，已过 {late} 天，还没有签订的合同。",
                f'"{deal.name}" was expected to close on {close}, {late} days ago, and no contract '
                "is signed.",
            ),
            found=row.text("expected-close"),
            suggestion=say(
                "与客户确认新的成交时间；如已签约，请在合同关键信息表填写签订日期。",
                "Agree a new date with the customer; if it is signed, enter the signing date in "
                "contract terms.",
            ),
        )


RULE = Rule(
    code="D002",
    name="overdue-close",
    finds=say(
        "预计成交时间已过，仍没有签订合同。",
        "The expected close is before today and no contract is signed.",
    ),
    why=say(
        "过期的成交时间会把不会发生的收入算进预测。",
        "An expired close date counts revenue that will not come.",
    ),
    check=check,
    needs=(
        "customer-tracking.customer",
        "customer-tracking.expected-close",
        "contract-terms.customer",
        "contract-terms.signed",
    ),
    wrong=Example("""
# customer-tracking
customer | stage | expected-close
Yunfan | negotiation | 2024-05-20 <-
# contract-terms
number | customer | signed
HT20240402 | Yunfan |
"""),
    right=Example("""
# customer-tracking
customer | stage | expected-close
Yunfan | negotiation | 2024-06-20
# contract-terms
number | customer | signed
HT20240402 | Yunfan |
"""),
)
