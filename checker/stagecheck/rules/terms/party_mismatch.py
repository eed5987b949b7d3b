"""T005: the minutes that name a contract are another customer's."""

from collections.abc import Iterator

from stagecheck.deals import contracts_named
from stagecheck.facts import Facts
from stagecheck.findings import Hit, Related, in_row, in_source, say
from stagecheck.numbers import number_key
from stagecheck.rules.base import Example, Rule
from stagemodel.submission import Minutes


def check(facts: Facts) -> Iterator[Hit]:
    """Yield each contract number that minutes of another customer name."""
    by_number = {
        number_key(row.text("number")): (deal, row)
        for deal in facts.deals
        for row in deal.contracts
        if row.text("number")
    }
    for reference in facts.references:
        minutes = reference.source
        if not isinstance(minutes, Minutes) or len(reference.match.indexes) != 1:
            continue
        here = facts.deals[reference.match.indexes[0]]
        owners = [by_number[key] for key in contracts_named(minutes) if key in by_number]
        other = next((owner for owner in owners if owner[0] is not here), None)
        if other is None:
            continue
        deal, row = other
        yield Hit(
            in_row(row, "number"),
            say(
                f"合同 {row.text('number')} 属于“{deal.name}”，"
                f"但写着这个合同编号的谈判纪要是“{reference.text}”的。",
                f'Contract {row.text("number")} is of "{deal.name}", but the minutes that name it '
                f'are of "{reference.text}".',
            ),
            (
                Related(
                    in_source(minutes),
                    say(f"纪要中的客户：{reference.text}", f"customer: {reference.text}"),
                ),
            ),
            found=row.text("number"),
            suggestion=say(
                "核对合同编号和客户名称，改正写错的一处。",
                "Check contract number and customer; correct the wrong one.",
            ),
        )


RULE = Rule(
    code="T005",
    name="party-mismatch",
    finds=say(
        "写着这个合同编号的谈判纪要，客户却是另一家。",
        "The minutes that name this contract number are another customer's.",
    ),
    why=say(
        "拿别家谈的条件签合同，价格和承诺都会出错。",
        "A contract drafted from another customer's minutes has the wrong price and promises.",
    ),
    check=check,
    needs=("contract-terms.customer", "contract-terms.number", "minutes"),
    wrong=Example("""
# customer-tracking
customer | stage
Yunfan | negotiation
Hengda | negotiation
# contract-terms
number | customer
HT20240520 <- | Yunfan
# minutes
customer | Hengda
contract | HT20240520
"""),
    right=Example("""
# customer-tracking
customer | stage
Yunfan | negotiation
Hengda | negotiation
# contract-terms
number | customer
HT20240520 | Yunfan
# minutes
customer | Yunfan
contract | HT20240520
"""),
)
