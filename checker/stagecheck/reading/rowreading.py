"""The data rows under a header, typed cell by cell."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from stagecheck.reading.addresses import column_letters
from stagecheck.reading.cells import BLANK, UNCALCULATED, ColumnReader, error_value
from stagecheck.reading.raw import RawValue
from stagecheck.reading.tables import Header, header_text
from stagemodel.submission import Layout, Reading, Row, Table
from stagemodel.values.text import fold

MAX_BLANK_ROWS = 50
"""Blank rows after which a table has ended."""

_COVERED = Reading("", None, "unusable")
"""A cell that a merged range hides; the merging itself is the finding."""


class RowReader:
    """Reads a table's rows and keeps what the sheet's own rules look at."""

    def __init__(
        self,
        table: Table,
        header: Header,
        readers: Mapping[str, ColumnReader],
        totals: frozenset[str],
    ) -> None:
        """Take the table to read for, its header, what reads each column, and the folded words
        that begin a row of sums.
        """
        self._table, self._header, self._totals = table, header, totals
        self._columns = [
            (column, place, readers[column]) for column, place in header.columns.items()
        ]
        self._layout = Layout(
            tuple(readers[column].column for column in header.columns),
            tuple(column_letters(place) for place in header.columns.values()),
            {column: index for index, column in enumerate(header.columns)},
        )
        self._covered = _covered(header)
        sheet = header.sheet
        self._plain = not (self._covered or sheet.uncalculated or sheet.errors or sheet.percents)
        self.places = sorted(header.columns.values())
        """The table's columns, zero-based."""
        self.numbers: list[int] = []
        """Rows with data, zero-based."""
        self.blanks: list[int] = []
        """Wholly blank rows between them."""

    def read(self) -> list[Row]:
        """Read to the end: over blank rows, up to fifty of them."""
        rows: list[Row] = []
        pending: list[int] = []
        sheet = self._header.sheet
        last = max((row for row, _ in (*sheet.errors, *sheet.uncalculated)), default=-1)
        for number in range(self._header.row + 1, max(len(sheet.rows), last + 1)):
            if self._is_header(number) or self._is_total(number):
                continue
            row = self._row(number)
            if row is None:
                pending.append(number)
                if len(pending) >= MAX_BLANK_ROWS:
                    break
                continue
            if rows:
                self.blanks.extend(pending)
            pending = []
            rows.append(row)
            self.numbers.append(number)
        return rows

    def _row(self, number: int) -> Row | None:
        """Read one row; none where all of the table's cells are blank."""
        sheet = self._header.sheet
        values = sheet.rows[number] if number < len(sheet.rows) else []
        if self._plain:
            readings = tuple(
                reader.read(values[place]) if place < len(values) else BLANK
                for _, place, reader in self._columns
            )
        else:
            readings = tuple(
                self._reading((number, place), reader, values) for _, place, reader in self._columns
            )
        filled = any(reading.text or reading.problems for reading in readings)
        return Row(self._table, number + 1, self._layout, readings) if filled else None

    def _reading(
        self, at: tuple[int, int], reader: ColumnReader, values: list[RawValue]
    ) -> Reading:
        """Read a cell of a sheet that has more than plain values."""
        sheet, place = self._header.sheet, at[1]
        if at in self._covered:
            return self._merged(at, reader)
        if at in sheet.uncalculated:
            return UNCALCULATED
        if at in sheet.errors:
            return error_value(sheet.errors[at])
        return reader.read(values[place], at in sheet.percents) if place < len(values) else BLANK

    def _merged(self, at: tuple[int, int], reader: ColumnReader) -> Reading:
        """Read a cell that a merged range covers: it shows the range's value all the way down.

        Not so across columns, nor for a key, which no two rows can share.
        """
        row, place = self._covered[at]
        values = self._header.sheet.rows[row] if row < len(self._header.sheet.rows) else []
        if place != at[1] or reader.column.key or place >= len(values):
            return _COVERED
        return reader.read(values[place], (row, place) in self._header.sheet.percents)

    def _is_total(self, number: int) -> bool:
        """Tell whether a row sums up the rows above: its first word says so."""
        rows = self._header.sheet.rows
        values = rows[number] if number < len(rows) else []
        first = next((v for v in values if v is not None and v != ""), None)
        return isinstance(first, str) and fold(first).rstrip(":") in self._totals

    def _is_header(self, number: int) -> bool:
        """Tell whether a row repeats the header: in a second language, or on a pasted page."""
        sheet, header = self._header.sheet, self._header
        values = sheet.rows[number] if number < len(sheet.rows) else []
        place = self.places[0]
        same = place < len(values) and values[place] == sheet.rows[header.row][place]
        if not same and number > header.row + 1:
            return False
        texts = {c: header_text(values[p]) for c, p, _ in self._columns if p < len(values)}
        filled = {column: text for column, text in texts.items() if text}
        means = (header.headers.find(text) for text in filled.values())
        hits = [m is not None and m.column.id == c for c, m in zip(filled, means, strict=True)]
        return len(hits) > 1 and sum(hits) * 2 > len(hits)


def _covered(header: Header) -> dict[tuple[int, int], tuple[int, int]]:
    """Give the cells that merged ranges hide in the data, each with the cell that shows."""
    hidden = {}
    for top, left, bottom, right in data_ranges(header, header.sheet.merged):
        for row in range(top, min(bottom, len(header.sheet.rows)) + 1):
            for place in header.columns.values():
                if left <= place <= right and (row, place) != (top, left):
                    hidden[row, place] = (top, left)
    return hidden


def data_ranges(
    header: Header, ranges: Iterable[tuple[int, int, int, int]]
) -> list[tuple[int, int, int, int]]:
    """Give the ranges that begin below the header and touch a column of the table."""
    places = header.columns.values()
    return [r for r in ranges if r[0] > header.row and any(r[1] <= p <= r[3] for p in places)]
