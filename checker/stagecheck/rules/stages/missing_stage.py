"""S002: recorded stages that leave one out."""

from collections.abc import Iterator

from stagecheck.deals import Deal
from stagecheck.facts import Facts
from stagecheck.findings import Hit, Related, in_row, say
from stagecheck.rules.base import Example, Rule
from stagecheck.rules.words import joined
from stagemodel.pack import Stage


def left_out(deal: Deal, facts: Facts) -> list[Stage]:
    """The stages between a customer's recorded ones (or before them, with a full history)."""
    index = facts.pack.stage_index
    recorded = {str(row.value("stage")) for row in deal.progress}
    seen = {index[stage] for stage in recorded if stage in index}
    if not seen:
        return []
    first = 0 if facts.pack.history == "full" else min(seen)
    return [facts.pack.stages[i] for i in range(first, max(seen)) if i not in seen]


def check(facts: Facts) -> Iterator[Hit]:
    """Yield each open customer with a gap in its recorded stages."""
    for deal in facts.deals:
        row = deal.current
        if row is None or deal.closed or any(r.value("stage") is None for r in deal.progress):
            continue
        missing = left_out(deal, facts)
        if not missing:
            continue
        names = joined([stage.label for stage in missing])
        yield Hit(
            in_row(row, "stage"),
            say(
                f"客户“{deal.name}”的阶段记录缺少：{names['zh']}。",
                f'The recorded stages of "{deal.name}" leave out: {names["en"]}.',
            ),
            tuple(
                Related(
                    in_row(other, "stage"),
                    say(f"已记录：{other.text('stage')}", f"recorded: {other.text('stage')}"),
                )
                for other in deal.progress
                if other is not row
            ),
            found=row.text("stage"),
            suggestion=say(
                f"补上{names['zh']}的记录；如果确实跳过了该阶段，请说明原因。",
                f"Add the row for {names['en']}; if the stage was really skipped, say why.",
            ),
        )


RULE = Rule(
    code="S002",
    name="missing-stage",
    finds=say(
        "客户的阶段记录中间缺了一个阶段（例如第 1、2、4 阶段）；要求完整历史时，"
        "也包括不从第一阶段开始。",
        "A customer's recorded stages leave one out (1, 2, 4); where the pack asks for a full "
        "history, also when they do not begin with the first.",
    ),
    why=say(
        "跳过的阶段往往是没有做的工作：没有方案就谈价格，没有确认需求就做方案，问题会在签约或交付时出现。",
        "A stage left out is often work left out: a price without a solution, a solution without "
        "confirmed needs. It comes back at signing or delivery.",
    ),
    check=check,
    needs=("stage-progress.customer", "stage-progress.stage", "stage-progress.started"),
    wrong=Example("""
# stage-progress
customer | stage | started
Yunfan | prospecting | 2024-03-01
Yunfan | discovery | 2024-03-20
Yunfan | negotiation <- | 2024-05-10
"""),
    right=Example("""
# stage-progress
customer | stage | started
Yunfan | prospecting | 2024-03-01
Yunfan | discovery | 2024-03-20
Yunfan | solution | 2024-04-05
Yunfan | negotiation | 2024-05-10
"""),
)
