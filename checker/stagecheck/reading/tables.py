"""A table's header: which workbook it is of, where its columns stand, where the table ends."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from stagecheck.reading.addresses import MAX_COLUMNS, address
from stagecheck.reading.headers import WorkbookHeaders
from stagecheck.reading.raw import RawSheet, RawValue
from stagemodel.pack import Column, Workbook
from stagemodel.values.text import fold

HEADER_ROWS = 30
"""How many rows from the top a sheet's first header may stand in."""

LONGEST_HEADER = 60
"""Characters that a header has at most; longer texts are none."""


class Header(Struct, frozen=True):
    """A row read as the header of one workbook."""

    sheet: RawSheet
    row: int
    """Zero-based, as are the columns."""
    headers: WorkbookHeaders
    cells: list[RawValue]
    """What stands in the header, by place; blank where it is another table's."""
    columns: Mapping[str, int]
    """Column id to its place."""
    doubles: tuple[tuple[int, str], ...]
    """Further headers that mean a column found already: place and column id."""
    score: float
    stamped: bool
    """Whether the file's stamp names this workbook."""
    raised: Mapping[int, int] = {}
    """Places of names that stand in a row above, with that row: a header of two lines."""
    region: tuple[int, int] = (0, MAX_COLUMNS)
    """The places that are this table's, from and before: all, unless others stand beside it."""
    stop: int | None = None
    """The row where another table begins below; none where nothing does."""
    skipped: frozenset[int] = frozenset()
    """Rows of the table that are no data: hints, its header and title on further pages."""
    units: Mapping[int, str] = {}
    """By place, what a line of units or hints right under the header says."""
    unit_above: str = ""
    """The unit of money that a line over the table gives, such as 元 in 单位：元."""

    @property
    def workbook(self) -> Workbook:
        """The workbook it is read as."""
        return self.headers.workbook

    @property
    def top(self) -> int:
        """The first of its lines."""
        return min(self.raised.values(), default=self.row)

    @property
    def beside(self) -> bool:
        """Whether another table stands beside it."""
        return self.region != (0, MAX_COLUMNS)

    @property
    def span(self) -> tuple[int, int]:
        """The first and last place of its columns."""
        return min(self.columns.values()), max(self.columns.values())

    @property
    def missing(self) -> list[Column]:
        """The columns required, always or by stage, that have no header."""
        return [c for c in wanted(self.workbook) if c.id not in self.columns]

    @property
    def fits(self) -> bool:
        """Whether it is that workbook's table for sure.

        Its key and half of what is required are there, or more of that without the key; less
        will do where the stamp says so.
        """
        required = wanted(self.workbook)
        share = (len(required) - len(self.missing)) / len(required) if required else 1.0
        least = 0.5 if self.workbook.key.id in self.columns else 0.6
        few = min(3, 1 + len(required), len(self.workbook.columns))
        return len(self.columns) >= few and share >= (0.3 if self.stamped else least)

    def overlaps(self, other: Header) -> bool:
        """Whether another header stands over or under this one, not beside it."""
        (left, right), (first, last) = self.span, other.span
        return left <= last and first <= right

    def address(self, place: int) -> str:
        """Give the address of a header cell, such as `H3`."""
        return address(self.raised.get(place, self.row), place)


def wanted(workbook: Workbook) -> list[Column]:
    """Give the columns that are required of every table: always, by stage, or with another."""
    return [c for c in workbook.columns if not c.optional and c.required]


def header_text(value: RawValue) -> str:
    """Give the folded text of a header cell; empty where it can be none."""
    if not isinstance(value, str) or len(value) > LONGEST_HEADER:
        return ""
    return fold(value)
