"""T014: signed without the reviews passed."""

from collections.abc import Iterator

from stagecheck.facts import Facts
from stagecheck.findings import Hit, Related, in_row, say
from stagecheck.rules.base import Example, Rule
from stagecheck.rules.words import joined

REVIEWS = ("sales-review", "legal-review", "finance-review")


def check(facts: Facts) -> Iterator[Hit]:
    """Yield each signed contract whose kept review columns are not all passed."""
    for row in facts.open_contracts:
        if row.when("signed") is None:
            continue
        cells = row.cells
        kept = [cells[name] for name in REVIEWS if name in cells]
        missing = [c for c in kept if c.state != "unusable" and c.value != "passed"]
        if not missing:
            continue
        names = joined([cell.column.label for cell in missing])
        yield Hit(
            in_row(row, "signed"),
            say(
                f"合同 {row.text('number')} 已签订，但以下评审没有通过：{names['zh']}。",
                f"Contract {row.text('number')} is signed, but these reviews are not passed: "
                f"{names['en']}.",
            ),
            tuple(
                Related(
                    in_row(row, cell.column.id),
                    say(f"评审结果：{cell.text or '空'}", f"review: {cell.text or 'blank'}"),
                )
                for cell in missing
            ),
            found=row.text("signed"),
            suggestion=say("补齐评审并记录结果。", "Have the reviews done and record the results."),
        )


RULE = Rule(
    code="T014",
    name="review-missing",
    finds=say(
        "合同已签订，销售、法务、财务三项评审没有全部通过（有这些列时）。",
        "A contract is signed without the three reviews passed (where those columns are kept).",
    ),
    why=say(
        "没有评审就签字，金额、期限和责任的错误由公司承担。",
        "A signature without reviews makes every slip in amount, deadline and liability binding.",
    ),
    check=check,
    needs=("contract-terms.signed",),
    wrong=Example("""
# contract-terms
number | customer | signed | sales-review | legal-review | finance-review
HT20240520 | Yunfan | 2024-05-20 <- | passed | pending | passed
"""),
    right=Example("""
# contract-terms
number | customer | signed | sales-review | legal-review | finance-review
HT20240520 | Yunfan | 2024-05-20 | passed | passed | passed
"""),
)
