"""T010: signed days ago and still not archived."""

from collections.abc import Iterator

from stagecheck.facts import Facts
from stagecheck.findings import Hit, Related, in_row, say
from stagecheck.rules.base import Example, Rule


def check(facts: Facts) -> Iterator[Hit]:
    """Yield each contract signed more than some days ago that is not archived."""
    limit, unit = facts.limit("T010", "days"), facts.day_word("T010")
    for row in facts.open_contracts:
        signed, archive = row.when("signed"), row.value("archive")
        if signed is None or archive is None or archive == "archived":
            continue
        days = facts.days("T010", signed, facts.today)
        if days <= limit:
            continue
        yield Hit(
            in_row(row, "archive"),
            say(
                f"合同 {row.text('number')} 已签订 {days} {unit['zh']}，"
                f"状态仍是“{row.text('archive')}”。",
                f"Contract {row.text('number')} was signed {days} {unit['en']} ago and is still "
                f'"{row.text("archive")}".',
            ),
            (Related(in_row(row, "signed"), say("签订日期", "signing date")),),
            found=row.text("archive"),
            suggestion=say("归档后更新状态。", "Archive it and update the status."),
        )


RULE = Rule(
    code="T010",
    name="signed-not-archived",
    finds=say(
        "合同签订超过规定天数（默认 7 天）还没有归档。",
        "A contract was signed more than a set number of days ago (7 by default) and is not "
        "archived.",
    ),
    why=say(
        "没有归档的合同，出了争议找不到原件。",
        "A contract that is not on file is not at hand when a dispute comes.",
    ),
    check=check,
    needs=("contract-terms.signed", "contract-terms.archive"),
    limits=("days",),
    wrong=Example("""
# contract-terms
number | customer | signed | archive
HT20240510 | Yunfan | 2024-05-10 | under-review <-
"""),
    right=Example("""
# contract-terms
number | customer | signed | archive
HT20240510 | Yunfan | 2024-05-10 | archived
"""),
)
