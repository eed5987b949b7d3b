"""What the sheet around the data shows: hidden, merged and blank rows, a dropdown that is gone."""

from __future__ import annotations

from collections.abc import Iterator

from stagecheck.reading.addresses import address
from stagecheck.reading.rowreading import RowReader, data_ranges
from stagecheck.reading.tables import Header
from stagemodel.problem import Fix, Problem

At = tuple[str | None, Problem]


def sheet_problems(header: Header, rows: RowReader) -> Iterator[At]:
    """Tell F009, F010, F013 and F016, each once for what it is about."""
    yield from _hidden(header, rows)
    last = rows.numbers[-1] if rows.numbers else -1
    for top, left, _, _ in data_ranges(header, header.sheet.merged):
        # A note merged across the page below the table is no merged data.
        if top <= last:
            yield address(top, left), Problem("F010")
    for number in rows.blanks:
        yield address(number, rows.places[0]), Problem("F013", fix=Fix("safe", ""))
    if header.stamped:
        yield from _dropdowns(header, rows)


def _hidden(header: Header, rows: RowReader) -> Iterator[At]:
    sheet = header.sheet
    if not sheet.visible and rows.numbers:
        reason = {"zh": "整张工作表被隐藏", "en": "the whole sheet is hidden"}
        yield None, Problem("F009", reason)
    hidden = [number for number in rows.numbers if number in sheet.hidden_rows]
    if hidden:
        reason = {"zh": f"隐藏了 {len(hidden)} 行数据", "en": f"{len(hidden)} data rows are hidden"}
        yield address(hidden[0], rows.places[0]), Problem("F009", reason)
    for column, place in header.columns.items():
        if place in sheet.hidden_columns and rows.numbers:
            reason = {"zh": "整列被隐藏", "en": "the column is hidden"}
            yield address(header.row, place), Problem("F009", reason, column=column)


def _dropdowns(header: Header, rows: RowReader) -> Iterator[At]:
    """A template's choice columns have a dropdown on every row; pasting takes it away."""
    for column in header.workbook.columns:
        place = header.columns.get(column.id)
        if place is None or column.optional or column.type not in ("choice", "stage"):
            continue
        lists = [r for r in header.sheet.lists if r[1] <= place <= r[3]]
        bare = (n for n in rows.numbers if not any(r[0] <= n <= r[2] for r in lists))
        if (number := next(bare, None)) is not None:
            yield address(number, place), Problem("F016", column=column.id)
