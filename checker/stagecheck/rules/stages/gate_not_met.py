"""S005: a customer stands in a stage whose gate is not met."""

from collections.abc import Iterator

from stagecheck.facts import Facts
from stagecheck.findings import Hit, in_row, say
from stagecheck.gates import first_unmet, judged_gates
from stagecheck.rules.base import Example, Rule


def check(facts: Facts) -> Iterator[Hit]:
    """Yield the first unmet gate of each open customer."""
    for deal in facts.deals if judged_gates(facts) else ():
        row = deal.stage_row
        unmet = None if deal.closed else first_unmet(deal, facts)
        if row is None or unmet is None:
            continue
        stage = unmet.stage.label
        yield Hit(
            in_row(row, "stage"),
            say(
                f"客户“{deal.name}”还不能进入“{stage['zh']}”：{unmet.lacks['zh']}。",
                f'"{deal.name}" cannot stand in "{stage["en"]}" yet: {unmet.lacks["en"]}.',
            ),
            unmet.related,
            found=row.text("stage"),
            suggestion=unmet.remedy,
        )


RULE = Rule(
    code="S005",
    name="gate-not-met",
    finds=say(
        "客户所在阶段（或之前某一阶段）的进入条件没有满足；报告最先没有满足的一个。",
        "The gate of the customer's stage, or of one before it, is not met; the first unmet one "
        "is reported.",
    ),
    why=say(
        "条件就是上一阶段的成果：有需求才有方案，需求确认了才能谈判，纪要确认了才能签约，签了字才有售后。",
        "A gate is the last stage's result: needs before a solution, confirmed needs before "
        "negotiating, confirmed minutes before signing, a signature before after-sales.",
    ),
    check=check,
    wrong=Example("""
# stage-progress
customer | stage | started
Yunfan | solution <- | 2024-05-10
# customer-needs
customer | kind | description | priority
Hengda | cost | 降低采购成本 ~ Lower purchasing cost | high
"""),
    right=Example("""
# stage-progress
customer | stage | started
Yunfan | solution | 2024-05-10
# customer-needs
customer | kind | description | priority
Yunfan | cost | 降低采购成本 ~ Lower purchasing cost | high
"""),
)
