"""T008: a contract without minutes."""

from collections.abc import Iterator

from stagecheck.agreements import Agreement, agreements
from stagecheck.deals import contracts_named
from stagecheck.facts import Facts
from stagecheck.findings import Hit, Related, in_minutes, in_row, say
from stagecheck.gates import first_unmet
from stagecheck.rules.base import Example, Rule


def check(facts: Facts) -> Iterator[Hit]:
    """Yield each contract of an open customer for which there are no minutes.

    Silent where the same lack is told as a gate not met, or where a document could not be read
    or names the wrong customer: the minutes may be in there.
    """
    if not facts.knows_all_minutes:
        return
    for agreement in agreements(facts):
        deal = agreement.deal
        if agreement.minutes or deal.closed or "minutes" in deal.doubtful:
            continue
        unmet = first_unmet(deal, facts)
        if unmet and unmet.gate == "minutes-settled":
            continue
        number = agreement.row.text("number")
        yield Hit(
            in_row(agreement.row, "number"),
            say(
                f"合同 {number} 没有对应的谈判纪要，无法核对条款。",
                f"There are no minutes for contract {number}; its terms cannot be compared.",
            ),
            _others(agreement),
            found=number,
            suggestion=say(
                "把谈判纪要（Word）放进同一文件夹；还没有的，用 stagebook minutes "
                "生成后请双方确认。",
                "Put the minutes (Word) into the same folder; stagebook minutes makes the document "
                "to be confirmed.",
            ),
        )


def _others(agreement: Agreement) -> tuple[Related, ...]:
    """The customer's minutes that name no contract, and whose they were taken for."""
    unnamed = [m for m in agreement.deal.minutes if not contracts_named(m)]
    taken = [(m, agreement.deal.contract_of(m)) for m in unnamed]
    return tuple(
        Related(
            in_minutes(minutes, minutes.fields.get("contract")),
            say(
                f"没有写合同编号，条款与合同 {row.text('number')} 最接近，按该合同的纪要核对",
                f"names no contract; its terms are closest to contract {row.text('number')}, "
                "with which it was compared",
            ),
        )
        for minutes, row in taken
        if row is not None
    )


RULE = Rule(
    code="T008",
    name="no-minutes",
    finds=say("合同没有对应的谈判纪要。", "A contract without negotiation minutes."),
    why=say(
        "没有书面确认的纪要，合同与谈判结果是否一致就无从证明。",
        "Without written minutes nobody can show that the contract says what was agreed.",
    ),
    check=check,
    needs=("contract-terms.customer", "contract-terms.number"),
    wrong=Example("""
# contract-terms
number | customer
HT20240520 <- | Yunfan
"""),
    right=Example("""
# contract-terms
number | customer
HT20240520 | Yunfan
# minutes
customer | Yunfan
"""),
)
