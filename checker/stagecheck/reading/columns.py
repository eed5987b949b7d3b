"""The columns of a found header: how each is read, which are doubled, unknown or missing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING

from stagecheck.reading.cells import ColumnReader, Setting
from stagecheck.reading.headers import likeness
from stagecheck.reading.tables import Header, header_text
from stagecheck.reading.terms import term_reader
from stagecheck.reading.units import read_unit
from stagemodel.pack import Column
from stagemodel.patterns import lazy
from stagemodel.problem import Problem
from stagemodel.texts import pick
from stagemodel.values.errors import UnreadableValue
from stagemodel.values.text import fold

if TYPE_CHECKING:
    from stagemodel.values.money import MoneyUnit

_NOTED = lazy(r"\(([^()]*)\)")
_NEAR = 55
"""How alike a missing column and an unknown header must be, of 100, to be taken for a renaming."""

At = tuple[str | None, Problem]


def column_readers(header: Header, setting: Setting) -> dict[str, ColumnReader]:
    """Give what reads each column that was found, by column id."""
    readers = {}
    for column in header.workbook.columns:
        if column.id in header.columns:
            own = read_unit(pick(column.label, setting.lang)) if column.type == "money" else None
            unit = _header_unit(header, column, own)
            counted = _counted(header, column) if column.type == "duration" else ""
            readers[column.id] = ColumnReader(column, setting, unit, own, counted)
    return readers


def _header_unit(header: Header, column: Column, label_unit: MoneyUnit | None) -> MoneyUnit | None:
    """Give the unit that a header gives to bare amounts.

    A header without a unit is taken for the pack's own column, unit and all, only where it is a
    label or alias as the pack writes it; `合同金额(含税)` leaves the unit unknown.
    """
    if column.type != "money":
        return None
    place = header.columns[column.id]
    text = str(header.cells[place])
    units = {unit for t in (text, header.units.get(place, "")) if (unit := read_unit(t))}
    if units:
        return units.pop() if len(units) == 1 else None
    if header.unit_above:
        return read_unit(header.unit_above)
    return label_unit if header.headers.names(fold(text)) else None


def _counted(header: Header, column: Column) -> str:
    """Give what bare numbers count, by the brackets of a header or the line of hints: 天."""
    place = header.columns[column.id]
    noted: list[str] = _NOTED.findall(fold(str(header.cells[place])))
    for unit in (*noted, header.units.get(place, "")):
        with suppress(UnreadableValue):
            term_reader("duration")(f"1{unit}")
            return unit
    return ""


def header_problems(header: Header, lang: str) -> Iterator[At]:
    """Tell the doubled (F005), missing (F004) and unknown (F006) columns of a header."""
    by_id = {column.id: column for column in header.workbook.columns}
    cells = header.cells
    first_place, last_place = min(header.columns.values()), max(header.columns.values())
    for place, column in header.doubles:
        if not first_place - 1 <= place <= last_place + 1:
            continue  # another table beside this one, such as a pivot
        first = header.address(header.columns[column])
        reason = {
            "zh": f"{first} 已是“{pick(by_id[column].label, 'zh')}”列，按该列读取",
            "en": f"{first} is {pick(by_id[column].label, 'en')} already and is the one read",
        }
        text = str(cells[place]).strip()
        yield header.address(place), Problem("F005", reason, column=column, found=text)
    unknown = {place: str(cells[place]) for place in _unknown_places(header)}
    renamed: set[int] = set()
    for missing in header.missing:
        free = {place: text for place, text in unknown.items() if place not in renamed}
        nearest = _nearest_header(missing, free)
        at, suggestion = None, None
        if nearest is not None:
            renamed.add(nearest)
            at, suggestion = header.address(nearest), free[nearest].strip()
        yield at, Problem("F004", suggestion=suggestion, column=missing.id, found=suggestion or "")
    # A header that is a missing column renamed is told once, as that.
    for place, text in unknown.items():
        if place not in renamed:
            absent = [c for c in header.workbook.columns if c.id not in header.columns]
            near = header.headers.nearest(text, absent)
            meant = pick(near.label, lang) if near else None
            yield header.address(place), Problem("F006", suggestion=meant, found=text.strip())


def _unknown_places(header: Header) -> list[int]:
    """Give the header cells inside the table, or right beside it, that mean no column."""
    texts = [header_text(value) for value in header.cells]
    known = {*header.columns.values(), *(place for place, _ in header.doubles)}
    first, last = min(known), max(known)
    while first > 0 and texts[first - 1]:
        first -= 1
    while last + 1 < len(texts) and texts[last + 1]:
        last += 1
    return [place for place in range(first, last + 1) if texts[place] and place not in known]


def _nearest_header(column: Column, unknown: dict[int, str]) -> int | None:
    scores = {
        place: max(
            likeness(fold(text), fold(name)) for name in (*column.label.values(), *column.aliases)
        )
        for place, text in unknown.items()
    }
    best = max(scores, key=lambda place: scores[place], default=None)
    return best if best is not None and scores[best] >= _NEAR else None
