"""What the rules reason about: every customer's deal, put together from all workbooks."""

from __future__ import annotations

from functools import cached_property

from stagecheck.deals import Deal
from stagecheck.gathering import REFERRING, find_customers, find_references, gather_deals
from stagecheck.references import Customers, Reference
from stagecheck.sheets import Sheets
from stagemodel.submission import Row

_DOCUMENTS = (".docx", ".docm", ".dotx", ".dotm", ".doc", ".wps", ".odt", ".rtf")


class Facts(Sheets):
    """A submission with its customers and what belongs to each."""

    @cached_property
    def customers(self) -> Customers:
        """The customers by name."""
        return find_customers(self)

    @cached_property
    def references(self) -> list[Reference]:
        """Every row and document that names a customer, and whom it fits."""
        return find_references(self, self.customers) if self._refers else []

    @cached_property
    def deals(self) -> list[Deal]:
        """One deal a customer, in the order of customer-tracking."""
        return gather_deals(self, self.customers, self.references)

    @cached_property
    def linked_deals(self) -> list[Deal]:
        """The deals of which more is known than customer-tracking says."""
        if not self._refers:
            return []
        deals = self.deals
        return [d for d in deals if d.progress or d.needs or d.contracts or d.minutes]

    @property
    def _refers(self) -> bool:
        return bool(self.minutes) or any(map(self.rows, REFERRING))

    @property
    def knows_all_minutes(self) -> bool:
        """Whether minutes that are not here are missing: not where a document could not be read,
        nor where workbooks were named one by one without any minutes.
        """
        named_alone = not self.submission.is_folder and not self.submission.minutes
        return not named_alone and not self.unreadable(*_DOCUMENTS)

    @cached_property
    def open_stages(self) -> list[tuple[Deal, Row]]:
        """The current stage-progress row of every customer that is not closed, nor finished."""
        current = [(deal, deal.current) for deal in self.deals if not deal.closed]
        return [(deal, row) for deal, row in current if row and row.when("finished") is None]

    @cached_property
    def open_contracts(self) -> list[Row]:
        """The contract rows but those of customers known to be closed."""
        closed = {id(row) for deal in self.deals if deal.closed for row in deal.contracts}
        return [row for row in self.rows("contract-terms") if id(row) not in closed]
