"""T007: a contract signed before its minutes were."""

from collections.abc import Iterator
from datetime import date

from stagecheck.agreements import agreements
from stagecheck.facts import Facts
from stagecheck.findings import Hit, say
from stagecheck.rules.base import Example, Rule


def check(facts: Facts) -> Iterator[Hit]:
    """Yield each contract signed before the later signature date of the minutes."""
    for agreement in agreements(facts):
        signed = agreement.row.when("signed")
        dates = [s.signed for s in agreement.minutes.signatures]
        dated = [(day.value, day) for day in dates if isinstance(day.value, date)]
        if signed is None or not dated:
            continue
        confirmed, field = max(dated, key=lambda pair: pair[0])
        if signed >= confirmed:
            continue
        yield Hit(
            agreement.place("signed"),
            say(
                f"合同于 {signed} 签订，谈判纪要到 {confirmed} 才由双方签字。",
                f"The contract was signed on {signed}, the minutes only on {confirmed}.",
            ),
            (agreement.beside(field),),
            found=agreement.row.text("signed"),
            suggestion=say(
                "核对两个日期；合同应在纪要确认之后签订。",
                "Check both dates; a contract is signed after its minutes are confirmed.",
            ),
        )


RULE = Rule(
    code="T007",
    name="signed-before-minutes",
    finds=say(
        "合同签订日期早于谈判纪要的（较晚的）签字日期。",
        "The contract was signed before the later signature date of the minutes.",
    ),
    why=say(
        "先签合同、后补纪要，等于没有依据就签了字。",
        "A contract signed first and minuted later was signed on nothing.",
    ),
    check=check,
    needs=("contract-terms.customer", "contract-terms.signed", "minutes"),
    wrong=Example("""
# contract-terms
number | customer | signed
HT20240520 | Yunfan | 2024-05-20 <-
# minutes
customer | Yunfan
sign-ours | Zhang | 2024-05-21
sign-customer | Wang | 2024-05-22
"""),
    right=Example("""
# contract-terms
number | customer | signed
HT20240520 | Yunfan | 2024-05-24
# minutes
customer | Yunfan
sign-ours | Zhang | 2024-05-21
sign-customer | Wang | 2024-05-22
"""),
)
