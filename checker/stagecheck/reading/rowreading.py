"""The data rows under a header, typed cell by cell."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from stagecheck.reading.addresses import column_letters
from stagecheck.reading.cells import BLANK, UNCALCULATED, ColumnReader, error_value
from stagecheck.reading.raw import RawValue
from stagecheck.reading.remarks import Remarks
from stagecheck.reading.tables import Header, header_text
from stagecheck.reading.vocabulary import PackWords
from stagemodel.cells import Reading
from stagemodel.submission import Layout, Row, Table

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
        words: PackWords,
        is_name: Callable[[str], bool],
    ) -> None:
        """Take the table to read for, its header, what reads each column, the pack's words, and
        what tells that a folded text is the name of a column.
        """
        self._table, self._header, self._is_name = table, header, is_name
        self._remarks = Remarks(header, words)
        self._columns = [
            (column, place, readers[column]) for column, place in header.columns.items()
        ]
        self._readers = [(place, reader, reader.known) for _, place, reader in self._columns]
        self._layout = Layout(
            tuple(readers[column].column for column in header.columns),
            tuple(column_letters(place) for place in header.columns.values()),
            {column: index for index, column in enumerate(header.columns)},
        )
        self._covered = _covered(header)
        sheet = header.sheet
        unusual = sheet.uncalculated or sheet.errors or sheet.percents or sheet.computed
        self._plain = not (self._covered or unusual)
        self.places = sorted(header.columns.values())
        """The table's columns, zero-based."""
        self.numbers: list[int] = []
        """Rows with data, zero-based."""
        self.blanks: list[int] = []
        """Wholly blank rows between them."""
        self.unread: list[int] = []
        """Rows with data behind more blank rows than belong to a table."""
        self.others: list[int] = []
        """Rows where something else with a header of its own begins under the data."""

    def read(self) -> list[Row]:
        """Read to the end: over blank rows, up to fifty of them."""
        rows: list[Row] = []
        pending: list[int] = []
        aside = False
        sheet, stop = self._header.sheet, self._header.stop
        if stop is None:
            last = max((row for row, _ in (*sheet.errors, *sheet.uncalculated)), default=-1)
            stop = max(len(sheet.rows), last + 1)
        for number in range(self._header.row + 1, stop):
            if self._is_no_data(number):
                continue
            row = self._row(number)
            if row is None:
                pending.append(number)
                aside = False
            elif len(pending) >= MAX_BLANK_ROWS:
                self.unread.append(number)
            elif aside or (rows and pending and self._begins_another(number)):
                self.others.extend(() if aside else (number,))
                aside = True
            else:
                if rows:
                    self.blanks.extend(pending)
                pending = []
                rows.append(row)
                self.numbers.append(number)
        return rows

    def _is_no_data(self, number: int) -> bool:
        rows = self._header.sheet.rows
        values = rows[number] if number < len(rows) else []
        if self._header.beside:
            first, last = self._header.region
            values = [*[None] * first, *values[first:last]]
        return (
            number in self._header.skipped
            or self._is_header(number)
            or self._remarks.holds(number, values)
        )

    def _begins_another(self, number: int) -> bool:
        """Tell whether a row is the header of something else, such as a summary by stage.

        No customer is called 负责人: its first cell is the name of another column.
        """
        rows = self._header.sheet.rows
        values = rows[number] if number < len(rows) else []
        filled = [(p, values[p]) for p in self.places if p < len(values) and values[p]]
        if len(filled) < 2 or not all(isinstance(value, str) for _, value in filled):
            return False
        place, text = filled[0][0], header_text(filled[0][1])
        match = self._header.headers.find(text)
        own = match is not None and self._header.columns.get(match.column.id) == place
        return self._is_name(text) and not own

    def _row(self, number: int) -> Row | None:
        """Read one row; none where all of the table's cells are blank."""
        sheet = self._header.sheet
        values = sheet.rows[number] if number < len(sheet.rows) else []
        if self._plain:
            wide = len(values)
            readings = tuple(
                [
                    (known.get(values[place]) or reader.read(values[place]))
                    if place < wide
                    else BLANK
                    for place, reader, known in self._readers
                ]
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
        return self._value(at, reader, values) if place < len(values) else BLANK

    def _value(self, at: tuple[int, int], reader: ColumnReader, values: list[RawValue]) -> Reading:
        sheet, raw = self._header.sheet, values[at[1]]
        if at in sheet.percents:
            return reader.read(raw, percent=True)
        return reader.read_computed(raw) if at in sheet.computed else reader.read(raw)

    def _merged(self, at: tuple[int, int], reader: ColumnReader) -> Reading:
        """Read a cell that a merged range covers: it shows the range's value all the way down.

        Not so across columns, nor for a key, which no two rows can share.
        """
        row, place = self._covered[at]
        values = self._header.sheet.rows[row] if row < len(self._header.sheet.rows) else []
        if place != at[1] or reader.column.key or place >= len(values):
            return _COVERED
        return self._value((row, place), reader, values)

    def _is_header(self, number: int) -> bool:
        """Tell whether a row repeats the header: in a second language, or on a pasted page."""
        sheet, header = self._header.sheet, self._header
        values = sheet.rows[number] if number < len(sheet.rows) else []
        place = self.places[0]
        same = place < len(values) and values[place] == header.cells[place]
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
