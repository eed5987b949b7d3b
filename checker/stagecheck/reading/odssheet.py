"""One sheet of an .ods, put together from its columns and rows as they go by."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from stagecheck.reading.addresses import MAX_COLUMNS, MAX_ROWS
from stagecheck.reading.odscells import FILLED, NO_MARKS, TABLE, Marks, read_cell
from stagecheck.reading.package import MAX_VALUES
from stagecheck.reading.raw import RawSheet, RawValue
from stagecheck.reading.rawfacts import SheetFacts
from stagecheck.reading.refusals import over_limit
from stagecheck.reading.walk import MAX_GAP

_CELLS = frozenset({TABLE + "table-cell", TABLE + "covered-table-cell"})
_ROWS_REPEATED, _COLUMNS_REPEATED = (
    TABLE + "number-rows-repeated",
    TABLE + "number-columns-repeated",
)
_SPANNED = (TABLE + "number-rows-spanned", TABLE + "number-columns-spanned")
_VALIDATION = TABLE + "content-validation-name"
_AROUND = frozenset({*_SPANNED, _VALIDATION})
_MOST_ATTRIBUTES = 1_000
_HIDDEN = frozenset({"collapse", "filter"})


class OdsSheet:
    """Takes a sheet's columns, then its rows, each repeated as often as its element says.

    Raises `UnreadableFileError` where the repetitions come to too many values: a few lines may
    stand for a billion.
    """

    def __init__(self, title: str, visible: bool, list_names: set[str]) -> None:
        """Take the sheet's title, and the names of the validations that are dropdowns."""
        self._title, self._visible, self._list_names = title, visible, list_names
        self._facts = SheetFacts()
        self._rows: list[list[RawValue]] = []
        self._known: dict[str, str] = {}
        self._row = self._column = self._filled = 0
        self._open_lists: dict[tuple[int, int], int] = {}

    def sheet(self) -> RawSheet:
        """Give what was taken."""
        return self._facts.sheet(self._title, self._rows, self._visible)

    def add_column(self, element: etree._Element) -> None:
        """Take a `table:table-column`."""
        last = min(self._column + _count(element.get(_COLUMNS_REPEATED)), MAX_COLUMNS)
        if element.get(TABLE + "visibility") in _HIDDEN:
            self._facts.hidden_columns.update(range(self._column, last))
        self._column = last

    def add_row(self, element: etree._Element) -> None:
        """Take a `table:table-row`."""
        times = _count(element.get(_ROWS_REPEATED))
        rows = range(self._row, self._row + times)
        self._row += times
        filled, place = self._filled, 0
        values: list[RawValue] = []
        for part in element:
            if part.tag not in _CELLS:
                continue
            attributes = self._attributes(part)
            columns = range(place, place + _count(attributes.get(_COLUMNS_REPEATED)))
            place = columns.stop
            if not _AROUND.isdisjoint(attributes):
                self._around(attributes, rows, columns)
            if not len(part) and FILLED.isdisjoint(attributes):
                continue
            self._count_filled(rows, columns)
            value, marks = read_cell(part, attributes)
            if marks is not NO_MARKS:
                self._note(marks, rows, columns)
            if value != "":
                values += [""] * (columns.start - len(values))
                values += [self._shared(value)] * len(columns)
        if self._filled == filled:
            return
        if element.get(TABLE + "visibility") in _HIDDEN:
            self._facts.hidden_rows.update(rows)
        # Beyond a very long gap nothing belongs to any table.
        if values and rows.start - len(self._rows) <= MAX_GAP:
            self._rows += [[] for _ in range(rows.start - len(self._rows))]
            self._rows += [values] * times

    def _attributes(self, part: etree._Element) -> dict[str, str]:
        # Each one is searched for from the first: a hundred thousand would take a minute.
        if len(part.attrib) > _MOST_ATTRIBUTES:
            raise over_limit(
                f"工作表“{self._title}”有单元格带 {len(part.attrib):,} 个属性",
                f'the sheet "{self._title}" has a cell with {len(part.attrib):,} attributes',
            )
        return dict(part.items())  # type: ignore[arg-type]

    def _count_filled(self, rows: range, columns: range) -> None:
        if rows.stop > MAX_ROWS or columns.stop > MAX_COLUMNS:
            raise over_limit(
                f"工作表“{self._title}”超出范围（XFD1048576）",
                f'the sheet "{self._title}" has cells outside the grid (XFD1048576)',
            )
        self._filled += len(rows) * len(columns)
        if self._filled > MAX_VALUES:
            raise over_limit(
                f"重复单元格展开后有 {self._filled:,} 个值，上限 {MAX_VALUES:,}",
                f"its repeated cells come to {self._filled:,} values, the limit is {MAX_VALUES:,}",
            )

    def _note(self, marks: Marks, rows: range, columns: range) -> None:
        facts = self._facts
        for at in ((row, column) for row in rows for column in columns):
            if marks.error is not None:
                facts.errors[at] = marks.error
            if marks.uncalculated:
                facts.uncalculated.add(at)
            if marks.computed:
                facts.computed.add(at)
            if marks.percent:
                facts.percents.add(at)
            if marks.comment:
                facts.comments[at] = marks.comment

    def _around(self, attributes: Mapping[str, str], rows: range, columns: range) -> None:
        """Take what lies around a cell: a merged range, a dropdown."""
        down, across = (_count(attributes.get(name)) for name in _SPANNED)
        if down > 1 or across > 1:
            bottom, right = rows.start + down - 1, columns.start + across - 1
            self._facts.merged.append((rows.start, columns.start, bottom, right))
        if attributes.get(_VALIDATION) in self._list_names:
            lists, width = self._facts.lists, (columns.start, columns.stop)
            above = self._open_lists.get(width)
            # A column of dropdowns is one range, not one for each row.
            if above is not None and lists[above][2] == rows.start - 1:
                lists[above] = (*lists[above][:2], rows.stop - 1, columns.stop - 1)
            else:
                self._open_lists[width] = len(lists)
                lists.append((rows.start, columns.start, rows.stop - 1, columns.stop - 1))

    def _shared(self, value: RawValue) -> RawValue:
        """Let equal texts be one object: few of a large sheet differ, and each is sent but once."""
        return self._known.setdefault(value, value) if isinstance(value, str) else value


def _count(text: str | None) -> int:
    """Read a number of repetitions, 1 where there is none."""
    number = (text or "").strip().removeprefix("+")
    return max(int(number), 1) if number.isdecimal() and len(number) < 19 else 1
