"""The records of a binary .xlsb: what a sheet says beside its values.

The value reader gives neither errors, formulas, hidden rows nor number formats. The names of the
records are those of the format's documentation.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from msgspec import Struct

from stagecheck.reading.addresses import MAX_COLUMNS, MAX_ROWS
from stagecheck.reading.extent import Extent
from stagecheck.reading.ooxml import relations
from stagecheck.reading.package import Package
from stagecheck.reading.rawfacts import SheetFacts
from stagecheck.reading.refusals import damaged
from stagecheck.reading.styles import is_percent
from stagecheck.reading.xlsrecords import ERRORS

_ROW, _CELL_RK, _CELL_ERROR, _CELL_REAL, _FORMULA_NUMBER, _FORMULA_ERROR = 0, 2, 3, 5, 9, 11
_COLUMNS, _MERGED = 60, 176
_BOOK_PROPERTIES, _SHEET = 153, 156
_FORMAT, _STYLE, _BEGIN_CELL_STYLES, _END_CELL_STYLES = 44, 47, 617, 618
_COMMENT, _COMMENT_TEXT = 635, 637
_HIDDEN_ROW = 0x10
_NUMBERS = frozenset({_CELL_RK, _CELL_REAL, _FORMULA_NUMBER})
_ERRORS = frozenset({_CELL_ERROR, _FORMULA_ERROR})
_CELLS = frozenset({*range(2, 12), 62})
"""Records of cells with a value."""
_EVERYWHERE = (0, 0, MAX_ROWS - 1, MAX_COLUMNS - 1)


class BinaryBook(Struct):
    """What the parts around the values say."""

    sheets: dict[str, SheetFacts] = {}
    """By title."""
    date1904: bool = False


def read_facts(package: Package) -> BinaryBook:
    """Read the parts. Raises `struct.error` where a record is cut short and `UnreadableFileError`
    where a part is missing.
    """
    roots = relations(package, "")
    main = next((place for _, kind, place in roots if kind == "officeDocument"), "xl/workbook.bin")
    related = relations(package, main)
    places = {identity: place for identity, kind, place in related if kind == "worksheet"}
    styles = next((place for _, kind, place in related if kind == "styles"), "")
    percents = _percents(package.read(styles)) if styles in package else frozenset()
    book = BinaryBook()
    for kind, content in _records(_part(package, main)):
        if kind == _BOOK_PROPERTIES:
            book.date1904 = bool(content[0] & 1)
        elif kind == _SHEET:
            identity, end = _string(content, 8)
            title, _ = _string(content, end)
            if identity in places:
                facts = _scan(_part(package, places[identity]), percents)
                facts.comments = _comments(package, places[identity])
                book.sheets[title] = facts
    return book


def _part(package: Package, name: str) -> bytes:
    if name not in package:
        raise damaged(f"缺少部件 {name}", f"the part {name} is missing")
    return package.read(name)


def _percents(part: bytes) -> frozenset[int]:
    formats: dict[int, str] = {}
    styles: list[int] = []
    in_cells = False
    for kind, content in _records(part):
        if kind == _FORMAT:
            formats[struct.unpack_from("<H", content)[0]] = _string(content, 2)[0]
        elif kind in (_BEGIN_CELL_STYLES, _END_CELL_STYLES):
            in_cells = kind == _BEGIN_CELL_STYLES
        elif kind == _STYLE and in_cells:
            styles.append(struct.unpack_from("<H", content, 2)[0])
    return frozenset(i for i, n in enumerate(styles) if is_percent(n, formats.get(n, "")))


def _scan(part: bytes, percents: frozenset[int]) -> SheetFacts:
    # Dropdowns may stand in two kinds of records, one of them undocumented in part: none is missed
    # here, so none can be told as gone.
    facts = SheetFacts()
    facts.lists.append(_EVERYWHERE)
    row, extent = 0, Extent()
    for kind, content in _records(part):
        if kind == _ROW:
            (row,) = struct.unpack_from("<I", content)
            if content[11] & _HIDDEN_ROW:
                facts.hidden_rows.add(row)
        elif kind in _CELLS:
            column, style = struct.unpack_from("<II", content)
            extent.add(row, column)
            if kind in _ERRORS:
                facts.errors[row, column] = ERRORS.get(content[8], "#ERROR!")
            elif kind in _NUMBERS and style & 0xFFFFFF in percents:
                facts.percents.add((row, column))
            if kind == _FORMULA_NUMBER:
                facts.computed.add((row, column))
        elif kind == _COLUMNS:
            first, last, _, _, options = struct.unpack_from("<IIIIH", content)
            if options & 1:
                facts.hidden_columns.update(range(first, min(last + 1, MAX_COLUMNS)))
        elif kind == _MERGED:
            top, bottom, left, right = struct.unpack_from("<IIII", content)
            facts.merged.append((top, left, bottom, right))
    extent.check(MAX_ROWS, MAX_COLUMNS)
    return facts


def _comments(package: Package, sheet: str) -> dict[tuple[int, int], str]:
    comments: dict[tuple[int, int], str] = {}
    for _, relation, place in relations(package, sheet):
        if relation == "comments" and place in package:
            at = (0, 0)
            for kind, content in _records(package.read(place)):
                if kind == _COMMENT:
                    row, _, column, _ = struct.unpack_from("<IIII", content, 4)
                    at = (row, column)
                elif kind == _COMMENT_TEXT:
                    comments[at] = _string(content, 1)[0]
    return comments


def _records(part: bytes) -> Iterator[tuple[int, bytes]]:
    """Give a part's records: kind and length in groups of seven bits, the lowest first."""
    place, end = 0, len(part)
    while place < end:
        kind, place = _groups(part, place, 2)
        size, place = _groups(part, place, 4)
        yield kind, part[place : place + size]
        place += size


def _groups(part: bytes, place: int, most: int) -> tuple[int, int]:
    number = 0
    for index, byte in enumerate(part[place : place + most]):
        number |= (byte & 0x7F) << 7 * index
        if byte < 0x80:
            return number, place + index + 1
    return number, place + most


def _string(content: bytes, place: int) -> tuple[str, int]:
    """Give a text with its length in front, and where it ends; a missing one is empty."""
    (count,) = struct.unpack_from("<I", content, place)
    size = 0 if count == 0xFFFFFFFF else 2 * count
    end = place + 4 + size
    return content[place + 4 : end].decode("utf-16-le", "replace"), end
