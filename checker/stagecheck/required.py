"""Which cells must be filled: always, with another cell, or by the customer's stage."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from stagecheck.facts import Facts
from stagemodel.cells import CellState
from stagemodel.pack import Column, RequiredWhen
from stagemodel.submission import Row


class Required:
    """Answers for one submission whether a cell must be filled."""

    def __init__(self, facts: Facts) -> None:
        """Take the facts that tell each row's stage."""
        self._facts = facts

    @cached_property
    def _stage_of_tracking(self) -> dict[int, str | None]:
        return {
            id(row): deal.stage.id if deal.stage else None
            for deal in self._facts.deals
            for row in deal.tracking
        }

    def cells(self, state: CellState) -> Iterator[tuple[Row, Column]]:
        """The cells in one state, of all tables, that must be filled."""
        for table in self._facts.submission.tables:
            for column in table.workbook.columns:
                if column.required is not False:
                    odd = [c for c in table.cells_of(column.id).odd if c.state == state]
                    rows = self._facts.rows_of(table, column.id, odd)
                    yield from ((row, column) for row in rows if self.is_required(row, column))

    def is_required(self, row: Row, column: Column) -> bool:
        """Whether the cell must be filled, in a row that has begun."""
        when = column.required
        if isinstance(when, bool):
            return when
        if when.with_column and when.with_column in row.cells:
            return row.cells[when.with_column].filled
        return self._in_range(when, self._stage(row))

    def _stage(self, row: Row) -> str | None:
        if id(row) in self._stage_of_tracking:
            return self._stage_of_tracking[id(row)]
        stage = row.value("stage")
        return str(stage) if stage else None

    def _in_range(self, when: RequiredWhen, stage: str | None) -> bool:
        order = self._facts.pack.stage_index
        if stage not in order or not (when.from_stage or when.to_stage):
            return False
        first = order[when.from_stage] if when.from_stage else 0
        last = order[when.to_stage] if when.to_stage else len(order) - 1
        return first <= order[stage] <= last
