"""Header rows in a document's tables: what the rows below them are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from stagecheck.reading.raw import RawRow
from stagecheck.reading.wordlabels import CONFIRMATION, Labels, T, find_label
from stagemodel.values.text import fold

# The header of the terms names no field: 条款 · 约定内容.
_TERM = frozenset({"条款", "约定条款", "项目", "内容", "term", "terms", "item"})
_AGREED = frozenset({"约定内容", "约定", "商定内容", "谈判结果", "agreed", "agreed terms"})

_LEAST = 2
"""Names that a header has at least."""


class Header(Struct, frozen=True):
    """A header row: which of its cells is which column of which table."""

    table: str | None
    """The row table's id; none is the confirmation."""
    cells: Mapping[str, int]
    """Column id to the place of its cell."""
    row: RawRow

    def cell(self, row: RawRow, column: str) -> int | None:
        """Give the place of the cell of `row` that stands under a column."""
        place = self.cells[column]
        if len(row.cells) == len(self.row.cells):
            return place
        under = self.row.columns[place]
        return max((i for i, start in enumerate(row.columns) if start <= under), default=None)

    def ends_before(self, row: RawRow, labels: Labels) -> bool:
        """Tell whether `row` is no row of this table, where several blocks share one grid."""
        if len(row.cells) == 1 < len(self.row.cells) or agreed_column(row) is not None:
            return True
        named = find_label(labels.fields, row.cells[0]) if row.cells else None
        # An objection may well be called 付款方式: only another grid makes it a label.
        return self.table is not None and named is not None and row.columns != self.row.columns


def find_header(row: RawRow, labels: Labels) -> Header | None:
    """Recognise the header of the confirmation or of a row table, by most of its cells."""
    filled = sum(1 for cell in row.cells if cell.strip())
    if filled < _LEAST:
        return None
    sides = _named(CONFIRMATION, row.cells, filled)
    # The first of each kind: 单位 beside 方 says more of the party, not who it is.
    cells = {side: place for place, side in reversed(list(enumerate(sides))) if side is not None}
    if {"name", "signed"} <= cells.keys() and len(cells) * 2 > filled:
        return Header(None, {"party": 0} | cells, row)
    for table, columns in labels.tables.items():
        found = _named(columns, row.cells, filled)
        places = {column.id: place for place, column in enumerate(found) if column is not None}
        if len(places) >= _LEAST and len(places) * 2 > filled:
            return Header(table, places, row)
    return None


def _named(labels: Mapping[str, T], cells: Sequence[str], filled: int) -> list[T | None]:
    """Give what each cell names; nothing as soon as half of the filled ones name nothing."""
    found: list[T | None] = []
    left = filled
    for cell in cells:
        found.append(find_label(labels, cell))
        if found[-1] is None and cell.strip():
            left -= 1
            if left * 2 <= filled:
                return []
    return found


def agreed_column(row: RawRow) -> int | None:
    """Give the grid column of 约定内容 where `row` is the header of the terms."""
    words = [fold(cell) for cell in row.cells]
    if not _TERM.intersection(words):
        return None
    return next((row.columns[i] for i, word in enumerate(words) if word in _AGREED), None)
