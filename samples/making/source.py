"""A sample's source: a TOML file with the rows as text tables."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

SOURCES = Path(__file__).resolve().parent.parent / "sources"

Rows = tuple[dict[str, str], ...]


@dataclass(frozen=True, slots=True)
class SignedMinutes:
    """Minutes as people filled them in after the negotiation."""

    customer: str
    held: date
    fields: Mapping[str, str]
    """What was written by hand, by the tag of the Word template."""
    tables: Mapping[str, Rows]
    """Objections, open points and decision chain, by the tag of the Word template."""
    signed: tuple[tuple[str, str], ...]
    """Name and date of our side and of the customer's, as written; empty where unsigned."""


@dataclass(frozen=True, slots=True)
class Sample:
    """One submission to make."""

    lang: str
    as_of: date
    saved: datetime
    """When the files were last saved (UTC, no time zone)."""
    company: str
    period: str
    owners: tuple[str, ...]
    combined: bool
    example: bool
    """The pack's worked example instead of rows."""
    rows: Mapping[str, Rows]
    """By workbook id."""
    minutes: tuple[SignedMinutes, ...]
    changes: tuple[Mapping[str, Any], ...]
    """What people did to the files afterwards, for `making.changes`."""


def read_sample(path: Path) -> Sample:
    """Read a source. Raises KeyError for a setting that is missing or not known.

    A source may be `like` another, with single cells changed (`cells`) and rows added (`more`):
    what is wrong in it then stands by itself.
    """
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    if like := data.pop("like", None):
        data = tomllib.loads((SOURCES / like).read_text(encoding="utf-8")) | data
    tables = {book: read_rows(text) for book, text in data.pop("rows", {}).items()}
    for cell in data.pop("cells", ()):
        _row(tables[cell["table"]], cell["customer"])[cell["column"]] = cell["value"]
    for book, text in data.pop("more", {}).items():
        tables[book] += read_rows(text)
    minutes = [_minutes(entry) for entry in data.pop("minutes", ())]
    sample = Sample(
        lang=data.pop("lang"),
        as_of=data.pop("as_of"),
        saved=data.pop("saved"),
        company=data.pop("company", ""),
        period=data.pop("period", ""),
        owners=tuple(data.pop("owners", ())),
        combined=data.pop("combined", False),
        example=data.pop("example", False),
        rows=tables,
        minutes=tuple(minutes),
        changes=tuple(data.pop("changes", ())),
    )
    if data:
        raise KeyError(f"{path.name}: {', '.join(data)}")
    return sample


def read_rows(text: str) -> Rows:
    """Read a table: a line of column ids, then a row a line, with ` | ` between cells.

    Raises ValueError for a row with more or fewer cells than the header has.
    """
    header, *lines = [_cells(line) for line in text.splitlines() if line.strip()]
    return tuple(dict(zip(header, line, strict=True)) for line in lines)


def _row(rows: Rows, customer: str) -> dict[str, str]:
    """Give the first row of a customer, by the beginning of its name."""
    return next(row for row in rows if row["customer"].startswith(customer))


def _cells(line: str) -> list[str]:
    return [cell.strip(" ") for cell in line.split("|")]


def _minutes(entry: dict[str, Any]) -> SignedMinutes:
    customer, held = entry.pop("customer"), entry.pop("held")
    signed = tuple((name, day) for name, day in entry.pop("signed", (("", ""), ("", ""))))
    tables = {tag: read_rows(text) for tag, text in entry.pop("tables", {}).items()}
    return SignedMinutes(customer, held, entry, tables, signed)
