"""Puts every row and document with the customer it names."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from stagecheck.deals import Deal, contracts_named
from stagecheck.numbers import number_key
from stagecheck.references import Customers, Reference, distinct, without_register
from stagecheck.sheets import Sheets
from stagemodel.submission import Minutes, Row
from stagemodel.values.names import Match

NOBODY = Match((), "none")
"""Whom a row means whose customer is blank or cannot be used: it may be anyone's."""
REFERRING = {
    "stage-progress": "progress", "customer-needs": "needs", "contract-terms": "contracts",
}  # fmt: skip
"""The workbooks whose rows name a customer, and where its deal has them."""


def find_customers(sheets: Sheets) -> Customers:
    """The customers of customer-tracking; without that workbook, those of the others."""
    tracking = sheets.table("customer-tracking")
    if tracking and "customer" in tracking.headers and tracking.rows:
        return Customers(distinct(row.text("customer") for row in sheets.rows("customer-tracking")))
    named = [row.text("customer") for book in REFERRING for row in sheets.rows(book)]
    named += [str(name) for m in sheets.minutes if (name := m.value("customer"))]
    return Customers(without_register(named))


def find_references(sheets: Sheets, customers: Customers) -> list[Reference]:
    """Every row and document that refers to a customer; one that names nobody may be anyone's."""
    found = []
    for book in REFERRING:
        for row in sheets.rows(book):
            cell = row.reading("customer")
            if cell and cell.state == "ok":
                found.append(Reference(row, cell.text.strip(), customers.find(cell.text)))
            elif cell:
                found.append(Reference(row, "", NOBODY))
    for minutes in sheets.minutes:
        name = str(minutes.value("customer") or "")
        found.append(Reference(minutes, name, customers.find(name) if name else NOBODY))
    return found


def gather_deals(
    sheets: Sheets, customers: Customers, references: Sequence[Reference]
) -> list[Deal]:
    """One deal a customer, each row and document with the customer it names."""
    gathering = _Gathering(customers, [Deal(sheets.pack, name) for name in customers.names])
    for row in sheets.rows("customer-tracking"):
        if name := row.text("customer"):
            for index in customers.find(name).indexes:
                gathering.deals[index].tracking.append(row)
    papers = []
    for reference in references:
        if isinstance(reference.source, Row):
            gathering.attach_row(reference, reference.source)
        else:
            papers.append((reference, reference.source))
    by_number = gathering.by_number() if papers else {}
    for reference, minutes in papers:
        named = contracts_named(minutes)
        of_contract = next((by_number[key] for key in named if key in by_number), None)
        gathering.attach_minutes(reference, minutes, of_contract)
    for deal in gathering.deals:
        deal.settle()
    return gathering.deals


class _Gathering(Struct, frozen=True):
    customers: Customers
    deals: list[Deal]

    def attach_row(self, reference: Reference, row: Row) -> None:
        book = row.table.workbook.id
        deal = self._only(reference)
        if deal is None:
            self._doubt(reference, book)
        else:
            getattr(deal, REFERRING[book]).append(row)

    def by_number(self) -> dict[str, Deal]:
        return {
            number_key(row.text("number")): deal
            for deal in self.deals
            for row in deal.contracts
            if row.text("number")
        }

    def attach_minutes(
        self, reference: Reference, minutes: Minutes, of_contract: Deal | None
    ) -> None:
        """Minutes that name another customer's contract (party-mismatch) count for neither.

        Where they name a contract and no customer, they are its customer's.
        """
        deal = self._only(reference) if reference.text else of_contract
        if deal is None:
            self._doubt(reference, "minutes")
        elif of_contract is None or of_contract is deal:
            deal.minutes.append(minutes)
        else:
            deal.doubtful |= {"minutes"}
        if of_contract and of_contract is not deal:
            of_contract.doubtful |= {"minutes"}

    def _only(self, reference: Reference) -> Deal | None:
        indexes = reference.match.indexes
        return self.deals[indexes[0]] if len(indexes) == 1 else None

    def _doubt(self, reference: Reference, where: str) -> None:
        nearest = self.customers.nearest(reference.text) if reference.text else None
        maybe = reference.match.indexes or (() if nearest is None else (nearest,))
        for deal in [self.deals[index] for index in maybe] if reference.text else self.deals:
            deal.doubtful |= {where}
