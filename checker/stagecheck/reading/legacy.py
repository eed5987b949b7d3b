"""Old .xls, binary .xlsb and OpenDocument .ods through the value reader alone.

Error cells and formulas without a value cannot be told from blanks there, nor styles seen.
"""

from __future__ import annotations

import re
from io import BytesIO

from python_calamine import (
    CalamineError,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from stagecheck.reading.package import MAX_VALUES
from stagecheck.reading.raw import RawSheet, RawWorkbook
from stagecheck.reading.refusals import damaged, encrypted, over_limit
from stagemodel.patterns import lazy

_REPEATED_ROW = lazy(
    rb'<table:table-row\b[^>]*number-rows-repeated\s*=\s*["\'](\d{1,18})[^>]*>(.*?)</table:table-row>',
    re.DOTALL,
)
_CELL = lazy(rb"<table:table-cell\b[^>]*value-type[^>]*>")
_REPEATED = lazy(rb'number-columns-repeated\s*=\s*["\'](\d{1,18})')


def check_repeats(content: bytes) -> None:
    """Count the values that an .ods would hold with its repetitions written out.

    Raises `UnreadableFileError` where they are too many: a few lines may stand for a billion.
    """
    values = 0
    for rows, cells in _REPEATED_ROW.findall(content):
        for cell in _CELL.findall(cells):
            columns = _REPEATED.search(cell)
            values += int(rows) * (int(columns[1]) if columns else 1)
    if values > MAX_VALUES:
        raise over_limit(
            f"重复单元格展开后有 {values:,} 个值，上限 {MAX_VALUES:,}",
            f"its repeated cells come to {values:,} values, the limit is {MAX_VALUES:,}",
        )


def read_legacy(data: bytes) -> RawWorkbook:
    """Read a workbook. Raises `UnreadableFileError` where it cannot be."""
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(data))
        return RawWorkbook(
            [
                _read_sheet(book, meta.name, meta.visible == SheetVisibleEnum.Visible)
                for meta in book.sheets_metadata
                if meta.typ == SheetTypeEnum.WorkSheet
            ]
        )
    except PasswordError as error:
        raise encrypted() from error
    except (CalamineError, ValueError) as error:
        raise damaged("内容读不出来", "its content cannot be read") from error
    except BaseException as error:
        # A panic in its native code is no ordinary exception.
        if type(error).__name__ != "PanicException":
            raise
        raise damaged("内容读不出来", "its content cannot be read") from error


def _read_sheet(book: CalamineWorkbook, title: str, visible: bool) -> RawSheet:
    sheet = book.get_sheet_by_name(title)
    merged = tuple((*start, *end) for start, end in sheet.merged_cell_ranges or ())
    rows = sheet.to_python(skip_empty_area=False)
    return RawSheet(title, rows, visible=visible, merged=merged)  # type: ignore[arg-type]
