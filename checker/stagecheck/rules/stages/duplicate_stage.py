"""S011: the same customer and stage in two rows."""

from collections.abc import Iterator

from stagecheck.facts import Facts
from stagecheck.findings import Hit, Related, in_row, say
from stagecheck.rules.base import Example, Rule
from stagemodel.submission import Row


def check(facts: Facts) -> Iterator[Hit]:
    """Yield each row that repeats a customer's stage, with the row it repeats."""
    for deal in facts.deals:
        if len(deal.progress) < 2:
            continue
        first: dict[str, Row] = {}
        for row in sorted(deal.progress, key=lambda row: row.number):
            stage = row.value("stage")
            if stage is None:
                continue
            known = first.setdefault(str(stage), row)
            if known is row:
                continue
            yield Hit(
                in_row(row, "stage"),
                say(
                    f"客户“{deal.name}”的“{row.text('stage')}”有两行记录"
                    f"（第 {known.number} 行和第 {row.number} 行）。",
                    f'"{deal.name}" has two rows for "{row.text("stage")}" '
                    f"(rows {known.number} and {row.number}).",
                ),
                (Related(in_row(known, "stage"), say("同一阶段的另一行", "the same stage")),),
                found=row.text("stage"),
                suggestion=say(
                    "合并为一行；如是重新进入该阶段，请改为实际阶段。",
                    "Merge them into one; if one stands for another stage, correct it.",
                ),
            )


RULE = Rule(
    code="S011",
    name="duplicate-stage",
    finds=say("同一客户的同一阶段出现在两行。", "The same customer and stage stand in two rows."),
    why=say(
        "两行说的是同一件事，更新了一行，另一行就过时了。",
        "Two rows for one thing: once one is updated, the other is out of date.",
    ),
    check=check,
    needs=("stage-progress.customer", "stage-progress.stage"),
    wrong=Example("""
# stage-progress
customer | stage | started
Yunfan | discovery | 2024-05-10
Yunfan | discovery <- | 2024-05-20
"""),
    right=Example("""
# stage-progress
customer | stage | started
Yunfan | discovery | 2024-05-10
Yunfan | solution | 2024-05-20
"""),
)
