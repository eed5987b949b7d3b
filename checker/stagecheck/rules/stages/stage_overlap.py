"""S007: a stage starts before the one before it was finished."""

from collections.abc import Iterator
from itertools import pairwise

from stagecheck.facts import Facts
from stagecheck.findings import Hit, Related, in_row, say
from stagecheck.rules.base import Example, Rule


def check(facts: Facts) -> Iterator[Hit]:
    """Yield each row that starts before the one before it was finished."""
    for deal in facts.deals:
        if deal.closed or len(deal.progress) < 2:
            continue
        for before, row in pairwise(deal.history):
            started, finished = row.when("started"), before.when("finished")
            if started is None or finished is None or started >= finished:
                continue
            yield Hit(
                in_row(row, "started"),
                say(
                    f"客户“{deal.name}”的“{row.text('stage')}”于 {started} 开始，"
                    f"早于上一阶段“{before.text('stage')}”的实际完成时间 {finished}。",
                    f'"{row.text("stage")}" of "{deal.name}" starts on {started}, before '
                    f'"{before.text("stage")}" was finished on {finished}.',
                ),
                (
                    Related(
                        in_row(before, "finished"),
                        say("上一阶段的实际完成时间", "when the stage before was finished"),
                    ),
                ),
                found=row.text("started"),
                suggestion=say("核对这两个日期。", "Check these two dates."),
            )


RULE = Rule(
    code="S007",
    name="stage-overlap",
    finds=say(
        "后一阶段的开始时间早于前一阶段的实际完成时间（有“实际完成时间”列时）。",
        "A stage starts before the one before it was finished (where that column is kept).",
    ),
    why=say(
        "两个阶段重叠，说明日期有误，或者上一阶段还没做完就往前赶。",
        "Overlapping stages mean a wrong date, or a stage left before its work was done.",
    ),
    check=check,
    needs=("stage-progress.customer", "stage-progress.started", "stage-progress.finished"),
    wrong=Example("""
# stage-progress
customer | stage | started | finished
Yunfan | discovery | 2024-04-01 | 2024-04-18
Yunfan | solution | 2024-04-15 <- |
"""),
    right=Example("""
# stage-progress
customer | stage | started | finished
Yunfan | discovery | 2024-04-01 | 2024-04-18
Yunfan | solution | 2024-04-18 |
"""),
)
