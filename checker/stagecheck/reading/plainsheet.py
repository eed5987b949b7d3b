"""A sheet spelt as most programs spell it, read with one pattern for all of its rows.

Much quicker than reading XML: equal cells, as most of a large sheet are, become a value once. A
sheet with anything else in it, formulas and errors too, is left to the other readers.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from stagecheck.reading.addresses import MAX_ROWS, column_index, column_letters
from stagecheck.reading.cellvalues import CellValues
from stagecheck.reading.plaintexts import NotPlainError, decoded, plain_text
from stagecheck.reading.raw import RawValue
from stagecheck.reading.sharedstrings import MOST_TEXT
from stagecheck.reading.styles import Styles
from stagemodel.patterns import compiled, lazy

_DECLARED = lazy(
    rb'(?:\xef\xbb\xbf)?(?:<\?xml version="1\.0"(?: encoding="[Uu][Tt][Ff]-8")?'
    rb'(?: standalone="\w+")?\s?\?>)?\s*<worksheet\b'
)
_BEGINNING, _END = b"<sheetData>", b"</sheetData>"
_TEXT = rb'<t(?: xml:space="preserve")?>[^<]*+</t>'
# What is never tried in another way (*+) is read in half the time.
_SAYS = rb"[^<>/]*+(?:><v>[^<]*+</v></c>|/>|>(?:<is>" + _TEXT + rb"</is>)?</c>)"
_CELL = rb'(?:<c r="%b\1"(' + _SAYS + rb"))?+"
_ROW = rb"<row r=\"(\d{1,7})\"[^<>']*(?:/>|>%b</row>)"
_COLUMN = lazy(rb'<c r="([A-Z]{1,3})\d')
_ATTRIBUTES = lazy(rb'(?: [\w:]+="[^"]*")*')
_TYPE, _STYLE = lazy(rb' t="([^"]*)"'), lazy(rb' s="(\d{1,6})"')
_NUMBER = lazy(rb"-?\d{1,20}(?:\.\d{1,20})?(?:[eE][+-]?\d{1,2})?")
_LOOKED_AT = 50_000
"""Bytes that show how many columns there are."""
_MOST_COLUMNS = 60
_MOST_BLANK_ROWS = 1_000
_REMEMBERED = 100_000
"""Distinct cells of a sheet that are remembered: where there are more, few come again."""


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
        cells = _Cells(self._styles, self._strings, self._date1904)
        rows = _rows(part, begin + len(_BEGINNING), end, cells)
        if cells.longest * sum(map(len, rows)) > MOST_TEXT and _text(rows) > MOST_TEXT:
            raise NotPlainError
        return rows, cells.has_percents


def _rows(part: bytes, begin: int, end: int, cells: _Cells) -> list[list[RawValue]]:
    rows: list[list[RawValue]] = []
    value, blank, many = cells.__getitem__, [""], False
    for row in _row_pattern(part, begin).finditer(part, begin, end):
        number, *spelt = row.groups()
        gap = int(number) - len(rows) - 1
        if row.start() != begin or not 0 <= gap <= _MOST_BLANK_ROWS or int(number) > MAX_ROWS:
            raise NotPlainError
        begin = row.end()
        if gap:
            rows.extend([] for _ in range(gap))
        values = list(map(value, spelt))
        if values[0] == "" and values == blank * len(values):
            values = []
        elif spelt[-1] is None:
            while values[-1] == "":
                values.pop()
        rows.append(values)
        if len(cells) == _REMEMBERED and not many:
            # Where most cells differ, native code makes their values quicker.
            if len(rows) * len(spelt) < 2 * _REMEMBERED:
                raise NotPlainError
            many = True
    if begin != end:
        raise NotPlainError
    while rows and not rows[-1]:
        rows.pop()
    return rows


def _text(rows: list[list[RawValue]]) -> int:
    return sum(len(value) for row in rows for value in row if isinstance(value, str))


def _row_pattern(part: bytes, begin: int) -> re.Pattern[bytes]:
    """Give the pattern of a row: its number, and what each cell says behind its address."""
    letters = set(_COLUMN.findall(part, begin, begin + _LOOKED_AT))
    width = max((column_index(found.decode()) + 1 for found in letters), default=1)
    if width > _MOST_COLUMNS:
        raise NotPlainError
    return compiled(_ROW % b"".join(_CELL % column_letters(n).encode() for n in range(width)))


class _Cells(dict[bytes | None, RawValue]):
    """The values of cells by how they are spelt, each made when it is first asked for."""

    def __init__(
        self, styles: Styles, strings: Callable[[], Sequence[str]], date1904: bool
    ) -> None:
        super().__init__({None: ""})
        self._values = CellValues(styles, date1904)
        self._styles, self._date1904 = styles, date1904
        self._strings = strings()
        self._kinds: dict[bytes, tuple[bytes, int, bool]] = {}
        self.longest = max(map(len, self._strings), default=0)
        """Characters of the longest text that cells may share."""
        self.has_percents = False

    def __missing__(self, cell: bytes) -> RawValue:
        attributes, has_value, content = cell.partition(b"><v>")
        made: RawValue
        if has_value:
            text = content[:-8]  # without </v></c>
            kind, style, is_number = self._kinds.get(attributes) or self._kind(attributes)
            if kind == b"s":
                if not text.isdigit() or (number := int(text)) >= len(self._strings):
                    raise NotPlainError
                made = self._strings[number]
            elif is_number and _NUMBER.fullmatch(text):
                made = float(text)
            else:
                made = self._value(kind, style, text)
        else:
            made = self._without_value(cell)
        if len(self) < _REMEMBERED:
            self[cell] = made
        return made

    def _without_value(self, cell: bytes) -> RawValue:
        attributes, _, content = cell.partition(b">")
        kind, *_ = self._kinds.get(attributes) or self._kind(attributes)
        return _inline(kind, content) if content.startswith(b"<is>") else ""

    def _kind(self, attributes: bytes) -> tuple[bytes, int, bool]:
        """Give a cell's type, its style, and whether it holds a number that is nothing else."""
        bare = attributes.removesuffix(b"/")
        if not _ATTRIBUTES.fullmatch(bare):
            raise NotPlainError
        kind, style = _TYPE.search(bare), _STYLE.search(bare)
        named, number = (kind[1] if kind else b"n"), (int(style[1]) if style else 0)
        is_time = number in self._styles.dates or number in self._styles.durations
        found = named, number, named == b"n" and not is_time
        self.has_percents |= number in self._styles.percents
        self._kinds[attributes] = found
        return found

    def _value(self, kind: bytes, style: int, text: bytes) -> RawValue:
        if kind == b"n" and _NUMBER.fullmatch(text):
            return self._number(text.decode(), style)
        if kind == b"str":
            return plain_text(decoded(text), keeps_space=True)
        if kind == b"b" and text in {b"0", b"1"}:
            return text == b"1"
        raise NotPlainError

    def _number(self, text: str, style: int) -> RawValue:
        value = self._values.value("n", text, style)
        # Times and lengths of time, and days before 1900, are for those who know them.
        if not isinstance(value, float) and (self._date1904 or float(text) < 1):
            raise NotPlainError
        if style in self._styles.durations:
            raise NotPlainError
        return value


def _inline(kind: bytes, content: bytes) -> str:
    if kind != b"inlineStr":
        raise NotPlainError
    opening, _, text = content.removesuffix(b"</t></is></c>").removeprefix(b"<is>").partition(b">")
    return plain_text(decoded(text), keeps_space=opening != b"<t")
