"""A sheet decided upon: its columns, its rows and the addresses that formulas need."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from openpyxl.utils import get_column_letter, quote_sheetname

from stagegen.workbooks.cells import CellValue, cell_value
from stagegen.workbooks.order import Order, chosen_columns, chosen_workbooks
from stagemodel.errors import StagebookError
from stagemodel.pack import Column, Pack, Workbook
from stagemodel.texts import pick

HEADER_ROW = 3
FIRST_ROW = 4
FORM_ROWS = 20
"""Rows of a blank table, ruled and ready to print."""
REACH_ROWS = 1000
"""Rows that validations and marks reach: tables do not grow reliably in WPS and LibreOffice."""


@dataclass(frozen=True, slots=True)
class SheetPlan:
    """One data sheet."""

    book: Workbook
    lang: str
    title: str
    """The sheet's name."""
    columns: tuple[Column, ...]
    rows: tuple[Mapping[str, CellValue], ...]

    @property
    def table_end(self) -> int:
        """Last row of the table."""
        return FIRST_ROW - 1 + max(FORM_ROWS, len(self.rows))

    @property
    def reach_end(self) -> int:
        """Last row that validations and marks reach."""
        return max(FIRST_ROW - 1 + REACH_ROWS, self.table_end + FORM_ROWS)

    @property
    def last_letter(self) -> str:
        """Letter of the last column."""
        return get_column_letter(len(self.columns))

    def find(self, column_id: str | None) -> Column | None:
        """Give the column of this sheet with this id, or none."""
        return next((column for column in self.columns if column.id == column_id), None)

    @property
    def stage(self) -> Column | None:
        """The column that says in which stage the row's customer stands, or none."""
        return next((column for column in self.columns if column.type == "stage"), None)

    def label(self, column: Column) -> str:
        """Give a column's header text: one line, for a table's column must equal its cell."""
        return " ".join(pick(column.label, self.lang).split())

    def letter(self, column: Column) -> str:
        """Give a column's letter."""
        return get_column_letter(self.columns.index(column) + 1)

    def first(self, column: Column) -> str:
        """Give the address of a column's first data cell as formulas of a range want it: `$H4`."""
        return f"${self.letter(column)}{FIRST_ROW}"

    def span(self, column: Column) -> str:
        """Give the range that validations and marks of a column cover: `H4:H1003`."""
        letter = self.letter(column)
        return f"{letter}{FIRST_ROW}:{letter}{self.reach_end}"

    def fixed(self, column: Column) -> str:
        """Give the same range with fixed addresses: `$H$4:$H$1003`."""
        letter = self.letter(column)
        return f"${letter}${FIRST_ROW}:${letter}${self.reach_end}"

    def outside(self, column: Column) -> str:
        """Give the fixed range as other sheets write it."""
        return f"{quote_sheetname(self.title)}!{self.fixed(column)}"


def plan_sheets(
    pack: Pack, order: Order, rows: Mapping[str, Sequence[Mapping[str, object]]]
) -> list[SheetPlan]:
    """Decide on the sheets that `order` asks for.

    An optional column that holds a value in `rows` is written even when it was not asked for:
    nothing that was handed in is dropped. Raises StagebookError for unknown workbooks or columns.
    """
    books = chosen_workbooks(pack, order)
    wanted = chosen_columns(books, order)
    plans = []
    for book in books:
        filled: Sequence[Mapping[str, object]] = rows.get(book.id, ())
        if order.sample:
            filled = [{k: pick(v, order.lang) for k, v in row.items()} for row in book.sample]
        used = {key for row in filled for key, value in row.items() if value not in (None, "")}
        _refuse_unknown(book, used)
        columns = tuple(
            column
            for column in book.columns
            if not column.optional or column.id in wanted[book.id] or column.id in used
        )
        plans.append(
            SheetPlan(
                book=book,
                lang=order.lang,
                title=pick(book.sheet, order.lang),
                columns=columns,
                rows=tuple(
                    {c.id: cell_value(pack, c, row.get(c.id), order.lang) for c in columns}
                    for row in filled
                ),
            )
        )
    return plans


def _refuse_unknown(book: Workbook, used: set[str]) -> None:
    unknown = sorted(used - {column.id for column in book.columns})
    if unknown:
        known = ", ".join(column.id for column in book.columns)
        raise StagebookError(
            f"{pick(book.label, 'zh')}没有列 {'、'.join(unknown)}；有这些列：{known}。",
            f"{book.id} has no column {', '.join(unknown)}; its columns are: {known}.",
        )
