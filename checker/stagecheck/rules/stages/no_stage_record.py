"""S001: a customer without a row in stage-progress."""

from collections.abc import Iterator

from stagecheck.facts import Facts
from stagecheck.findings import Hit, in_row, say
from stagecheck.rules.base import Example, Rule


def check(facts: Facts) -> Iterator[Hit]:
    """Yield each open customer whom no stage row names."""
    for deal in facts.deals:
        if deal.progress or not deal.tracking or deal.closed:
            continue
        if "stage-progress" in deal.doubtful:
            continue
        yield Hit(
            in_row(deal.tracking[0], "customer"),
            say(
                f"客户“{deal.name}”在销售阶段进度表中没有记录。",
                f'"{deal.name}" has no row in stage progress.',
            ),
            found=deal.tracking[0].text("customer"),
            suggestion=say(
                "在销售阶段进度表中为该客户补一行当前阶段。",
                "Add a row with the customer's current stage to stage progress.",
            ),
        )


RULE = Rule(
    code="S001",
    name="no-stage-record",
    finds=say(
        "客户信息跟踪表中的客户，在销售阶段进度表中一行也没有（搁置、流失的客户除外）。",
        "A customer of customer tracking has no row in stage progress "
        "(customers on hold or lost excepted).",
    ),
    why=say(
        "没有阶段记录，就没有人知道这个商机推进到哪里、下一步是什么，例会上也看不到它。",
        "Without a stage row nobody knows how far the deal has come or what is next, "
        "and it never appears in the review.",
    ),
    check=check,
    needs=("customer-tracking.customer", "customer-tracking.stage", "stage-progress.customer"),
    wrong=Example("""
# customer-tracking
customer | stage | owner
Yunfan <- | discovery | Zhang
Hengda | discovery | Li
# stage-progress
customer | stage | started
Hengda | discovery | 2024-05-20
"""),
    right=Example("""
# customer-tracking
customer | stage | owner
Yunfan | discovery | Zhang
Hengda | discovery | Li
# stage-progress
customer | stage | started
Yunfan | discovery | 2024-05-22
Hengda | discovery | 2024-05-20
"""),
)
