"""T012: a term that could not be read, so was not compared."""

from collections.abc import Iterator

from stagecheck.agreements import Agreement, agreements
from stagecheck.facts import Facts
from stagecheck.findings import Hit, Place, Related, in_minutes, in_row, say
from stagecheck.rules.base import Example, Rule
from stagemodel.submission import Cell, DocField, Minutes, Row
from stagemodel.texts import Texts
from stagemodel.values.errors import UnreadableValue
from stagemodel.values.payment import PaymentSchedule, payment_differences, total_problem

TERMS = ("amount", "payment", "delivery", "scope")


def check(facts: Facts) -> Iterator[Hit]:
    """Yield each term nobody can read for sure: in a contract, its minutes, or other minutes."""
    compared = {id(a.row): a for a in agreements(facts)}
    told: set[int] = set()
    for row in facts.open_contracts():
        agreement = compared.get(id(row))
        minutes = agreement.minutes if agreement else None
        for name in TERMS:
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
                message = _message(label, field.text, _why(field))
                yield _hit(in_minutes(minutes, field), message, found=field.text)


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
    message = _message(cell.column.label, worst.text, _why(worst))
    return _hit(in_row(row, name), message, related, cell.text)


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
        return _hit(agreement.place("payment"), message, related, both[0].text)
    return None


def _why(side: Cell | DocField) -> Texts:
    given = next((problem.reason for problem in side.problems if problem.code == "T012"), None)
    return given or say("有多种理解或无法理解", "it has several readings or none")


def _message(label: Texts, text: str, why: Texts) -> Texts:
    return say(
        f"“{label['zh']}”无法确切读懂，没有与纪要核对：{text}（{why['zh']}）。",
        f'{label["en"]} cannot be read for sure and was not compared: "{text}" ({why["en"]}).',
    )


def _hit(at: Place, message: Texts, related: tuple[Related, ...] = (), found: str = "") -> Hit:
    return Hit(
        at,
        message,
        related,
        found=found,
        suggestion=say(
            "写成明确的形式，例如：30%预付款，70%验收款；60天；3次上门培训。",
            "Write it plainly, such as: 30% prepayment, 70% on acceptance; 60 days; "
            "3 on-site trainings.",
        ),
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
