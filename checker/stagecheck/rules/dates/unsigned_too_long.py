"""D012: a contract has been under review for too long."""

from collections.abc import Iterator

from stagecheck.facts import Facts
from stagecheck.findings import Hit, in_row, say
from stagecheck.numbers import number_date
from stagecheck.rules.base import Example, Rule


def check(facts: Facts) -> Iterator[Hit]:
    """Yield each unsigned contract under review that is old or past the expected close."""
    limit, unit = facts.limit("D012", "days"), facts.day_word("D012")
    for deal in facts.deals:
        close = deal.tracking[0].when("expected-close") if deal.tracking else None
        for row in () if deal.closed else deal.contracts:
            if row.value("archive") != "under-review" or row.filled("signed"):
                continue
            drawn_up = number_date(row.text("number"))
            days = facts.days("D012", drawn_up, facts.today) if drawn_up else 0
            if days > limit:
                reason = say(
                    f"编号日期距今 {days} {unit['zh']}", f"{days} {unit['en']} old by its number"
                )
            elif close and close < facts.today:
                reason = say(f"已过预计成交时间 {close}", f"past the expected close, {close}")
            else:
                continue
            yield Hit(
                in_row(row, "signed"),
                say(
                    f"合同 {row.text('number')} 仍在审核中、尚未签订（{reason['zh']}）。",
                    f"Contract {row.text('number')} is still under review and unsigned "
                    f"({reason['en']}).",
                ),
                found=row.cells["signed"].text,
                suggestion=say(
                    "查明审核卡在哪一方，约定签订日期。",
                    "Find out whose review holds it up, and set a day for signing.",
                ),
            )


RULE = Rule(
    code="D012",
    name="unsigned-too-long",
    finds=say(
        "合同在审核中且未签订，预计成交时间已过，或按编号日期已超过 30 天。",
        "A contract under review and unsigned, with the expected close past or more than 30 days "
        "old by its number's date.",
    ),
    why=say(
        "审核拖得越久，谈好的条件越容易被重新提起。",
        "The longer a review takes, the likelier the terms are reopened.",
    ),
    check=check,
    needs=("contract-terms.customer", "contract-terms.signed", "contract-terms.archive"),
    limits=("days",),
    wrong=Example("""
# contract-terms
number | customer | signed | archive
HT20240402 | Yunfan | <- | under-review
"""),
    right=Example("""
# contract-terms
number | customer | signed | archive
HT20240402 | Yunfan | 2024-04-20 | archived
"""),
)
