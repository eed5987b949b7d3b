"""What the cells of one column of a table say: rules that look for what few cells have ask here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

from msgspec import Struct

from stagemodel.cells import NO_ANSWER, Reading
from stagemodel.values.text import fold_all


class ColumnCells(Struct, frozen=True, eq=False, dict=True):
    """A column from its first row to the last."""

    readings: Sequence[Reading]
    distinct: Sequence[Reading]
    """Each of them once: equal cells share one."""

    @cached_property
    def odd(self) -> list[Reading]:
        """Those of the distinct ones that are not simply as they should be."""
        return [cell for cell in self.distinct if cell.state != "ok" or cell.problems]

    @cached_property
    def answers(self) -> Mapping[int, str]:
        """The stripped text of each of the distinct ones that counts as an answer, by its id()."""
        return {
            id(cell): cell.text.strip() for cell in self.distinct if cell.state not in NO_ANSWER
        }

    @cached_property
    def keys(self) -> Mapping[int, str]:
        """The answers as they are compared: folded."""
        return dict(zip(self.answers, fold_all([*self.answers.values()]), strict=True))


def column_cells(readings: Sequence[Reading]) -> ColumnCells:
    """Put a column together."""
    distinct = dict(zip(map(id, readings), readings, strict=True))
    return ColumnCells(readings, list(distinct.values()))
