"""T002: contract and minutes differ in the payment schedule."""

from collections.abc import Iterator

from stagecheck.agreements import Agreement, agreements
from stagecheck.facts import Facts
from stagecheck.findings import Hit, say
from stagecheck.rules.base import Example, Rule
from stagemodel.values.errors import UnreadableValue
from stagemodel.values.payment import PaymentSchedule, payment_differences, total_problem


def check(facts: Facts) -> Iterator[Hit]:
    """Yield each contract whose payment schedule is not the minutes'."""
    for agreement in agreements(facts):
        both = agreement.term("payment")
        if both is None:
            continue
        here, there = both[0].value, both[1].value
        if not isinstance(here, PaymentSchedule) or not isinstance(there, PaymentSchedule):
            continue
        if total_problem(here, agreement.totals[0]):
            continue  # told as payment-total: a schedule that adds up is to be compared
        differences = _differences(facts, agreement, here, there)
        if not differences:
            continue
        what_zh = "；".join(dict.fromkeys(difference["zh"] for difference in differences))
        what_en = "; ".join(dict.fromkeys(difference["en"] for difference in differences))
        caveat = agreement.caveat
        yield Hit(
            agreement.place("payment"),
            say(
                f"付款方式与谈判纪要不同：{what_zh}{caveat['zh']}。"
                f"合同：{here.text('zh')}；纪要：{there.text('zh')}。",
                f"The payment terms differ from the minutes: {what_en}{caveat['en']}. "
                f"Contract: {here.text('en')}; minutes: {there.text('en')}.",
            ),
            (agreement.beside(both[1]),),
            found=both[0].text,
            suggestion=agreement.advice(say(both[1].text, both[1].text)),
        )


def _differences(
    facts: Facts, agreement: Agreement, here: PaymentSchedule, there: PaymentSchedule
) -> list[dict[str, str]]:
    """What differs; nothing where shares and amounts cannot be compared (unreadable-term)."""
    try:
        equal = facts.pack.equal_events
        found = payment_differences(here, there, *agreement.totals, equal)
        return [difference.texts for difference in found]
    except UnreadableValue:
        return []


RULE = Rule(
    code="T002",
    name="payment-mismatch",
    finds=say(
        "付款方式与谈判纪要不同：比例、付款节点或先后次序。",
        "The payment schedules of contract and minutes differ: share, event or order.",
    ),
    why=say(
        "预付比例和付款节点决定回款和风险，一字之差就是几个月的账期。",
        "Prepayment and instalment points decide cash and risk; one word can cost months.",
    ),
    check=check,
    needs=("contract-terms.customer", "contract-terms.payment", "minutes"),
    wrong=Example("""
# contract-terms
number | customer | payment
HT20240520 | Yunfan | 30%预付款，70%验收款 ~ 30% prepayment, 70% on acceptance <-
# minutes
customer | Yunfan
payment | 预付40%，验收后付60% ~ 40% prepayment, 60% on acceptance
"""),
    right=Example("""
# contract-terms
number | customer | payment
HT20240520 | Yunfan | 30%预付款，70%验收款 ~ 30% prepayment, 70% on acceptance
# minutes
customer | Yunfan
payment | 预付三成，验收合格后支付剩余70% ~ 30% down payment, 70% upon acceptance
"""),
)
