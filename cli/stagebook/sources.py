"""From a customer's deal, as the checker read it, to what the minutes are made of."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from stagebook.customers import chosen_deals, read_facts
from stagecheck.deals import Deal
from stagegen.minutes import ContractDraft, MinutesSource, Need
from stagemodel.pack import Pack
from stagemodel.submission import Minutes, Row
from stagemodel.values.money import Money


def minutes_sources(
    submission: Path, pack: Pack, today: date, customer: str | None = None
) -> list[MinutesSource]:
    """Read what a submission tells about a customer, or about all in negotiation.

    `customer` may be a short name. `today` is the day the minutes are made. Raises
    StagebookError when there is no such customer, or nobody negotiates.
    """
    facts = read_facts(submission, pack, today)
    first = next_serial(facts.submission.minutes, today)
    deals = chosen_deals(facts, customer)
    return [minutes_source(deal, today, serial) for serial, deal in enumerate(deals, first)]


def minutes_source(
    deal: Deal, today: date, serial: int = 1, held: date | None = None
) -> MinutesSource:
    """Gather what the workbooks tell about a customer; `held` is the day of the negotiation."""
    tracking = deal.tracking[0] if deal.tracking else None
    return MinutesSource(
        customer=deal.name,
        today=today,
        serial=serial,
        held=held,
        contact=_told("contact", tracking),
        title=_told("title", tracking),
        owner=_told("owner", deal.current, tracking),
        needs=tuple(
            Need(_told("description", row), _told("direction", row), _told("confirmer", row))
            for row in deal.needs
            if _told("description", row)
        ),
        contract=_draft(deal),
    )


def next_serial(minutes: Iterable[Minutes], today: date) -> int:
    """Give the first serial of the day that no minutes of the submission bear yet."""
    start = f"JY{today:%Y%m%d}"
    numbers = (m.fields["number"].text.strip() for m in minutes if "number" in m.fields)
    used = [number.removeprefix(start) for number in numbers if number.startswith(start)]
    return max((int(serial) for serial in used if serial.isdecimal()), default=0) + 1


def _draft(deal: Deal) -> ContractDraft:
    """The contract that is still to be signed; where all are, the last one recorded."""
    unsigned = [row for row in deal.contracts if not _told("signed", row)]
    drafts = unsigned or deal.contracts
    row = drafts[-1] if drafts else None
    amount = row.value("amount") if row else None
    return ContractDraft(
        number=_told("number", row),
        amount=amount if isinstance(amount, Money) else None,
        payment=_told("payment", row),
        delivery=_told("delivery", row),
        scope=_told("scope", row),
    )


def _told(column: str, *rows: Row | None) -> str:
    """The first answer in a column, as written; empty where there is none."""
    for row in rows:
        cell = row.cells.get(column) if row else None
        if cell and cell.filled:
            return cell.text.strip()
    return ""
