"""T006: a payment schedule that does not add up."""

from collections.abc import Iterator

from stagecheck.facts import Facts
from stagecheck.findings import Hit, in_row, say
from stagecheck.rules.base import Example, Rule
from stagemodel.cells import Reading
from stagemodel.values.money import Money
from stagemodel.values.payment import PaymentSchedule, total_problem


def check(facts: Facts) -> Iterator[Hit]:
    """Yield each contract whose payments do not add up to 100 % or to the amount."""
    table = facts.table("contract-terms")
    for row in facts.rows_with(table, "payment", _may_not_add_up) if table else ():
        payment, amount = row.value("payment"), row.value("amount")
        if not isinstance(payment, PaymentSchedule):
            continue
        problem = total_problem(payment, amount if isinstance(amount, Money) else None)
        if problem is None:
            continue
        yield Hit(
            in_row(row, "payment"),
            say(
                f"付款合计不对：{problem['zh']}。读作：{payment.text('zh')}。",
                f"The payments do not add up: {problem['en']}. Read as: {payment.text('en')}.",
            ),
            found=row.text("payment"),
            suggestion=say(
                "各期比例之和应为 100%，各期金额之和应等于合同金额。",
                "The shares must add up to 100%, the amounts to the contract's amount.",
            ),
        )


def _may_not_add_up(cell: Reading) -> bool:
    """Whether a schedule must be held against its amount: not where shares alone make 100 %."""
    schedule = cell.value
    if not isinstance(schedule, PaymentSchedule):
        return False
    by_shares = all(step.share is not None and step.amount is None for step in schedule.steps)
    return not by_shares or total_problem(schedule, None) is not None


RULE = Rule(
    code="T006",
    name="payment-total",
    finds=say(
        "付款方式各期之和不是 100%，或不等于合同金额。",
        "The payment schedule does not add up to 100 % or to the amount.",
    ),
    why=say(
        "差的那一部分，没有约定什么时候付，就可能收不回来。",
        "The part that no instalment covers has no due date, and may never be paid.",
    ),
    check=check,
    needs=("contract-terms.payment",),
    wrong=Example("""
# contract-terms
number | customer | amount | payment
HT20240520 | Yunfan | 85 | 30%预付款，60%验收款 ~ 30% prepayment, 60% on acceptance <-
"""),
    right=Example("""
# contract-terms
number | customer | amount | payment
HT20240520 | Yunfan | 85 | 30%预付款，70%验收款 ~ 30% prepayment, 70% on acceptance
"""),
)
