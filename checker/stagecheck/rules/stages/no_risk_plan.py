"""S010: no risk noted from solution on."""

from collections.abc import Iterator

from stagecheck.facts import Facts
from stagecheck.findings import Hit, in_row, say
from stagecheck.rules.base import Example, Rule


def check(facts: Facts) -> Iterator[Hit]:
    """Yield each open customer from solution on whose current row notes no risk."""
    for deal, row in facts.open_stages:
        if row.filled("risks") or not deal.has_reached("solution"):
            continue
        yield Hit(
            in_row(row, "risks"),
            say(
                f"客户“{deal.name}”已到“{row.text('stage')}”，风险点仍为空。",
                f'"{deal.name}" has reached "{row.text("stage")}" with no risk noted.',
            ),
            found=row.cells["risks"].text,
            suggestion=say(
                "写下最可能丢单的原因和应对办法（如预算、决策链、竞争）。",
                "Note what is most likely to lose the deal (budget, decision chain, rivals) and "
                "the response.",
            ),
        )


RULE = Rule(
    code="S010",
    name="no-risk-plan",
    finds=say(
        "从方案定制阶段起，当前阶段没有写风险点。",
        "An open stage from solution design on has no risk noted.",
    ),
    why=say(
        "决策链长、预算不足、需求模糊，越早写下来越容易应对。",
        "A long decision chain, a short budget, vague needs: noted early, they can be met.",
    ),
    check=check,
    needs=("stage-progress.customer", "stage-progress.risks"),
    wrong=Example("""
# stage-progress
customer | stage | started | risks
Yunfan | solution | 2024-05-20 | <-
"""),
    right=Example("""
# stage-progress
customer | stage | started | risks
Yunfan | solution | 2024-05-20 | 预算未批,已约财务沟通 ~ Budget not approved; meeting finance
"""),
)
