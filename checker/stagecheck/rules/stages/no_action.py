"""S009: a stage that has run for days with nothing done."""

from collections.abc import Iterator

from stagecheck.facts import Facts
from stagecheck.findings import Hit, Related, in_row, say
from stagecheck.rules.base import Example, Rule


def check(facts: Facts) -> Iterator[Hit]:
    """Yield each current stage that started some days ago and has no completed action."""
    limit, unit = facts.limit("S009", "days"), facts.day_word("S009")
    for deal, row in facts.open_stages:
        started = row.when("started")
        if row.filled("done") or started is None:
            continue
        days = facts.days("S009", started, facts.today)
        if days <= limit:
            continue
        yield Hit(
            in_row(row, "done"),
            say(
                f"客户“{deal.name}”的“{row.text('stage')}”已开始 {days} {unit['zh']}，"
                "还没有任何已完成动作。",
                f'"{row.text("stage")}" of "{deal.name}" started {days} {unit["en"]} ago, and no '
                "action is recorded as completed.",
            ),
            (Related(in_row(row, "started"), say("阶段开始时间", "start of the stage")),),
            found=row.cells["done"].text,
            suggestion=say(
                "补上已完成的动作，或安排第一步。", "Record what was done, or take the first step."
            ),
        )


RULE = Rule(
    code="S009",
    name="no-action",
    finds=say(
        "阶段开始超过规定天数（默认 7 天），已完成动作仍为空。",
        "A stage started more than a set number of days ago (7 by default) with no completed "
        "action.",
    ),
    why=say(
        "一周没有动作，客户会觉得不被重视，竞争对手就有了机会。",
        "A week without action tells the customer that nobody cares, and gives rivals the room.",
    ),
    check=check,
    needs=("stage-progress.customer", "stage-progress.done", "stage-progress.started"),
    limits=("days",),
    wrong=Example("""
# stage-progress
customer | stage | started | done
Yunfan | discovery | 2024-05-20 | <-
"""),
    right=Example("""
# stage-progress
customer | stage | started | done
Yunfan | discovery | 2024-05-20 | 已电话访谈采购经理 ~ Interviewed the buyer by phone
"""),
)
