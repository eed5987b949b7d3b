"""A deal: all that the workbooks and the minutes say about one customer."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from stagecheck.numbers import number_key
from stagemodel.pack import ClosedState, Pack, Stage
from stagemodel.patterns import lazy
from stagemodel.submission import Minutes, Row

_NOTE = lazy(r"[(（][^()（）]*[)）]")
_BETWEEN_NUMBERS = lazy(r"[、,，;；/&\n]|和|及|与")


class Deal(Struct, eq=False):
    """One customer and what belongs to it."""

    pack: Pack
    name: str
    tracking: list[Row] = []
    """Its rows in customer-tracking; more than one is a duplicate key."""
    progress: list[Row] = []
    needs: list[Row] = []
    contracts: list[Row] = []
    minutes: list[Minutes] = []
    doubtful: frozenset[str] = frozenset()
    """Workbooks (or `minutes`) with a row that may be this customer's but for a wrong name: what
    seems to lack there is told by the rule about the name."""

    # What the rows say together, asked for by most rules: `settle` finds it once.
    current: Row | None = None
    """The stage-progress row with the latest start; none where that cannot be told.

    Two rows of one day: the later stage. A start that is blank or cannot be used leaves the order
    open, unless it is the only row.
    """
    stage: Stage | ClosedState | None = None
    """The customer's stage: the current row's; customer-tracking's where there is no row."""
    index: int | None = None
    """The stage's place in the sequence from 0; none for closed or unknown."""
    closed: bool = False
    """Whether the customer is lost or on hold."""

    _contract_of: dict[int, Row | None] = {}

    def settle(self) -> None:
        """Find what the rows say together, when all are gathered."""
        self.current = self._find_current()
        self.stage = self._find_stage()
        self.index = self.pack.stage_index.get(self.stage.id) if self.stage else None
        self.closed = isinstance(self.stage, ClosedState)

    def _find_current(self) -> Row | None:
        if len(self.progress) < 2:
            return self.progress[0] if self.progress else None
        history = self.history
        return history[-1] if len(history) == len(self.progress) else None

    def _find_stage(self) -> Stage | ClosedState | None:
        row = self.current
        if row is None and (self.progress or not self.tracking):
            return None
        stage_id = (row or self.tracking[0]).value("stage")
        return self.pack.state_by_id.get(str(stage_id))

    @property
    def history(self) -> list[Row]:
        """The stage-progress rows in the order they started; those without a usable start left out.

        Rows of one day stand in the order of their stages, so that two moves on one day are no
        step back.
        """
        index = self.pack.stage_index
        dated = [row for row in self.progress if row.when("started")]
        return sorted(
            dated,
            key=lambda row: (
                row.when("started") or date.min,
                index.get(str(row.value("stage")), len(index)),
                row.number,
            ),
        )

    @property
    def stage_row(self) -> Row | None:
        """The row whose `stage` cell gives the customer's stage."""
        return self.current or (self.tracking[0] if self.tracking else None)

    def has_reached(self, stage_id: str) -> bool | None:
        """Whether the customer stands in this stage or a later one; none where unknown."""
        wanted = self.pack.stage_index.get(stage_id)
        return None if self.index is None or wanted is None else self.index >= wanted

    @property
    def signed(self) -> bool:
        """Whether any contract has a signing date, readable or not."""
        return any(row.filled("signed") for row in self.contracts)

    def minutes_for(self, contract: Row) -> Minutes | None:
        """The minutes a contract is compared with: the latest settled, else the latest.

        Minutes that name this contract come before those that name none of the customer's.
        """
        if not self.minutes:
            return None
        wanted = number_key(contract.text("number"))
        naming = [m for m in self.minutes if wanted and wanted in contracts_named(m)]
        if naming:
            return latest(naming)
        fitting = [(m, self.contract_of(m)) for m in self.minutes]
        return latest([m for m, row in fitting if row is None or row is contract])

    def contract_of(self, minutes: Minutes) -> Row | None:
        """The contract that minutes are of: the one they name, else the one whose terms they share.

        None where they may be of any: several fit as well, or there is none. One negotiation's
        terms held against another's contract would be four mistakes where none is.
        """
        if id(minutes) not in self._contract_of:
            self._contract_of[id(minutes)] = self._find_contract(minutes)
        return self._contract_of[id(minutes)]

    def subject(self, minutes: Minutes) -> tuple[str, ...]:
        """The keys of the contract numbers that minutes are about; none where that is open."""
        row = self.contract_of(minutes)
        return contracts_named(minutes) or ((number_key(row.text("number")),) if row else ())

    def _find_contract(self, minutes: Minutes) -> Row | None:
        if len(self.contracts) < 2:
            return self.contracts[0] if self.contracts else None
        named = contracts_named(minutes)
        same = [row for row in self.contracts if number_key(row.text("number")) in named]
        if same:
            return same[0]
        from stagecheck.shared_terms import shared_terms  # noqa: PLC0415  # loads every term

        shared = [(shared_terms(row, minutes), row) for row in self.contracts]
        most = max(count for count, _ in shared)
        closest = [row for count, row in shared if count == most]
        return closest[0] if most and len(closest) == 1 else None


def contracts_named(minutes: Minutes) -> tuple[str, ...]:
    """The keys of the contract numbers that minutes give, notes such as (草稿) set aside."""
    given = minutes.fields.get("contract")
    if given is None or not given.filled:
        return ()
    return tuple(filter(None, map(number_key, _BETWEEN_NUMBERS.split(_NOTE.sub("", given.text)))))


def is_settled(minutes: Minutes) -> bool:
    """Whether both sides have signed and dated, and no tracked change is open."""
    signed = {s.party for s in minutes.signatures if s.name.filled and s.signed.filled}
    return signed == {"ours", "customer"} and not minutes.changes


def minutes_day(minutes: Minutes) -> date:
    """The day of the minutes, for order; the earliest of all where it cannot be read."""
    value = minutes.value("date")
    return value if isinstance(value, date) else date.min


def latest(candidates: Sequence[Minutes]) -> Minutes | None:
    """The latest settled minutes; where none is settled, the latest.

    Of one day, those of the higher number.
    """
    pool = [minutes for minutes in candidates if is_settled(minutes)] or list(candidates)
    return max(pool, key=lambda m: (minutes_day(m), m.value("number") or "", m.file), default=None)
