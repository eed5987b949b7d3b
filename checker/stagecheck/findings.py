"""Findings: what a rule tells, and where.

A rule names a place in its own words (a row and a column, a field of the minutes); the
functions here turn it into the location that a report prints.
"""

from __future__ import annotations

from msgspec import Struct

from stagemodel.cells import DocField
from stagemodel.pack import Severity
from stagemodel.problem import Fix
from stagemodel.submission import Change, Minutes, Row, Table
from stagemodel.texts import Texts


class Place(Struct, frozen=True, omit_defaults=True):
    """A location in a file; what does not apply is none, and not written."""

    file: str
    sheet: str | None = None
    cell: str | None = None
    workbook: str | None = None
    column: str | None = None
    row: str | None = None
    part: str | None = None
    label: str | None = None


class Related(Struct, frozen=True):
    """Another place that has to do with a finding, with a few words on how."""

    place: Place
    note: Texts


class Hit(Struct, frozen=True):
    """What a rule yields; the engine adds whose it is."""

    at: Place
    message: Texts
    related: tuple[Related, ...] = ()
    found: str = ""
    suggestion: Texts | None = None
    fix: Fix | None = None
    severity: Severity | None = None
    """Only where a rule itself lowers or raises it for this case."""


class Finding(Struct, frozen=True):
    """One finding of a run: plain, picklable, in every language at once."""

    code: str
    rule: str
    severity: Severity
    submission: str
    at: Place
    message: Texts
    related: tuple[Related, ...]
    found: str
    suggestion: Texts | None
    fix: Fix | None


def say(zh: str, en: str) -> Texts:
    """Put one message in both languages together."""
    return {"zh": zh, "en": en}


def in_file(file: str, sheet: str | None = None) -> Place:
    """A place that is a whole file or a sheet of it."""
    return Place(file, sheet=sheet)


def in_table(table: Table, cell: str | None = None, column: str | None = None) -> Place:
    """A place in a table that is no data cell: the sheet, or a header."""
    return Place(table.file, table.sheet, cell, table.workbook.id, column)


def in_row(row: Row, column: str | None = None) -> Place:
    """A cell of a row; the row's key cell where the column has no header or none is named."""
    table, layout = row.table, row.layout
    place = layout.places.get(column or "")
    if place is None:
        place = layout.places.get(table.workbook.key.id, 0)
    return Place(
        table.file, table.sheet, f"{layout.letters[place]}{row.number}", table.workbook.id,
        layout.columns[place].id if column else None, row.key or None,
    )  # fmt: skip


def in_minutes(minutes: Minutes, field: DocField | Change | None = None) -> Place:
    """A field or a tracked change of the minutes, or the document as a whole."""
    if field is None:
        return Place(minutes.file)
    return Place(minutes.file, part=field.part, label=field.label or None)


def in_source(source: Row | Minutes) -> Place:
    """The customer's name in a row or in minutes."""
    if isinstance(source, Row):
        return in_row(source, "customer")
    return in_minutes(source, source.fields.get("customer"))
