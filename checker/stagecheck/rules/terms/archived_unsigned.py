"""T009: archived without a signing date."""

from collections.abc import Iterator

from stagecheck.facts import Facts
from stagecheck.findings import Hit, Related, in_row, say
from stagecheck.rules.base import Example, Rule


def check(facts: Facts) -> Iterator[Hit]:
    """Yield each archived contract without a signing date."""
    for row in facts.open_contracts:
        if row.value("archive") != "archived" or row.filled("signed"):
            continue
        yield Hit(
            in_row(row, "signed"),
            say(
                f"合同 {row.text('number')} 已归档，却没有签订日期。",
                f"Contract {row.text('number')} is archived without a signing date.",
            ),
            (Related(in_row(row, "archive"), say("归档状态", "archive status")),),
            found=row.text("signed"),
            suggestion=say(
                "已签订的补上签订日期；没有签订的改回“未归档”或“审核中”。",
                "If it is signed, enter the date; else it is not archived, or under review.",
            ),
        )


RULE = Rule(
    code="T009",
    name="archived-unsigned",
    finds=say("合同已归档，但没有签订日期。", "A contract is archived without a signing date."),
    why=say(
        "归档意味着已生效；没有签订日期，付款和交付都不知道从哪天算起。",
        "Archived means in force; without the date nobody knows when payment and delivery begin.",
    ),
    check=check,
    needs=("contract-terms.signed", "contract-terms.archive"),
    wrong=Example("""
# contract-terms
number | customer | signed | archive
HT20240520 | Yunfan | <- | archived
"""),
    right=Example("""
# contract-terms
number | customer | signed | archive
HT20240520 | Yunfan | 2024-05-20 | archived
"""),
)
