"""The data rows under a header, typed cell by cell."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import compress, islice, repeat, zip_longest

from stagecheck.reading.addresses import column_letters
from stagecheck.reading.cells import BLANK, UNCALCULATED, ColumnReader, error_value
from stagecheck.reading.raw import RawValue
from stagecheck.reading.remarks import Remarks
from stagecheck.reading.tables import Header, header_text
from stagecheck.reading.vocabulary import PackWords
from stagemodel.cells import Reading
from stagemodel.columncells import ColumnCells, column_cells
from stagemodel.submission import Layout

MAX_BLANK_ROWS = 50
"""Blank rows after which a table has ended."""

_TOGETHER = 500

_COVERED = Reading("", None, "unusable")
"""A cell that a merged range hides; the merging itself is the finding."""


class RowReader:
    """Reads a table's rows and keeps what the sheet's own rules look at."""

    def __init__(
        self,
        header: Header,
        readers: Mapping[str, ColumnReader],
        words: PackWords,
        is_name: Callable[[str], bool],
    ) -> None:
        """Take the header of a table, what reads each column, the pack's words, and what tells
        that a folded text is the name of a column.
        """
        self._header, self._is_name = header, is_name
        self._remarks = Remarks(header, words)
        self._readers = [(place, readers[column]) for column, place in header.columns.items()]
        self.layout = Layout(
            tuple(reader.column for _, reader in self._readers),
            tuple(column_letters(place) for place, _ in self._readers),
            {column: index for index, column in enumerate(header.columns)},
        )
        self._covered = _covered(header)
        self.places = sorted(header.columns.values())
        """The table's columns, zero-based."""
        self.columns: tuple[ColumnCells, ...] = ()
        """What the cells of the rows with data say, in the layout's order."""
        self.numbers: list[int] = []
        """Rows with data, zero-based."""
        self.blanks: list[int] = []
        """Wholly blank rows between them."""
        self.unread: list[int] = []
        """Rows with data behind more blank rows than belong to a table."""
        self.others: list[int] = []
        """Rows where something else with a header of its own begins under the data."""
        self._read()

    def _read(self) -> None:
        """Read to the end: over blank rows, up to fifty of them."""
        sheet, stop = self._header.sheet, self._header.stop
        if stop is None:
            last = max((row for row, _ in (*sheet.errors, *sheet.uncalculated)), default=-1)
            stop = max(len(sheet.rows), last + 1)
        rows = self._data_rows(stop)
        columns = self._read_columns(rows)
        self._sort_out(list(rows), _blank_rows(list(rows), columns))
        if len(self.numbers) < len(rows):
            kept = set(self.numbers)
            chosen = [number in kept for number in rows]
            columns = [column_cells(list(compress(c.readings, chosen))) for c in columns]
        self.columns = tuple(columns)

    def _data_rows(self, stop: int) -> dict[int, Sequence[RawValue]]:
        """Give the rows that may hold data, with their values, by their zero-based numbers."""
        header, rows = self._header, self._header.sheet.rows
        first, place = header.row + 1, self.places[0]
        found: dict[int, Sequence[RawValue]] = dict(enumerate(rows[first:stop], first))
        found |= dict.fromkeys(range(max(first, len(rows)), stop), ())
        title = header.cells[place]
        alike = [n for n, v in found.items() if place < len(v) and v[place] == title]
        for number in {*header.skipped, *filter(self._is_header, {first, *alike})}:
            found.pop(number, None)
        seen = found
        if header.beside:
            left, right = header.region
            seen = {n: [*[None] * left, *values[left:right]] for n, values in found.items()}
        for number in self._remarks.among(seen):
            del found[number]
        return found

    def _sort_out(self, candidates: Sequence[int], blank: set[int]) -> None:
        """Tell the rows that are the table's from those behind it."""
        if not blank:
            self.numbers.extend(candidates)
            return
        pending: list[int] = []
        aside = False
        for number in candidates:
            if number in blank:
                pending.append(number)
                aside = False
            elif len(pending) >= MAX_BLANK_ROWS:
                self.unread.append(number)
            elif aside or (self.numbers and pending and self._begins_another(number)):
                self.others.extend(() if aside else (number,))
                aside = True
            else:
                if self.numbers:
                    self.blanks.extend(pending)
                pending = []
                self.numbers.append(number)

    def _read_columns(self, rows: Mapping[int, Sequence[RawValue]]) -> list[ColumnCells]:
        """Read the cells of some rows, column by column."""
        values = _columns(rows.values(), self.places)
        columns = [reader.read_all(values.pop(place)) for place, reader in self._readers]
        sheet = self._header.sheet
        unusual = {*self._covered, *sheet.uncalculated, *sheet.errors, *sheet.percents,
                   *sheet.computed}  # fmt: skip
        if unusual:
            index = {number: n for n, number in enumerate(rows)}
            for n, (place, reader) in enumerate(self._readers):
                readings = list(columns[n].readings)
                for at in unusual:
                    if at[1] == place and at[0] in index:
                        readings[index[at[0]]] = self._reading(at, reader, rows[at[0]])
                columns[n] = column_cells(readings)
        return columns

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

    def _reading(
        self, at: tuple[int, int], reader: ColumnReader, values: Sequence[RawValue]
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

    def _value(
        self, at: tuple[int, int], reader: ColumnReader, values: Sequence[RawValue]
    ) -> Reading:
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
        texts = {c: header_text(values[p]) for c, p in header.columns.items() if p < len(values)}
        filled = {column: text for column, text in texts.items() if text}
        misses = 0
        for column, text in filled.items():
            match = header.headers.find(text)
            if match is None or match.column.id != column:
                misses += 1
                if misses * 2 >= len(filled):
                    return False
        return len(filled) > 1


def _columns(
    rows: Iterable[Sequence[RawValue]], places: Sequence[int]
) -> dict[int, list[RawValue]]:
    """Give the values of rows by place; none where a row ends before it."""
    columns: dict[int, list[RawValue]] = {place: [] for place in places}
    left, count = iter(rows), 0
    # To go through all rows for each column would take three times as long.
    while some := list(islice(left, _TOGETHER)):
        count += len(some)
        for place, values in enumerate(zip_longest(*some)):
            if place in columns:
                columns[place] += values
        for column in columns.values():
            column.extend(repeat(None, count - len(column)))
    return columns


def _blank_rows(numbers: Sequence[int], columns: Sequence[ColumnCells]) -> set[int]:
    """Give those of the rows in which no cell says anything."""
    left: Sequence[int] = range(len(numbers))
    for column in columns:
        cells = column.readings
        left = [n for n in left if not (cells[n].text or cells[n].problems)]
    return {numbers[n] for n in left}


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
