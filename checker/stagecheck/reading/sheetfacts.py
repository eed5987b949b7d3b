"""What the sheet around the data shows: hidden, merged and blank rows, what was left unread."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from stagecheck.reading.addresses import address, column_letters
from stagecheck.reading.raw import RawValue
from stagecheck.reading.rowreading import MAX_BLANK_ROWS, RowReader, data_ranges
from stagecheck.reading.tables import Header
from stagemodel.problem import Fix, Problem

At = tuple[str | None, Problem]


def sheet_problems(header: Header, rows: RowReader) -> Iterator[At]:
    """Tell F006, F009, F010, F013, F016 and F018, each once for what it is about."""
    yield from _hidden(header, rows)
    yield from _left_out(header, rows)
    last = rows.numbers[-1] if rows.numbers else -1
    for top, left, _, _ in data_ranges(header, header.sheet.merged):
        # A note merged across the page below the table is no merged data, nor the title of a page.
        if top <= last and top not in header.skipped:
            yield address(top, left), Problem("F010")
    for number in rows.blanks:
        yield address(number, rows.places[0]), Problem("F013", fix=Fix("safe", ""))
    if header.stamped and rows.numbers:
        yield from _dropdowns(header, rows)


def _hidden(header: Header, rows: RowReader) -> Iterator[At]:
    sheet = header.sheet
    if not sheet.visible and rows.numbers:
        reason = {"zh": "整张工作表被隐藏", "en": "the whole sheet is hidden"}
        yield None, Problem("F009", reason)
    hidden = [n for n in rows.numbers if n in sheet.hidden_rows] if sheet.hidden_rows else []
    if hidden:
        rows_en = "1 row" if len(hidden) == 1 else f"{len(hidden)} rows"
        reason = {"zh": f"隐藏了 {len(hidden)} 行数据", "en": rows_en}
        yield address(hidden[0], rows.places[0]), Problem("F009", reason)
    for column, place in header.columns.items():
        if place in sheet.hidden_columns and rows.numbers:
            reason = {"zh": "整列被隐藏", "en": "the column is hidden"}
            yield address(header.row, place), Problem("F009", reason, column=column)


def _left_out(header: Header, rows: RowReader) -> Iterator[At]:
    """Nothing that was not read goes untold: rows far below, other tables, columns unnamed."""
    if rows.unread:
        first, count = rows.unread[0], len(rows.unread)
        reason = {
            "zh": f"采用上面的 {len(rows.numbers)} 行，第 {first + 1} 行起的 {count} 行"
            f"隔着 {MAX_BLANK_ROWS} 个以上空行，没有读取",
            "en": f"the {len(rows.numbers)} rows above are used; {count} from row {first + 1} on, "
            f"behind {MAX_BLANK_ROWS} blank rows or more, were not read",
        }
        yield address(first, rows.places[0]), Problem("F018", reason)
    for number in rows.others:
        values = header.sheet.rows[number]
        names = [str(values[p]).strip() for p in rows.places if p < len(values) and values[p]]
        found = "、".join(names)
        reason = {
            "zh": f"第 {number + 1} 行起另有一块内容（{found}），不是模板的表",
            "en": f"Something else with a header of its own begins in row {number + 1} "
            f"({', '.join(names)})",
        }
        yield address(number, rows.places[0]), Problem("F006", reason, found=found)
    for place, count in _unnamed(header, rows):
        reason = {
            "zh": f"{column_letters(place)} 列没有表头，里面填了 {count} 格",
            "en": f"Column {column_letters(place)} has no header, yet {count} cells are filled in",
        }
        yield header.address(place), Problem("F006", reason)


def _unnamed(header: Header, rows: RowReader) -> Iterator[tuple[int, int]]:
    """Give the columns without a header among the others, or beside them and mostly filled."""
    (first, last), (left, right), sheet = header.span, header.region, header.sheet.rows
    widest = max(map(len, sheet), default=0)
    for place in range(max(first - 1, left), min(last + 2, right, widest)):
        if place in header.columns.values() or _value(header.cells, place):
            continue
        values = [sheet[n] for n in rows.numbers if n < len(sheet)]
        beside = [v[place] for v in values if len(v) > place]
        count = sum(isinstance(value, str) and bool(value.strip()) for value in beside)
        if count and (first < place < last or count * 2 >= max(len(values), 4)):
            yield place, count


def _value(values: Sequence[RawValue], place: int) -> RawValue:
    return values[place] if place < len(values) else None


def _dropdowns(header: Header, rows: RowReader) -> Iterator[At]:
    """A template's choice columns have a dropdown on every row; pasting takes it away."""
    first, last = rows.numbers[0], rows.numbers[-1]
    for column in header.workbook.columns:
        place = header.columns.get(column.id)
        if place is None or column.optional or column.type not in ("choice", "stage"):
            continue
        lists = [r for r in header.sheet.lists if r[1] <= place <= r[3]]
        if any(r[0] <= first and last <= r[2] for r in lists):
            continue  # one list for all rows, as in the template
        bare = (n for n in rows.numbers if not any(r[0] <= n <= r[2] for r in lists))
        if (number := next(bare, None)) is not None:
            yield address(number, place), Problem("F016", column=column.id)
