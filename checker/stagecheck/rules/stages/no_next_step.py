"""S008: an open stage without next steps."""

from collections.abc import Iterator

from stagecheck.facts import Facts
from stagecheck.findings import Hit, in_row, say
from stagecheck.rules.base import Example, Rule


def check(facts: Facts) -> Iterator[Hit]:
    """Yield each open customer whose current stage has no next step."""
    for deal, row in facts.open_stages:
        if row.filled("todo"):
            continue
        yield Hit(
            in_row(row, "todo"),
            say(
                f"客户“{deal.name}”的当前阶段“{row.text('stage')}”没有待办事项。",
                f'The current stage "{row.text("stage")}" of "{deal.name}" has no next step.',
            ),
            found=row.cells["todo"].text,
            suggestion=say(
                "写明下一步做什么、谁来做、什么时候完成。",
                "Write what happens next, who does it and by when.",
            ),
        )


RULE = Rule(
    code="S008",
    name="no-next-step",
    finds=say(
        "当前阶段没有写待办事项。", "The current stage of an open customer has no next step."
    ),
    why=say(
        "没有下一步的商机会停下来，而且没有人注意到。",
        "A deal without a next step stops, and nobody notices.",
    ),
    check=check,
    needs=("stage-progress.customer", "stage-progress.todo"),
    wrong=Example("""
# stage-progress
customer | stage | started | todo
Yunfan | discovery | 2024-05-20 | <-
"""),
    right=Example("""
# stage-progress
customer | stage | started | todo
Yunfan | discovery | 2024-05-20 | 6月5日访谈IT负责人 ~ Interview the head of IT on 5 June
"""),
)
