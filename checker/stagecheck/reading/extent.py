"""How far the values of a sheet reach: the value reader lays a sheet out as a full rectangle."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from stagecheck.reading.addresses import address
from stagecheck.reading.package import MAX_VALUES
from stagecheck.reading.refusals import over_limit

SHEET_AREA, BOOK_AREA = 8_000_000, 12_000_000
"""Cells that a sheet, and all of an .xls, may be laid out as, blank ones between others counted;
each takes 24 bytes, and 8 more once read."""


class Extent(Struct):
    """The rectangle from A1 to the last value, and the number of values in it."""

    row: int = -1
    column: int = -1
    values: int = 0

    @property
    def area(self) -> int:
        """Cells of the rectangle."""
        return (self.row + 1) * (self.column + 1)

    def add(self, row: int, column: int) -> None:
        """Take a value's place, zero-based."""
        self.row, self.column = max(self.row, row), max(self.column, column)
        self.values += 1

    def check(self, rows: int, columns: int) -> None:
        """Raise `UnreadableFileError` where the sheet cannot be laid out in the memory there is.

        The format has that many rows and columns.
        """
        last = address(self.row, self.column)
        if self.row >= rows or self.column >= columns:
            end = address(rows - 1, columns - 1)
            raise over_limit(
                f"单元格 {last} 超出工作表范围（{end}）",
                f"the cell {last} lies outside the grid of a sheet ({end})",
            )
        if self.values > MAX_VALUES:
            raise over_limit(
                f"一张工作表有 {self.values:,} 个值，上限 {MAX_VALUES:,}",
                f"a sheet has {self.values:,} values, the limit is {MAX_VALUES:,}",
            )
        if self.area > max(SHEET_AREA, 2 * self.values):
            raise over_limit(
                f"一张工作表只有 {self.values:,} 个值，却一直铺到 {last}",
                f"a sheet has but {self.values:,} values and reaches as far as {last}",
            )


def check_together(extents: Iterable[Extent]) -> None:
    """Raise `UnreadableFileError` where all sheets of a workbook take too much memory at once."""
    area = sum(extent.area for extent in extents)
    if area > BOOK_AREA:
        raise over_limit(
            f"各工作表铺开后共有 {area:,} 个单元格，上限 {BOOK_AREA:,}",
            f"its sheets spread over {area:,} cells, the limit is {BOOK_AREA:,}",
        )
