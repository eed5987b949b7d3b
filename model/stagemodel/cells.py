"""What stands in one place: a cell of a row, a field of a document."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Literal, Protocol

from msgspec import Struct

from stagemodel.pack import Column
from stagemodel.problem import Problem

if TYPE_CHECKING:
    from decimal import Decimal

    from stagemodel.values.duration import Duration
    from stagemodel.values.money import Money
    from stagemodel.values.payment import PaymentSchedule
    from stagemodel.values.services import ServiceList

    # Not where a check runs: to load all of them takes as long as to read a workbook, and many
    # have no contract terms.
    Value = str | Decimal | date | datetime | Money | PaymentSchedule | Duration | ServiceList
    """A normal form. Choices and stages are their ids, an open choice's other value its own
    text."""

CellState = Literal["ok", "blank", "placeholder", "unusable", "unreadable"]
"""`unusable`: a V or F finding stands on it, no other rule uses it. `unreadable`: a contract term
in words nobody can read for sure (T012)."""


NO_ANSWER = frozenset({"blank", "placeholder"})
"""States in which nothing stands that counts as an answer."""


class _Stated(Protocol):
    @property
    def state(self) -> CellState: ...


class _Answer(Struct, frozen=True):
    """What is asked of everything that has a state."""

    @property
    def filled(self: _Stated) -> bool:
        """Whether something stands in it that counts as an answer."""
        return self.state not in NO_ANSWER


class Reading(_Answer, frozen=True):
    """What a cell says, wherever it stands: equal cells of a column share one. See `Cell`."""

    text: str
    value: Value | None
    state: CellState
    problems: tuple[Problem, ...] = ()

    @property
    def day(self) -> date | None:
        """The day of a date, its time of day left out; none where it is no date."""
        value = self.value
        if isinstance(value, datetime):
            return value.date()
        return value if isinstance(value, date) else None


class Cell(_Answer, frozen=True):
    """One cell of a row."""

    column: Column
    ref: str
    """The cell's address in its sheet, such as `H4`."""
    text: str
    """As found, for people; an empty string where the cell is blank."""
    value: Value | None
    """The normal form; none unless the state is `ok`."""
    state: CellState
    problems: tuple[Problem, ...] = ()


class DocField(_Answer, frozen=True):
    """A labelled field of a document, as found."""

    part: str
    """Where, such as `table 2 row 1` or `paragraph 7`."""
    label: str
    """The label as it stands in the document."""
    text: str
    """As Word shows it: insertions counted, deletions not."""
    value: Value | None
    state: CellState
    problems: tuple[Problem, ...] = ()
