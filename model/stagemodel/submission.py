"""A submission as the rules see it: typed rows with the cell that each value came from.

Nothing here knows a file format. `stagecheck.reading` makes these from files.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from stagemodel.cells import Cell, DocField, Reading
from stagemodel.columncells import ColumnCells
from stagemodel.document import Document
from stagemodel.made import Made
from stagemodel.pack import Column, Workbook
from stagemodel.problem import Problem
from stagemodel.texts import Texts

if TYPE_CHECKING:
    from stagemodel.cells import Value


class Layout(Struct, frozen=True, eq=False, dict=True):
    """Where the columns of a table stand: the same for all of its rows."""

    columns: tuple[Column, ...]
    """Only those whose header was found."""
    letters: tuple[str, ...]
    """Of each, as in its cells' addresses."""
    places: Mapping[str, int]
    """Column id to its place in the two others."""

    @cached_property
    def past(self) -> tuple[int, ...]:
        """The places of the columns that tell when something has happened; plans left out."""
        return tuple(place for place, column in enumerate(self.columns) if column.past)


_LONGEST_KEY = 100
"""Characters; it stands in every finding of a row, and a cell may hold 32,767."""


class Row(Struct, frozen=True, eq=False):
    """One row of a table. It holds what its cells say; a `Cell` is made when one is asked for."""

    table: Table
    number: int
    """The row's number in its sheet, from 1."""
    layout: Layout
    readings: tuple[Reading, ...]
    """In the layout's order."""

    @property
    def cells(self) -> Mapping[str, Cell]:
        """The cells by column id; only columns whose header was found."""
        return _Cells(self)

    def reading(self, column_id: str) -> Reading | None:
        """Give what a cell says; none where its column has no header."""
        place = self.layout.places.get(column_id)
        return None if place is None else self.readings[place]

    def value(self, column_id: str) -> Value | None:
        """Give a cell's normal form; none where it is blank, unusable or has no column."""
        place = self.layout.places.get(column_id)
        return None if place is None else self.readings[place].value

    def text(self, column_id: str) -> str:
        """Give a cell's text as found, stripped; empty where there is none."""
        place = self.layout.places.get(column_id)
        return "" if place is None else self.readings[place].text.strip()

    def filled(self, column_id: str) -> bool:
        """Tell whether something stands in a cell that counts as an answer."""
        place = self.layout.places.get(column_id)
        return place is not None and self.readings[place].filled

    def when(self, column_id: str) -> date | None:
        """Give a date cell's day."""
        place = self.layout.places.get(column_id)
        return None if place is None else self.readings[place].day

    @property
    def key(self) -> str:
        """The text of the key column: how people call this row, cut where it is no name."""
        text = self.text(self.table.workbook.key.id)
        return text if len(text) <= _LONGEST_KEY else f"{text[:_LONGEST_KEY]}…"


class _Cells(Mapping[str, Cell]):
    """A row's cells, each made when it is asked for."""

    __slots__ = ("_row",)

    def __init__(self, row: Row) -> None:
        self._row = row

    def __getitem__(self, column_id: str) -> Cell:
        row = self._row
        place = row.layout.places[column_id]
        reading = row.readings[place]
        return Cell(
            row.layout.columns[place], f"{row.layout.letters[place]}{row.number}",
            reading.text, reading.value, reading.state, reading.problems,
        )  # fmt: skip

    def __contains__(self, column_id: object) -> bool:
        return column_id in self._row.layout.places

    def __iter__(self) -> Iterator[str]:
        return iter(self._row.layout.places)

    def __len__(self) -> int:
        return len(self._row.layout.places)


_NO_CELLS = ColumnCells((), ())


class Table(Struct, eq=False, dict=True):
    """One workbook's sheet as found."""

    file: str
    """Path as the report shows it."""
    sheet: str
    workbook: Workbook
    lang: str
    """The language its headers are in."""
    header_row: int
    """From 1."""
    headers: Mapping[str, str]
    """Column id to the address of its header cell, such as `H3`."""
    layout: Layout = Layout((), (), {})
    numbers: Sequence[int] = ()
    """Of each row in its sheet, from 1."""
    columns: tuple[ColumnCells, ...] = ()
    """In the layout's order."""
    problems: tuple[tuple[str | None, Problem], ...] = ()
    """What the header and sheet showed: a cell's address (or none) and the problem."""
    saved: datetime | None = None
    """When the file was last saved, by its document properties, else by the file system."""
    version: str | None = None
    """The pack version of the file's stamp."""
    comments: Mapping[str, str] = {}
    """Cell comments of the sheet: address to text."""

    @cached_property
    def rows(self) -> Sequence[Row]:
        """The rows in their order; each is the same object whenever it is asked for."""
        return Made(len(self.numbers), self._row)

    def _row(self, index: int) -> Row:
        readings = [column.readings[index] for column in self.columns]
        return Row(self, self.numbers[index], self.layout, tuple(readings))

    def cells_of(self, column_id: str) -> ColumnCells:
        """Give the cells of a column; none where it has no header."""
        place = self.layout.places.get(column_id)
        return _NO_CELLS if place is None else self.columns[place]

    def rows_of(self, column_id: str, cells: Iterable[Reading]) -> list[Row]:
        """Give the rows whose cell of a column is one of these."""
        found = set(map(id, cells))
        if not found:
            return []
        readings = self.cells_of(column_id).readings
        return [self.rows[n] for n, reading in enumerate(readings) if id(reading) in found]


class Change(Struct, frozen=True):
    """An unresolved tracked change."""

    part: str
    label: str
    before: str
    after: str


class Signature(Struct, frozen=True):
    """One side's line of the confirmation table."""

    party: Literal["ours", "customer"]
    name: DocField
    signed: DocField


class Minutes(Struct, eq=False):
    """Negotiation minutes, as found."""

    file: str
    document: Document
    fields: Mapping[str, DocField]
    """By field id (head and terms); only those whose label was found."""
    tables: Mapping[str, tuple[Mapping[str, DocField], ...]]
    """Rows of objections, open points, decision chain, by column id; blank rows left out."""
    signatures: tuple[Signature, ...]
    changes: tuple[Change, ...] = ()
    lang: str = "zh"
    saved: datetime | None = None

    def value(self, field_id: str) -> Value | None:
        """Give a field's normal form; none where it is blank, unusable or absent."""
        found = self.fields.get(field_id)
        return found.value if found else None


class SourceFile(Struct, eq=False):
    """A file that was looked at."""

    path: str
    """As the report shows it: `/` between folders, relative to the folder given."""
    status: Literal["checked", "unreadable", "skipped"]
    workbooks: tuple[str, ...] = ()
    rows: int = 0
    problems: tuple[tuple[str | None, Problem], ...] = ()
    """A sheet's name (or none) and what was found about the file."""
    note: Texts = {}
    """Why it was skipped."""


class Submission(Struct, eq=False):
    """What one team or person hands in."""

    name: str
    files: list[SourceFile]
    tables: list[Table]
    minutes: list[Minutes]
    is_folder: bool = True
    """A folder was given, so a missing workbook is a finding; files named one by one are not."""
