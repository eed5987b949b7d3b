"""A row as company rules see it: plain values by name, and its texts for messages."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal

from msgspec import Struct

from stagemodel.cells import Cell
from stagemodel.expressions import name_of
from stagemodel.pack import Column
from stagemodel.submission import Row
from stagemodel.values.money import Money, read_unit

Plain = str | Decimal | date | None
"""A value that goes over the pipe; none is a blank."""


class UnusableError(Exception):
    """A value that cannot be used: another finding tells of it, so the rule stays silent."""


class PlainRow(Struct, frozen=True):
    """One row, ready to be sent."""

    row: Row
    values: dict[str, Plain]
    texts: dict[str, str]


def plain_rows(rows: Iterable[Row], judged: frozenset[str]) -> Iterable[PlainRow]:
    """Give the rows in which every `judged` column (by its name in expressions) can be used."""
    for row in rows:
        try:
            values = {
                name: plain_value(cell)
                for column, cell in row.cells.items()
                if (name := name_of(column)) in judged
            }
        except UnusableError:
            continue
        columns = row.table.workbook.columns
        yield PlainRow(row, values, {name_of(c.id): row.text(c.id) for c in columns})


def plain_value(cell: Cell) -> Plain:
    """Give a cell's value; none where it is blank. Raises UnusableError."""
    value = cell.value
    if cell.state == "unusable":
        raise UnusableError
    if cell.state in ("blank", "placeholder"):
        return None
    if isinstance(value, Money):
        return _in_label_unit(value, cell.column)
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, str | Decimal | date):
        return value
    # Payment, delivery and services have no plain form: as they are written.
    return cell.text.strip()


def _in_label_unit(money: Money, column: Column) -> Decimal:
    """Give an amount in the unit of the pack's own label (万元), however the sheet counts."""
    units = [unit for label in column.label.values() if (unit := read_unit(label))]
    if not units:
        return money.amount
    if money.currency != units[0].currency:
        raise UnusableError
    return money.amount / units[0].factor
