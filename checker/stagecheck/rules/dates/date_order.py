"""D006: dates that cannot stand in this order."""

from collections.abc import Iterator
from datetime import date

from stagecheck.deals import Deal
from stagecheck.facts import Facts
from stagecheck.findings import Hit, Place, Related, in_row, say
from stagecheck.rules.base import Example, Rule
from stagemodel.submission import Row
from stagemodel.texts import Texts

LATER_STEPS = (("progress", "started"), ("needs", "confirmed"), ("contracts", "signed"))


def check(facts: Facts) -> Iterator[Hit]:
    """Yield dates of a customer, or of one stage row, that contradict each other."""
    for deal in facts.deals:
        yield from _before_first_contact(deal)
    for row in facts.rows("stage-progress"):
        started, due = row.when("started"), row.when("due")
        if started and due and started > due:
            yield _hit(row, "due", due, row, "started", started, ())


def _before_first_contact(deal: Deal) -> Iterator[Hit]:
    """One finding a customer: a wrong first contact must not repeat with every later step."""
    tracking = deal.tracking[0] if deal.tracking else None
    first = tracking.when("first-contact") if tracking else None
    if tracking is None or first is None:
        return
    rows = {"progress": deal.progress, "needs": deal.needs, "contracts": deal.contracts}
    early = [
        (row, column, day)
        for kind, column in LATER_STEPS
        for row in rows[kind]
        if (day := row.when(column)) is not None and day < first
    ]
    if early:
        row, column, day = early[0]
        more = tuple(
            Related(in_row(other, name), say(f"也早于首次接触：{when}", f"also too early: {when}"))
            for other, name, when in early[1:]
        )
        yield _hit(row, column, day, tracking, "first-contact", first, more)


def _hit(
    row: Row,
    column: str,
    day: date,
    base: Row,
    base_column: str,
    base_day: date,
    more: tuple[Related, ...],
) -> Hit:
    later, earlier = _label(row, column), _label(base, base_column)
    at: Place = in_row(row, column)
    return Hit(
        at,
        say(
            f"“{later['zh']}”{day} 早于“{earlier['zh']}”{base_day}，先后顺序不可能。",
            f"{later['en']} {day} is before {earlier['en']} {base_day}: that cannot be.",
        ),
        (
            Related(
                in_row(base, base_column),
                say(f"{earlier['zh']}：{base_day}", f"{earlier['en']}: {base_day}"),
            ),
            *more,
        ),
        found=row.text(column),
        suggestion=say(
            "核对这两个日期，改正写错的一个。", "Check both dates and correct the wrong one."
        ),
    )


def _label(row: Row, column: str) -> Texts:
    return row.cells[column].column.label


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
