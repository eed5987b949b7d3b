"""S006: a later-started row has an earlier stage."""

from collections.abc import Iterator
from itertools import pairwise

from stagecheck.facts import Facts
from stagecheck.findings import Hit, Related, in_row, say
from stagecheck.rules.base import Example, Rule
from stagecheck.rules.words import state_name


def check(facts: Facts) -> Iterator[Hit]:
    """Yield each row of an open customer that goes back a stage."""
    index = facts.pack.stage_index
    for deal in facts.deals:
        if deal.closed or len(deal.progress) < 2:
            continue
        placed = [row for row in deal.history if row.value("stage") in index]
        for before, row in pairwise(placed):
            was, now = str(before.value("stage")), str(row.value("stage"))
            if index[now] >= index[was]:
                continue
            then, here = state_name(facts.pack, was), state_name(facts.pack, now)
            yield Hit(
                in_row(row, "started"),
                say(
                    f"客户“{deal.name}”于 {row.when('started')} 退回“{here['zh']}”，"
                    f"此前（{before.when('started')}）已在“{then['zh']}”。",
                    f'"{deal.name}" went back to "{here["en"]}" on {row.when("started")}, after '
                    f'"{then["en"]}" on {before.when("started")}.',
                ),
                (
                    Related(
                        in_row(before, "started"),
                        say(f"更早开始：{then['zh']}", f"started earlier: {then['en']}"),
                    ),
                ),
                found=row.text("started"),
                suggestion=say(
                    "核对两行的阶段和开始时间；如确实退回，请在风险点中写明原因。",
                    "Check stage and start of both rows; if it really went back, note why under "
                    "risks.",
                ),
            )


RULE = Rule(
    code="S006",
    name="stage-regressed",
    finds=say(
        "开始时间更晚的一行，阶段却更靠前。",
        "A row that started later has an earlier stage.",
    ),
    why=say(
        "阶段倒退要么是日期填错，要么是商机真的退步了，两种情况都应该有人过问。",
        "Either a date is wrong or the deal really lost ground; both deserve a question.",
    ),
    check=check,
    needs=("stage-progress.customer", "stage-progress.stage", "stage-progress.started"),
    wrong=Example("""
# stage-progress
customer | stage | started
Yunfan | negotiation | 2024-05-06
Yunfan | solution | 2024-05-20 <-
"""),
    right=Example("""
# stage-progress
customer | stage | started
Yunfan | solution | 2024-05-06
Yunfan | negotiation | 2024-05-20
"""),
)
