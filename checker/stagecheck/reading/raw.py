"""What a reader hands over: plain picklable facts of a file, before any column is known.

Records: the reader's process is waited for, and loads nothing that these do without.
"""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta

from stagemodel.records import Record

RawValue = str | float | int | bool | date | datetime | time | timedelta | None
"""A cell's content. Numbers as the file has them; dates where the number format says date."""


class RawSheet(Record):
    """One worksheet. Addresses are zero-based (row, column)."""

    title: str
    rows: list[list[RawValue]]
    """From row 1 on; a blank cell is an empty string or none, blank ends may be left off."""
    visible: bool = True
    errors: Mapping[tuple[int, int], str] = {}
    """Cells that hold an error such as `#REF!`; blank in `rows`."""
    uncalculated: frozenset[tuple[int, int]] = frozenset()
    """Cells with a formula without a saved value; blank in `rows`."""
    computed: frozenset[tuple[int, int]] = frozenset()
    """Cells whose number is the result of a formula: nobody typed it."""
    percents: frozenset[tuple[int, int]] = frozenset()
    """Cells with a percent number format."""
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    merged: tuple[tuple[int, int, int, int], ...] = ()
    """Merged ranges: first row, first column, last row, last column."""
    comments: Mapping[tuple[int, int], str] = {}
    lists: tuple[tuple[int, int, int, int], ...] = ()
    """Ranges under a list validation: first row, first column, last row, last column."""


class RawWorkbook(Record):
    """A spreadsheet file."""

    sheets: list[RawSheet]
    stamp: Mapping[str, str] = {}
    """Custom document properties whose name begins with `stagebook.`, without that beginning."""
    saved: datetime | None = None
    date1904: bool = False


class RawChange(Record):
    """A tracked change in a document: the whole cell, row or paragraph that it stands in."""

    part: str
    before: str
    after: str


class RawRow(Record):
    """A table row of a document: the text of each cell as Word shows it."""

    part: str
    cells: list[str]
    columns: tuple[int, ...] = ()
    """The table's grid column, from 0, that each cell begins in: merged cells shift the others."""
    continued: frozenset[int] = frozenset()
    """Places in `cells` that are the lower part of a cell merged over several rows."""


class RawDocument(Record):
    """A Word document: its tables (nested ones after their parent) and its other paragraphs."""

    tables: list[list[RawRow]]
    paragraphs: list[tuple[str, str]]
    """Part (`paragraph 7`) and text, text boxes included."""
    changes: list[RawChange]
    saved: datetime | None = None


class RawFailure(Record):
    """A file that could not be read: the reason and what to do, in each language."""

    reason: dict[str, str]


Raw = RawWorkbook | RawDocument | RawFailure
"""What reading a file gives."""
