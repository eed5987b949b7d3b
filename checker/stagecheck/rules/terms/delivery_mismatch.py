"""T003: contract and minutes differ in the delivery period."""

from collections.abc import Iterator

from stagecheck.agreements import agreements
from stagecheck.facts import Facts
from stagecheck.findings import Hit, say
from stagecheck.rules.base import Example, Rule
from stagemodel.values.duration import Duration, duration_differences


def check(facts: Facts) -> Iterator[Hit]:
    """Yield each contract whose delivery period is not the minutes'."""
    for agreement in agreements(facts):
        both = agreement.term("delivery")
        if both is None:
            continue
        here, there = both[0].value, both[1].value
        if not isinstance(here, Duration) or not isinstance(there, Duration):
            continue
        if not duration_differences(here, there):
            continue
        caveat = agreement.caveat
        yield Hit(
            agreement.place("delivery"),
            say(
                f"交付周期是{here.text('zh')}，谈判纪要是{there.text('zh')}{caveat['zh']}。",
                f"The delivery period is {here.text('en')}, the minutes say {there.text('en')}"
                f"{caveat['en']}.",
            ),
            (agreement.beside(both[1]),),
            found=both[0].text,
            suggestion=agreement.advice(say(both[1].text, both[1].text)),
        )


RULE = Rule(
    code="T003",
    name="delivery-mismatch",
    finds=say(
        "交付周期与谈判纪要不同：数量、单位（天、工作日、周、月）或起算点。",
        "The delivery periods differ in count or unit (days, working days, weeks, months), or in "
        "the start where both give one.",
    ),
    why=say(
        "60 天、60 个工作日和两个月不是一回事，差的天数就是违约的天数。",
        "60 days, 60 working days and two months are three things; the difference is the delay "
        "somebody pays for.",
    ),
    check=check,
    needs=("contract-terms.customer", "contract-terms.delivery", "minutes"),
    wrong=Example("""
# contract-terms
number | customer | delivery
HT20240520 | Yunfan | 60天 ~ 60 days <-
# minutes
customer | Yunfan
delivery | 60个工作日 ~ 60 working days
"""),
    right=Example("""
# contract-terms
number | customer | delivery
HT20240520 | Yunfan | 60天 ~ 60 days
# minutes
customer | Yunfan
delivery | 合同签订后六十日内 ~ within 60 days of signing
"""),
)
