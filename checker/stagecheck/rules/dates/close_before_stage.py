"""D008: the deal is to close before its current stage is to end."""

from collections.abc import Iterator

from stagecheck.facts import Facts
from stagecheck.findings import Hit, Related, in_row, say
from stagecheck.rules.base import Example, Rule


def check(facts: Facts) -> Iterator[Hit]:
    """Yield each open customer whose expected close comes before the stage's completion."""
    for deal, row in facts.open_stages:
        if not deal.tracking or deal.has_reached("after-sales"):
            continue
        close, due = deal.tracking[0].when("expected-close"), row.when("due")
        if close is None or due is None or close >= due:
            continue
        if close < facts.today and not deal.signed:
            continue  # told as an overdue close
        yield Hit(
            in_row(deal.tracking[0], "expected-close"),
            say(
                f"客户“{deal.name}”预计 {close} 成交，但当前阶段“{row.text('stage')}”要到 "
                f"{due} 才完成。",
                f'"{deal.name}" is expected to close on {close}, but "{row.text("stage")}" is only '
                f"due on {due}.",
            ),
            (Related(in_row(row, "due"), say("当前阶段的预计完成时间", "due date of the stage")),),
            found=deal.tracking[0].text("expected-close"),
            suggestion=say("调整其中一个日期。", "Correct one of the two dates."),
        )


RULE = Rule(
    code="D008",
    name="close-before-stage",
    finds=say(
        "预计成交时间早于当前阶段的预计完成时间。",
        "The expected close is before the current stage's expected completion.",
    ),
    why=say(
        "阶段还没做完就成交，两个计划中至少有一个没有认真想过。",
        "A deal cannot close before its stage ends; one of the two plans was not thought through.",
    ),
    check=check,
    needs=("customer-tracking.expected-close", "stage-progress.due"),
    wrong=Example("""
# customer-tracking
customer | stage | expected-close
Yunfan | solution | 2024-06-10 <-
# stage-progress
customer | stage | started | due
Yunfan | solution | 2024-05-20 | 2024-06-20
"""),
    right=Example("""
# customer-tracking
customer | stage | expected-close
Yunfan | solution | 2024-07-10
# stage-progress
customer | stage | started | due
Yunfan | solution | 2024-05-20 | 2024-06-20
"""),
)
