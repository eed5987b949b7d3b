"""A sample team's rows, and ways to write them that people have: layouts that change nothing."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
from hypothesis import strategies as st
from opencc import OpenCC
from openpyxl.utils import get_column_letter
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from stagemodel.load import load_pack
from stagemodel.pack import Column

SAMPLES = Path(__file__).resolve().parent.parent.parent / "samples"
PACK = load_pack("standard")
HEADER_ROW = 3
"""Of the workbooks that stagebook makes."""

Row = dict[str, Any]
to_traditional = OpenCC("s2t").convert


@dataclass(frozen=True, slots=True)
class Team:
    """A submission taken apart: rows by workbook and column id, and the documents as they are."""

    as_of: date
    rows: Mapping[str, list[Row]]
    documents: Mapping[str, bytes]


@cache
def read_team(name: str, as_of: date) -> Team:
    """Take a sample apart."""
    rows: dict[str, list[Row]] = {}
    for book in PACK.workbooks:
        sheet = openpyxl.load_workbook(SAMPLES / name / book.file["zh"]).worksheets[0]
        labels = {column.label["zh"]: column.id for column in book.columns}
        header, *body = sheet.iter_rows(min_row=HEADER_ROW, values_only=True)
        rows[book.id] = [
            {labels[label]: value for label, value in zip(header, values, strict=True) if label}
            for values in body
            if any(value is not None for value in values)
        ]
    documents = {path.name: path.read_bytes() for path in (SAMPLES / name).glob("*.docx")}
    return Team(as_of, rows, documents)


@dataclass(frozen=True, slots=True)
class Layout:
    """How one workbook is written."""

    order: tuple[str, ...]
    top: int = 0
    left: int = 0
    headers: Mapping[str, int] = field(default_factory=dict)
    """Which spelling each header has."""
    traditional: bool = False
    """Choices in traditional characters."""
    suffix: bool = False
    """Stages called 阶段."""
    wide: bool = False
    """Contract numbers in full-width characters."""
    date1904: bool = False
    spare: bool = False
    """A column without a header beside the table."""
    hints: bool = False
    """A line that says 必填 and 选填 right under the header."""
    signed: bool = False
    """A sum, a remark and a signature line below the data."""
    page: int = 0
    """After how many rows the header comes again; 0 for never."""

    def line(self, row: int) -> int:
        """Give the number of the line, from 1, that a data row stands in."""
        again = self.page and row >= self.page
        return self.top + row + 2 + self.hints + bool(again)

    def address(self, row: int, column: str) -> str:
        """Give where a data row's cell stands."""
        place = self.left + self.order.index(column) + 1
        return f"{get_column_letter(place)}{self.line(row)}"


def spellings(column: Column) -> list[str]:
    """Give headers that mean a column; those with a unit keep it."""
    label = column.label["zh"]
    same = [label, to_traditional(label)]
    if column.type == "money":
        return same
    aliases = [alias for alias in column.aliases if not alias.isascii()]
    return [*same, f"{label}*", f"{label}（必填）", f" {label} ", f"{label} {column.label['en']}",
            "\n".join((label[:2], label[2:])), *aliases]  # fmt: skip


@st.composite
def layouts(draw: st.DrawFn, team: Team, book_id: str) -> Layout:
    """Draw a layout for a workbook."""
    book = PACK.workbook(book_id)
    assert book is not None
    columns = list(team.rows[book_id][0])
    return Layout(
        tuple(draw(st.permutations(columns))),
        draw(st.integers(0, 8)),
        draw(st.integers(0, 3)),
        {c: draw(st.integers(0, len(spellings(book.column(c))) - 1)) for c in columns},
        *(draw(st.booleans()) for _ in range(7)),
        draw(st.integers(0, 3)),
    )


def write_workbook(book_id: str, rows: list[Row], layout: Layout) -> bytes:
    """Write rows in a layout."""
    book = PACK.workbook(book_id)
    assert book is not None
    made = openpyxl.Workbook()
    if layout.date1904:
        made.epoch = CALENDAR_MAC_1904
    sheet = made.active
    for row in range(layout.top):
        sheet.cell(row + 1, 1).value = ("销售部内部资料", None, "填写时请勿改动表头")[row % 3]
    for place, name in enumerate(layout.order, start=layout.left + 1):
        column = book.column(name)
        header = spellings(column)[layout.headers.get(name, 0)]
        sheet.cell(layout.top + 1, place).value = header
        if layout.page:
            sheet.cell(layout.line(layout.page) - 1, place).value = header
        if layout.hints:
            sheet.cell(layout.top + 2, place).value = "必填" if column.required else "选填"
        for number, row in enumerate(rows):
            value = _spelled(row.get(name), column, layout)
            cell = sheet.cell(layout.line(number), place)
            cell.value = value
            if isinstance(value, date):
                cell.number_format = "yyyy/m/d"
            elif isinstance(value, str) and value.startswith("#"):
                cell.data_type = "e"
    if layout.spare:
        sheet.cell(layout.top + 2, layout.left + len(layout.order) + 2).value = "张总已阅"
    if layout.signed:
        below = layout.line(len(rows))
        lines = (
            ["合计", len(rows)],
            [],
            ["备注：以上均已核对"],
            ["制表人：", "李雷", "审核人：", "韩梅"],
        )
        for number, line in enumerate(lines, start=below):
            for place, text in enumerate(line, start=layout.left + 1):
                sheet.cell(number, place).value = text
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def _spelled(value: Any, column: Column, layout: Layout) -> Any:
    if isinstance(value, datetime) and value.time() == datetime.min.time():
        return value.date()
    if not isinstance(value, str) or value.startswith(("=", "#")):
        return value
    if column.type == "stage" and layout.suffix and not value.endswith("阶段"):
        value = f"{value}阶段" if value not in ("搁置", "流失") else value
    if column.type in ("choice", "stage") and layout.traditional:
        return to_traditional(value)
    if column.id == "number" and layout.wide:
        return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in value)
    return value
