"""Cell addresses: `H4` and `A1:C3` to zero-based rows and columns, and back."""

from __future__ import annotations

from functools import cache

from stagecheck.reading.refusals import over_limit
from stagemodel.patterns import lazy

MAX_ROWS, MAX_COLUMNS = 1_048_576, 16_384
Range = tuple[int, int, int, int]
"""First row, first column, last row, last column."""

_CELL = lazy(r"\$?([A-Za-z]{1,7})\$?([0-9]{1,12})")
_COLUMNS = lazy(r"\$?([A-Za-z]{1,3}):\$?([A-Za-z]{1,3})")
_ROWS = lazy(r"\$?([0-9]{1,7}):\$?([0-9]{1,7})")


@cache
def column_index(letters: str) -> int:
    """Give the zero-based index of a column."""
    index = 0
    for letter in letters.upper():
        index = index * 26 + ord(letter) - 64
    return index - 1


@cache
def column_letters(index: int) -> str:
    """Give the letters of a zero-based column."""
    letters, rest = "", index + 1
    while rest:
        rest, place = divmod(rest - 1, 26)
        letters = chr(65 + place) + letters
    return letters


def address(row: int, column: int) -> str:
    """Give the address of a cell, such as `H4`."""
    return f"{column_letters(column)}{row + 1}"


def parse_cell(ref: str) -> tuple[int, int] | None:
    """Give the row and column of an address; none if it is not one.

    Raises `UnreadableFileError` for a cell outside the grid of a sheet.
    """
    match = _CELL.fullmatch(ref.strip())
    if not match:
        return None
    row, column = int(match[2]) - 1, column_index(match[1])
    if not (0 <= row < MAX_ROWS and column < MAX_COLUMNS):
        raise over_limit(
            f"单元格 {ref} 超出工作表范围（XFD1048576）",
            f"the cell {ref} lies outside the grid of a sheet (XFD1048576)",
        )
    return row, column


def parse_ranges(refs: str) -> list[Range]:
    """Give the ranges of a list such as `A1:A10 C3 D:D`; what is no range is left out."""
    return [found for ref in refs.split() if (found := _parse_range(ref))]


def _parse_range(ref: str) -> Range | None:
    start_ref, _, end_ref = ref.partition(":")
    start = parse_cell(start_ref)
    end = parse_cell(end_ref) if end_ref else start
    if start and end:
        (row, column), (last_row, last_column) = start, end
        return (
            min(row, last_row),
            min(column, last_column),
            max(row, last_row),
            max(column, last_column),
        )
    if match := _COLUMNS.fullmatch(ref):
        first, last = column_index(match[1]), column_index(match[2])
        return 0, min(first, last), MAX_ROWS - 1, max(first, last)
    if match := _ROWS.fullmatch(ref):
        first, last = int(match[1]) - 1, int(match[2]) - 1
        return min(first, last), 0, max(first, last), MAX_COLUMNS - 1
    return None
