"""Values as cells hold them: typed where a program would type them, text as nothing but text."""

import re
from datetime import date, datetime
from decimal import Decimal

from openpyxl.cell import Cell, MergedCell

from stagegen.workbooks.look import DATE_TIME_FORMAT
from stagemodel.errors import StagebookError
from stagemodel.pack import Column, Pack
from stagemodel.texts import pick

CellValue = str | Decimal | date | datetime | None
LONGEST = 32_767
"""Characters of a cell; openpyxl would cut what is longer without a word."""

_ISO = re.compile(r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?)?")
_PLAIN_NUMBER = re.compile(r"-?(?:0|[1-9]\d{0,14})(?:\.\d+)?")
_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_ILLEGAL = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")
"""What a text begins with that becomes a formula when somebody edits its cell."""


def cell_value(pack: Pack, column: Column, value: object, lang: str) -> CellValue:
    """Give `value` as the cell holds it.

    An ISO date in a date column becomes a date and a plain number in a number column a number;
    the id of a choice or stage becomes its label. All else stays the text it is. Raises
    StagebookError for a text longer than a cell can hold.
    """
    if value is None or value == "":
        return None
    numeric = column.type in ("number", "money")
    if isinstance(value, date) and column.type == "date":
        return value
    if isinstance(value, int | float | Decimal) and not isinstance(value, bool) and numeric:
        return Decimal(str(value))
    text = _checked(column, str(value), lang)
    if numeric and _PLAIN_NUMBER.fullmatch(text):
        return Decimal(text)
    if column.type == "date" and _ISO.fullmatch(text):
        return _date(text)
    return _label_of(pack, column, text, lang) or text


def put(cell: Cell | MergedCell, value: CellValue) -> None:
    """Write `value`: a text as a string whatever it begins with, never as a formula."""
    if not isinstance(value, str):
        cell.value = value
        if isinstance(value, datetime):
            cell.number_format = DATE_TIME_FORMAT
        return
    cell.value = as_string(value)
    cell.data_type = "s"
    if value.startswith(FORMULA_STARTS):
        # As if typed with an apostrophe: it stays text when somebody edits the cell.
        cell.quotePrefix = True


def as_string(text: str) -> str:
    """Give `text` as a string cell holds it: Excel takes `_x0041_` for that code's character."""
    return _ESCAPE.sub("_x005F_", text)


def clean(text: str) -> str:
    """Give `text` without the characters that XML, and so a spreadsheet, cannot hold."""
    return _ILLEGAL.sub("", text)


def one_line(text: str) -> str:
    """Give `text` cleaned, with single spaces for all its spaces and line breaks."""
    return " ".join(clean(text).split())


def _checked(column: Column, text: str, lang: str) -> str:
    text = clean(text)
    if len(text) > LONGEST:
        label = pick(column.label, lang)
        raise StagebookError(
            f"“{label}”的内容太长：{len(text)} 个字符，单元格最多 {LONGEST} 个。请缩短后重试。",
            f'"{label}" is too long: {len(text)} characters, a cell holds {LONGEST}. Shorten it.',
        )
    return text


def _date(text: str) -> CellValue:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return text  # 2026-02-30: left for the checker to find, not mended here
    return moment if len(text) > len("2024-03-15") else moment.date()


def _label_of(pack: Pack, column: Column, text: str, lang: str) -> str | None:
    if column.type == "stage" and text in pack.state_by_id:
        return pick(pack.state_by_id[text].label, lang)
    if column.choices:
        for choice in pack.choices[column.choices]:
            if choice.id == text:
                return pick(choice.label, lang)
    return None
