"""T012: a term that could not be read, so was not compared."""

from collections.abc import Iterator

from stagecheck.agreements import Agreement, agreements
from stagecheck.facts import Facts
from stagecheck.findings import Hit, Related, in_minutes, in_row, say
from stagecheck.rules.base import Example, Rule
from stagemodel.cells import Cell, DocField
from stagemodel.submission import Minutes, Row
from stagemodel.texts import Texts
from stagemodel.values.errors import UnreadableValue
from stagemodel.values.payment import PaymentSchedule, payment_differences, total_problem

PLAIN = {
    "amount": say("写明数字和单位，例如：85万元。", "Give figure and unit, such as: CNY 850,000."),
    "payment": say(
        "写明每期的比例和节点，例如：30%预付款，70%验收款。",
        "Give each share and its event, such as: 30% prepayment, 70% on acceptance.",
    ),
    "delivery": say(
        "写明数量和单位，例如：60天、60个工作日。",
        "Give count and unit, such as: 60 days, 60 working days.",
    ),
    "scope": say(
        "写明每项服务的次数或期限，例如：3次上门培训，质保1年。",
        "Give each service's number or term, such as: 3 on-site trainings, 1 year warranty.",
    ),
}
"""How to write a term so that nobody can read it in two ways."""


def check(facts: Facts) -> Iterator[Hit]:
    """Yield each term nobody can read for sure: in a contract, its minutes, or other minutes."""
    compared = {id(a.row): a for a in agreements(facts)}
    unreadable = {id(row) for row in _unreadable_rows(facts)}
    told: set[int] = set()
    for row in facts.open_contracts:
        agreement = compared.get(id(row))
        if agreement is None and id(row) not in unreadable:
            continue
        minutes = agreement.minutes if agreement else None
        for name in PLAIN:
            fields = _fields(minutes, name)
            told.update(id(field) for field in fields)
            hit = _unreadable(row, minutes, name, fields)
            if hit is None and agreement and name == "payment":
                hit = _incomparable(facts, agreement)
            if hit:
                yield hit
    for minutes in facts.minutes:
        for field in minutes.fields.values():
            if field.state == "unreadable" and id(field) not in told:
                label = say(field.label, field.label)
                name = next(key for key, found in minutes.fields.items() if found is field)
                plain = PLAIN.get({"warranty": "scope", "amount-words": "amount"}.get(name, name))
                yield Hit(
                    in_minutes(minutes, field),
                    _message(label, field.text, _why(field)),
                    found=field.text,
                    suggestion=plain,
                )


def _unreadable_rows(facts: Facts) -> Iterator[Row]:
    if table := facts.table("contract-terms"):
        for name in PLAIN:
            yield from facts.rows_with(table, name, lambda cell: cell.state == "unreadable")


def _fields(minutes: Minutes | None, name: str) -> list[DocField]:
    names = ("scope", "warranty") if name == "scope" else (name,)
    return [minutes.fields[n] for n in names if minutes and n in minutes.fields]


def _unreadable(row: Row, minutes: Minutes | None, name: str, fields: list[DocField]) -> Hit | None:
    cell = row.cells.get(name)
    if cell is None or cell.state == "unusable":
        return None
    sides: list[Cell | DocField] = [cell, *fields]
    worst = next((side for side in sides if side.state == "unreadable"), None)
    if worst is None or (worst is not cell and not cell.filled):
        return None
    related = tuple(
        Related(in_minutes(minutes, f), say(f"谈判纪要：{f.text}", f"minutes: {f.text}"))
        for f in fields
        if minutes and f.filled
    )
    label = say(worst.label, worst.label) if isinstance(worst, DocField) else cell.column.label
    message = _message(label, worst.text, _why(worst))
    if worst is not cell:
        # The related place shows the minutes' text, and a report on a terminal no cell's.
        contract = say(f"合同：{cell.text}。", f" Contract: {cell.text}.")
        message = say(message["zh"] + contract["zh"], message["en"] + contract["en"])
    return Hit(in_row(row, name), message, related, cell.text, PLAIN[name])


def _incomparable(facts: Facts, agreement: Agreement) -> Hit | None:
    """Two schedules, each read, that cannot be compared: no total, or one leaves an event open."""
    both = agreement.term("payment")
    if both is None:
        return None
    here, there = both[0].value, both[1].value
    if not isinstance(here, PaymentSchedule) or not isinstance(there, PaymentSchedule):
        return None
    if total_problem(here, agreement.totals[0]):
        return None  # told as payment-total
    try:
        payment_differences(here, there, *agreement.totals, facts.pack.equal_events)
    except UnreadableValue as error:
        message = _message(both[0].column.label, both[0].text, error.reason)
        related = (agreement.beside(both[1]),)
        place = agreement.place("payment")
        return Hit(place, message, related, both[0].text, PLAIN["payment"])
    return None


def _why(side: Cell | DocField) -> Texts:
    given = next((problem.reason for problem in side.problems if problem.code == "T012"), None)
    return given or say("有多种理解或无法理解", "it has several readings or none")


def _message(label: Texts, text: str, why: Texts) -> Texts:
    return say(
        f"“{label['zh']}”无法确切读懂，没有核对：{text}（{why['zh']}）。",
        f'{label["en"]}: "{text}" cannot be read for sure and was not compared ({why["en"]}).',
    )


RULE = Rule(
    code="T012",
    name="unreadable-term",
    finds=say(
        "某项条款无法确切读懂，因此没有核对；两边的原文都会列出。",
        "A term could not be read, so was not compared; both texts are shown.",
    ),
    why=say(
        "程序不猜。读不懂的条款，人也可能各有各的理解，应当写明白。",
        "Nothing is guessed. What cannot be read for sure will be read in two ways by people, too.",
    ),
    check=check,
    needs=("contract-terms.number",),
    wrong=Example("""
# contract-terms
number | customer | payment
HT20240520 | Yunfan | 3:7 <-
"""),
    right=Example("""
# contract-terms
number | customer | payment
HT20240520 | Yunfan | 30%预付款，70%验收款 ~ 30% prepayment, 70% on acceptance
"""),
)
