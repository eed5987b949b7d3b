"""T001: contract and minutes differ in amount or currency."""

from collections.abc import Iterator

from stagecheck.agreements import agreements
from stagecheck.facts import Facts
from stagecheck.findings import Hit, say
from stagecheck.rules.base import Example, Rule
from stagemodel.values.money import Money, money_difference


def check(facts: Facts) -> Iterator[Hit]:
    """Yield each contract whose amount is not the minutes'."""
    for agreement in agreements(facts):
        both = agreement.term("amount")
        if both is None:
            continue
        here, there = both[0].value, both[1].value
        if not isinstance(here, Money) or not isinstance(there, Money):
            continue
        difference = money_difference(here, there)
        if difference is None:
            continue
        caveat = agreement.caveat
        yield Hit(
            agreement.place("amount"),
            say(
                f"合同金额与谈判纪要不同：{difference['zh']}{caveat['zh']}。",
                f"The amount differs from the minutes: {difference['en']}{caveat['en']}.",
            ),
            (agreement.beside(both[1]),),
            found=both[0].text,
            suggestion=agreement.advice(say(there.text("zh"), there.text("en"))),
        )


RULE = Rule(
    code="T001",
    name="amount-mismatch",
    finds=say(
        "合同金额、币种（或双方都写明的含税与否）与谈判纪要不同。",
        "Contract and minutes differ in amount or currency (or in tax, where both state it).",
    ),
    why=say(
        "合同必须与谈成的一致；金额不同，不是谈判白谈了，就是合同要改。",
        "The contract must say what was negotiated; a different amount means one of them is wrong.",
    ),
    check=check,
    needs=("contract-terms.customer", "contract-terms.amount", "minutes"),
    wrong=Example("""
# contract-terms
number | customer | amount
HT20240520 | Yunfan | 85 <-
# minutes
customer | Yunfan
amount | 80万元 ~ CNY 800,000
"""),
    right=Example("""
# contract-terms
number | customer | amount
HT20240520 | Yunfan | 85
# minutes
customer | Yunfan
amount | ￥850,000.00 ~ CNY 850,000
"""),
)
