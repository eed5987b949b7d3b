"""A row of a roster: the order it gives, or why it gives none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from stagecheck.findings import say
from stagecheck.reading.celltext import tidy
from stagegen.workbooks.order import Order, chosen_columns, chosen_workbooks
from stagemodel.cells import Cell
from stagemodel.errors import StagebookError
from stagemodel.pack import Pack
from stagemodel.roster import COLUMNS, COMPANY, LANGUAGE, OWNERS, PERIOD, TEAM
from stagemodel.submission import Row
from stagemodel.texts import Texts, pick

_LONGEST = 200
"""Characters of a name that is to stand in a title or a dropdown."""
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}( \d{2}:\d{2}(:\d{2})?)?")
_BETWEEN_NAMES = re.compile(r"[、,，;；\r\n]+")


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to be said of a cell of the roster."""

    cell: str
    words: Texts


def order_of(row: Row, order: Order) -> Order:
    """Give a row's order; `order` has what the row leaves blank, and what is for all rows."""
    language = row.value(LANGUAGE)
    return replace(
        order,
        lang=language if isinstance(language, str) else order.lang,
        company=written(row, COMPANY) or order.company,
        period=written(row, PERIOD) or order.period,
        owners=_listed(row, OWNERS) or order.owners,
        columns=tuple(dict.fromkeys((*order.columns, *_listed(row, COLUMNS)))),
    )


def written(row: Row, column: str) -> str:
    """Give what is written in a cell, on one line; nothing where that is no answer."""
    cell = row.cells.get(column)
    return " ".join(tidy(cell.text).split()) if cell and cell.filled else ""


def refusals(row: Row, order: Order, pack: Pack) -> Iterator[Remark]:
    """Give what stands against making a row; `order` is the row's own, for `pack`."""
    for column, cell in row.cells.items():
        yield from _not_in_list(cell)
        if column in (TEAM, COMPANY, PERIOD):
            yield from _a_date(cell, written(row, column))
        if column in (TEAM, COMPANY, PERIOD, OWNERS):
            names = _listed(row, column) if column == OWNERS else (written(row, column),)
            yield from _too_long(cell, max(map(len, names), default=0))
    column = LANGUAGE
    try:
        books = chosen_workbooks(pack, order)
        column = COLUMNS
        chosen_columns(books, order)
    except StagebookError as error:
        yield Remark((row.cells.get(column) or row.cells[TEAM]).ref, error.texts)


def _listed(row: Row, column: str) -> tuple[str, ...]:
    cell = row.cells.get(column)
    parts = _BETWEEN_NAMES.split(cell.text) if cell and cell.filled else []
    names = (" ".join(tidy(part).split()) for part in parts)
    return tuple(dict.fromkeys(name for name in names if name))


def _not_in_list(cell: Cell) -> Iterator[Remark]:
    for problem in cell.problems:
        if problem.code == "V002":
            label, reason = cell.column.label, problem.reason
            yield Remark(
                cell.ref,
                say(
                    f"“{pick(label, 'zh')}”没有“{cell.text}”这个选项。{reason['zh']}",
                    f'{pick(label, "en")} has no choice "{cell.text}". {reason["en"]}',
                ),
            )


def _a_date(cell: Cell, text: str) -> Iterator[Remark]:
    """Excel makes a date of a period such as 2024年6月 and shows it so, but does not store that."""
    if _DAY.fullmatch(text):
        label = cell.column.label
        yield Remark(
            cell.ref,
            say(
                f"“{pick(label, 'zh')}”是日期 {text}，看不出要写成什么样。"
                "请把单元格格式改为“文本”再填，如 2024年6月。",
                f"{pick(label, 'en')} is the date {text}, which does not tell how to write it. "
                "Set the cell's format to Text and write it again, such as June 2024.",
            ),
        )


def _too_long(cell: Cell, length: int) -> Iterator[Remark]:
    if length > _LONGEST:
        label = cell.column.label
        yield Remark(
            cell.ref,
            say(
                f"“{pick(label, 'zh')}”太长：{length} 个字符，最多 {_LONGEST} 个。",
                f"{pick(label, 'en')} is too long: {length} characters, at most {_LONGEST}.",
            ),
        )
