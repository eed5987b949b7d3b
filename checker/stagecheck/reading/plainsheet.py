"""A sheet spelt as most programs spell it, read with one pattern for all of its rows.

Much quicker than reading XML: equal cells, as most of a large sheet are, become a value once. A
sheet with anything else in it, formulas and errors too, is left to the other readers.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import starmap
from operator import itemgetter

from stagecheck.reading.addresses import MAX_ROWS, column_index, column_letters
from stagecheck.reading.plaincells import REMEMBERED, PlainCells
from stagecheck.reading.plaintexts import NotPlainError
from stagecheck.reading.raw import RawValue
from stagecheck.reading.sharedstrings import MOST_TEXT
from stagecheck.reading.styles import Styles
from stagemodel.patterns import compiled

# Compiled as they are loaded, by a reader that is not waited for yet.
_DECLARED = re.compile(
    rb'(?:\xef\xbb\xbf)?(?:<\?xml version="1\.0"(?: encoding="[Uu][Tt][Ff]-8")?'
    rb'(?: standalone="\w+")?\s?\?>)?\s*<worksheet\b'
)
_BEGINNING, _END = b"<sheetData>", b"</sheetData>"
_TEXT = rb'<t(?: xml:space="preserve")?>[^<]*+</t>'
# What is never tried in another way (*+) is read in half the time.
_SAYS = rb"[^<>/]*+(?:><v>[^<]*+</v></c>|/>|>%b</c>)"
_HERE, _SHARED = rb"(?:<is>" + _TEXT + rb"</is>)?", rb""
"""Texts stand in their cells, or apart."""
_CELL = rb'(?:<c r="%b\2"(' + _SAYS + rb"))?+"
_ROW = rb"(<row r=\"(\d{1,7})\"[^<>']*(?:/>|>%b</row>))"
_COLUMN = re.compile(rb'<c r="([A-Z]{1,3})\d')
_LOOKED_AT = 50_000
"""Bytes that show how many columns there are."""
_MOST_COLUMNS = 60
_MOST_BLANK_ROWS = 1_000
_TOGETHER = 150_000
"""Bytes of rows that are made together, column by column."""


class PlainSheets:
    """Reads the sheets of one workbook."""

    def __init__(
        self, styles: Styles, strings: Callable[[], Sequence[str]], date1904: bool
    ) -> None:
        """Take what values refer to; `strings` gives the shared strings, where they are plain."""
        self._styles, self._strings, self._date1904 = styles, strings, date1904

    def read(self, part: bytes) -> tuple[list[list[RawValue]], bool]:
        """Give the rows of a sheet, and whether any cell has a percent format.

        Raises NotPlainError.
        """
        begin, end = part.find(_BEGINNING), part.rfind(_END)
        around = (part[: max(begin, 0)], part[end:])
        odd = any(mark in piece for mark in (b"<!", b"='") for piece in around)
        if begin < 0 or end < begin or odd or not _DECLARED.match(part):
            raise NotPlainError
        cells = PlainCells(self._styles, self._strings, self._date1904)
        rows = _rows(part, begin + len(_BEGINNING), end, cells)
        if cells.longest * sum(map(len, rows)) > MOST_TEXT and _text(rows) > MOST_TEXT:
            raise NotPlainError
        return rows, cells.has_percents


def _rows(part: bytes, begin: int, end: int, cells: PlainCells) -> list[list[RawValue]]:
    rows: list[list[RawValue]] = []
    pattern, many = _row_pattern(part, begin), False
    while begin < end:
        stop = part.find(b"<row ", begin + _TOGETHER, end)
        stop = stop if stop > 0 else end
        found = pattern.findall(part, begin, stop)
        # Nothing else may stand between the rows.
        if not found or sum(map(len, map(itemgetter(0), found))) != stop - begin:
            raise NotPlainError
        begin = stop
        _, numbers, *columns = zip(*found, strict=True)
        made = list(map(list, zip(*starmap(cells.column, enumerate(columns)), strict=True)))
        if "" in map(itemgetter(0), made) or b"" in columns[-1]:
            made = list(map(_cut, made, columns[-1]))
        _append(rows, made, list(map(int, numbers)))
        if len(cells) == REMEMBERED and not many:
            # Where most cells differ, native code makes their values quicker.
            if len(rows) * len(columns) < 2 * REMEMBERED:
                raise NotPlainError
            many = True
    while rows and not rows[-1]:
        rows.pop()
    return rows


def _cut(row: list[RawValue], last: bytes) -> list[RawValue]:
    """Give a row without blanks behind what stands in it; `last` is how its last cell is spelt."""
    if row[0] == "" and row.count("") == len(row):
        return []
    if not last:
        while row[-1] == "":
            row.pop()
    return row


def _append(rows: list[list[RawValue]], made: list[list[RawValue]], numbers: list[int]) -> None:
    """Add rows with these numbers, and the blank ones that are left out between them."""
    if numbers[-1] > MAX_ROWS:
        raise NotPlainError
    if numbers == list(range(len(rows) + 1, len(rows) + 1 + len(numbers))):
        rows += made
        return
    for number, row in zip(numbers, made, strict=True):
        gap = number - len(rows) - 1
        if not 0 <= gap <= _MOST_BLANK_ROWS:
            raise NotPlainError
        rows.extend([] for _ in range(gap))
        rows.append(row)


def _text(rows: list[list[RawValue]]) -> int:
    return sum(len(value) for row in rows for value in row if isinstance(value, str))


def _row_pattern(part: bytes, begin: int) -> re.Pattern[bytes]:
    """Give the pattern of a row: its number, and what each cell says behind its address."""
    letters = set(_COLUMN.findall(part, begin, begin + _LOOKED_AT))
    width = max((column_index(found.decode()) + 1 for found in letters), default=1)
    if width > _MOST_COLUMNS:
        raise NotPlainError
    text = _HERE if part.find(b"<is>", begin, begin + _LOOKED_AT) > 0 else _SHARED
    cells = (_CELL % (column_letters(n).encode(), text) for n in range(width))
    return compiled(_ROW % b"".join(cells))
