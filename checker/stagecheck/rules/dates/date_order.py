"""D006: dates that cannot stand in this order."""

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from stagecheck.deals import Deal
from stagecheck.facts import Facts
from stagecheck.findings import Hit, Related, in_row, say
from stagecheck.rules.base import Example, Rule
from stagemodel.submission import Row
from stagemodel.texts import Texts


class Step(Struct, frozen=True):
    """A date of a row, and which column it stands in."""

    row: Row
    column: str
    day: date

    @property
    def label(self) -> Texts:
        """The column's label."""
        return self.row.cells[self.column].column.label


def check(facts: Facts) -> Iterator[Hit]:
    """Yield dates of a customer, or of one stage row, that contradict each other."""
    for deal in facts.linked_deals:
        yield from _before_first_contact(deal)
    for row in facts.rows("stage-progress"):
        started, due = row.when("started"), row.when("due")
        if started and due and started > due:
            yield _hit(Step(row, "due", due), Step(row, "started", started), ())


def _before_first_contact(deal: Deal) -> Iterator[Hit]:
    """One finding a customer: a wrong first contact must not repeat with every later step."""
    tracking = deal.tracking[0] if deal.tracking else None
    first = tracking.when("first-contact") if tracking else None
    if tracking is None or first is None:
        return
    steps = ((deal.progress, "started"), (deal.needs, "confirmed"), (deal.contracts, "signed"))
    early = [
        Step(row, column, day)
        for rows, column in steps
        for row in rows
        if (day := row.when(column)) is not None and day < first
    ]
    if early:
        more = tuple(
            Related(
                in_row(step.row, step.column),
                say(f"也早于首次接触：{step.day}", f"also too early: {step.day}"),
            )
            for step in early[1:]
        )
        yield _hit(early[0], Step(tracking, "first-contact", first), more)


def _hit(later: Step, earlier: Step, more: tuple[Related, ...]) -> Hit:
    return Hit(
        in_row(later.row, later.column),
        say(
            f"“{later.label['zh']}”{later.day} 早于“{earlier.label['zh']}”{earlier.day}，"
            "先后顺序不对。",
            f"{later.label['en']} {later.day} is before {earlier.label['en']} {earlier.day}: "
            "that cannot be.",
        ),
        (
            Related(
                in_row(earlier.row, earlier.column),
                say(
                    f"{earlier.label['zh']}：{earlier.day}", f"{earlier.label['en']}: {earlier.day}"
                ),
            ),
            *more,
        ),
        found=later.row.text(later.column),
        suggestion=say(
            "核对这两个日期，改正写错的一个。", "Check both dates and correct the wrong one."
        ),
    )


RULE = Rule(
    code="D006",
    name="date-order",
    finds=say(
        "日期先后不可能：首次接触晚于阶段开始、阶段开始晚于预计完成、签订或需求确认早于首次接触。",
        "Dates that cannot be in this order: first contact after a stage start, start after "
        "expected completion, signing or confirmation before first contact.",
    ),
    why=say(
        "日期矛盾时，销售周期和阶段时长都算不对。",
        "With dates that contradict each other, no cycle or stage length can be computed.",
    ),
    check=check,
    wrong=Example("""
# stage-progress
customer | stage | started | due
Yunfan | discovery | 2024-05-20 | 2024-05-10 <-
"""),
    right=Example("""
# stage-progress
customer | stage | started | due
Yunfan | discovery | 2024-05-20 | 2024-06-04
"""),
)
