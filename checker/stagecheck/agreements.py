"""A contract beside the minutes it must agree with, term by term."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from stagecheck.deals import Deal, is_settled
from stagecheck.facts import Facts
from stagecheck.findings import Place, Related, in_minutes, in_row, say
from stagemodel.cells import Cell, DocField
from stagemodel.submission import Minutes, Row
from stagemodel.texts import Texts
from stagemodel.values.money import Money


class Agreement(Struct, frozen=True):
    """One contract row and the minutes it is compared with."""

    deal: Deal
    row: Row
    minutes: Minutes

    def term(self, name: str) -> tuple[Cell, DocField] | None:
        """Both sides of a term where both are filled; none where one is missing."""
        here = self.row.cells.get(name)
        there = self.minutes.fields.get(name)
        if here is None or there is None or not here.filled or not there.filled:
            return None
        return here, there

    def place(self, column: str) -> Place:
        """The contract's cell of a term."""
        return in_row(self.row, column)

    def beside(self, field: DocField) -> Related:
        """The minutes' side of a term, for a finding on the contract's cell."""
        settled = is_settled(self.minutes)
        return Related(
            in_minutes(self.minutes, field),
            say(
                f"谈判纪要{'' if settled else '（未确认）'}：{field.text}",
                f"minutes{'' if settled else ' (not confirmed)'}: {field.text}",
            ),
        )

    @property
    def caveat(self) -> Texts:
        """What to add to a message where the minutes compared are not settled."""
        if is_settled(self.minutes):
            return say("", "")
        return say("（该纪要尚未由双方确认）", " (these minutes are not confirmed yet)")

    def advice(self, agreed: Texts) -> Texts:
        """What to do about a term that differs; `agreed` is the minutes' side of it."""
        if is_settled(self.minutes):
            return say(
                f"以双方确认的纪要为准：{agreed['zh']}",
                f"What both sides confirmed counts: {agreed['en']}",
            )
        return say(
            f"先与客户确认以哪边为准；纪要写的是：{agreed['zh']}",
            f"Settle with the customer which side counts; the minutes say: {agreed['en']}",
        )

    @property
    def totals(self) -> tuple[Money | None, Money | None]:
        """The contract's amount and the minutes' one, for shares of them."""
        here = self.row.value("amount")
        there = self.minutes.value("amount")
        return (
            here if isinstance(here, Money) else None,
            there if isinstance(there, Money) else None,
        )


def agreements(facts: Facts) -> Iterator[Agreement]:
    """Every contract of a known customer that has minutes, with them."""
    for deal in facts.deals:
        for row in deal.contracts if deal.minutes else ():
            if minutes := deal.minutes_for(row):
                yield Agreement(deal, row, minutes)
