"""D001: the current stage's expected completion has passed."""

from collections.abc import Iterator

from stagecheck.facts import Facts
from stagecheck.findings import Hit, in_row, say
from stagecheck.rules.base import Example, Rule
from stagecheck.workdays import days_between


def check(facts: Facts) -> Iterator[Hit]:
    """Yield each open customer whose current stage is past its expected completion."""
    for deal, row in facts.open_stages:
        due = row.when("due")
        if due is None or due >= facts.today:
            continue
        late = days_between(due, facts.today)
        yield Hit(
            in_row(row, "due"),
            say(
                f"客户“{deal.name}”的“{row.text('stage')}”应于 {due} 完成，已逾期 {late} 天。",
                f'"{row.text("stage")}" of "{deal.name}" was due on {due}, {late} days ago.',
            ),
            found=row.text("due"),
            suggestion=say(
                "完成后进入下一阶段；如需延期，请改预计完成时间并说明原因。",
                "Move on if it is done; otherwise set a new date and note why.",
            ),
        )


RULE = Rule(
    code="D001",
    name="overdue-stage",
    finds=say(
        "当前阶段的预计完成时间已过。", "The current stage's expected completion is before today."
    ),
    why=say(
        "逾期的阶段没有人更新，预测就建立在已经过去的日期上。",
        "A forecast built on dates that have passed is no forecast.",
    ),
    check=check,
    needs=("stage-progress.customer", "stage-progress.due"),
    wrong=Example("""
# stage-progress
customer | stage | started | due
Yunfan | discovery | 2024-05-10 | 2024-05-25 <-
"""),
    right=Example("""
# stage-progress
customer | stage | started | due
Yunfan | discovery | 2024-05-20 | 2024-06-05
"""),
)
