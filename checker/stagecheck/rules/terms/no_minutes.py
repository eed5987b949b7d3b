"""T008: a contract without minutes."""

from collections.abc import Iterator

from stagecheck.deals import Deal, contracts_named
from stagecheck.facts import Facts
from stagecheck.findings import Hit, Related, in_minutes, in_row, say
from stagecheck.gates import first_unmet
from stagecheck.rules.base import Example, Rule
from stagemodel.submission import Row


def check(facts: Facts) -> Iterator[Hit]:
    """Yield each contract of an open customer for which there are no minutes.

    Silent where the same lack is told as a gate not met, or where a document could not be read
    or names the wrong customer: the minutes may be in there.
    """
    if not facts.knows_all_minutes:
        return
    for deal in facts.deals:
        lacking = [row for row in deal.contracts if deal.minutes_for(row) is None]
        if not lacking or deal.closed or "minutes" in deal.doubtful:
            continue
        unmet = first_unmet(deal, facts)
        if unmet and unmet.gate == "minutes-settled":
            continue
        for row in lacking:
            yield _hit(row, _others(deal))


def _hit(row: Row, others: tuple[Related, ...]) -> Hit:
    number = row.text("number")
    return Hit(
        in_row(row, "number"),
        say(
            f"合同 {number} 没有对应的谈判纪要，无法核对条款。",
            f"There are no minutes for contract {number}; its terms cannot be compared.",
        ),
        others,
        found=number,
        suggestion=say(
            "把谈判纪要（Word）放进同一文件夹；还没有的，用 stagebook minutes 生成后请双方确认。",
            "Put the minutes (Word) into the same folder; stagebook minutes makes the document "
            "to be confirmed.",
        ),
    )


def _others(deal: Deal) -> tuple[Related, ...]:
    """The customer's minutes that name no contract, and whose they were taken for."""
    unnamed = [m for m in deal.minutes if not contracts_named(m)]
    taken = [(m, deal.contract_of(m)) for m in unnamed]
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
