"""S003: customer-tracking and stage-progress name different stages."""

from collections.abc import Iterator

from stagecheck.facts import Facts
from stagecheck.findings import Hit, Related, in_row, say
from stagecheck.rules.base import Example, Rule
from stagecheck.rules.words import state_name


def check(facts: Facts) -> Iterator[Hit]:
    """Yield each customer whose two workbooks disagree on the stage."""
    closed = {state.id for state in facts.pack.closed}
    for deal in facts.deals:
        row = deal.current
        if row is None or not deal.tracking:
            continue
        tracking = deal.tracking[0]
        here, there = tracking.value("stage"), row.value("stage")
        if here is None or there is None or here == there or {here, there} <= closed:
            continue
        tracked, recorded = state_name(facts.pack, here), state_name(facts.pack, there)
        yield Hit(
            in_row(tracking, "stage"),
            say(
                f"客户“{deal.name}”在本表的阶段是“{tracked['zh']}”，"
                f"销售阶段进度表的当前阶段是“{recorded['zh']}”。",
                f'"{deal.name}" stands in "{tracked["en"]}" here, but in "{recorded["en"]}" '
                "in stage progress.",
            ),
            (
                Related(
                    in_row(row, "stage"),
                    say(f"当前阶段：{recorded['zh']}", f"current stage: {recorded['en']}"),
                ),
            ),
            found=tracking.text("stage"),
            suggestion=recorded,
        )


RULE = Rule(
    code="S003",
    name="stage-conflict",
    finds=say(
        "客户信息跟踪表的开发阶段与销售阶段进度表的当前阶段不一致。",
        "Customer tracking and the customer's current row in stage progress name different stages.",
    ),
    why=say(
        "两张表说法不同，漏斗统计和预测就有一张是错的。状态变化应在 24 小时内同时更新两张表。",
        "When the two disagree, the funnel and the forecast are wrong in one of them. "
        "A change of stage goes into both within 24 hours.",
    ),
    check=check,
    needs=("customer-tracking.stage", "stage-progress.stage"),
    wrong=Example("""
# customer-tracking
customer | stage | owner
Yunfan | solution <- | Zhang
# stage-progress
customer | stage | started
Yunfan | negotiation | 2024-05-10
"""),
    right=Example("""
# customer-tracking
customer | stage | owner
Yunfan | negotiation | Zhang
# stage-progress
customer | stage | started
Yunfan | negotiation | 2024-05-10
"""),
)
