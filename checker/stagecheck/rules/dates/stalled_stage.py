"""D003: a stage that takes far longer than usual."""

from collections.abc import Iterator

from stagecheck.facts import Facts
from stagecheck.findings import Hit, in_row, say
from stagecheck.rules.base import Example, Rule
from stagemodel.pack import Stage


def check(facts: Facts) -> Iterator[Hit]:
    """Yield each open customer longer in its stage than usual, times a factor."""
    times, unit = facts.limit("D003", "times-usual"), facts.day_word("D003")
    for deal, row in facts.open_stages:
        started, due, stage = row.when("started"), row.when("due"), deal.stage
        if not isinstance(stage, Stage) or stage.usual_days is None or started is None:
            continue
        if due and due < facts.today:
            continue  # told as an overdue stage
        days, most = facts.days("D003", started, facts.today), stage.usual_days * times
        if days <= most:
            continue
        yield Hit(
            in_row(row, "started"),
            say(
                f"客户“{deal.name}”在“{stage.label['zh']}”已停留 {days} {unit['zh']}"
                f"（通常 {stage.usual_days} 天，上限 {most} 天）。",
                f'"{deal.name}" has been in "{stage.label["en"]}" for {days} {unit["en"]} '
                f"(usual: {stage.usual_days}, limit: {most}).",
            ),
            found=row.text("started"),
            suggestion=say(
                "查明卡在哪里；考虑升级处理、搁置或标记流失。",
                "Find what holds it up; escalate it, put it on hold or mark it lost.",
            ),
        )


RULE = Rule(
    code="D003",
    name="stalled-stage",
    finds=say(
        "在当前阶段停留的天数超过该阶段通常时长的若干倍（默认 2 倍）。",
        "Days in the current stage exceed its usual length times a factor (2 by default).",
    ),
    why=say(
        "停滞的商机很少自己恢复，却一直占着人力和预测。",
        "A stalled deal seldom recovers by itself, yet holds people and forecast.",
    ),
    check=check,
    needs=("stage-progress.customer", "stage-progress.started"),
    limits=("times-usual",),
    wrong=Example("""
# stage-progress
customer | stage | started | due
Yunfan | discovery | 2024-04-20 <- | 2024-06-10
"""),
    right=Example("""
# stage-progress
customer | stage | started | due
Yunfan | discovery | 2024-05-20 | 2024-06-10
"""),
)
