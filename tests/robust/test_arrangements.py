"""However tables are stacked on a sheet, each row is read once, or its table named as unused."""

from __future__ import annotations

import io
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import openpyxl
from hypothesis import given, settings
from hypothesis import strategies as st

from robust.teams import PACK, read_team
from stagecheck.reading.binding import Binder
from stagecheck.reading.files import read_bytes
from stagecheck.reading.raw import RawWorkbook

ROWS = read_team("ok/team-zh", date(2025, 6, 20)).rows
BINDER = Binder(PACK)
TITLES = (
    [],
    ["二、第二部分"],
    ["附表 1"],
    ["销售阶段进度表", "2025 年 6 月"],
    ["表三：明细", None],
)
BELOW = (
    [],
    ["合计", 3],
    ["共 5 条"],
    ["备注：以上已核对"],
    ["制表人：", "李雷"],
    ["审核人：韩梅梅"],
)

Line = list[Any]


@dataclass(frozen=True, slots=True)
class Block:
    """One table of the sheet."""

    book: str
    count: int
    """How many rows it has."""
    blanks: int
    title: Line
    left: int
    hints: bool
    page: int
    """After how many rows the header comes again."""
    below: tuple[Line, ...]


@st.composite
def blocks(draw: st.DrawFn) -> Block:
    """Draw a table."""
    book = draw(st.sampled_from(sorted(ROWS)))
    return Block(
        book, draw(st.integers(1, len(ROWS[book]))), draw(st.sampled_from([1, 1, 2, 3, 49, 55])),
        draw(st.sampled_from(TITLES)), draw(st.integers(0, 2)), draw(st.booleans()),
        draw(st.integers(0, 3)), tuple(draw(st.lists(st.sampled_from(BELOW), max_size=3))),
    )  # fmt: skip


def write(lines: list[Line], block: Block) -> list[int]:
    """Write a table below the lines and give the numbers of its rows."""
    columns = list(ROWS[block.book][0])
    book = PACK.workbook(block.book)
    assert book is not None
    header = [book.column(column).label["zh"] for column in columns]
    hint = [[f"({n})" for n in range(1, len(header) + 1)]] if block.hints else []
    pad: Line = [None] * block.left
    lines += [[]] * block.blanks
    lines += [block.title] if block.title else []
    lines += [pad + line for line in (header, *hint)]
    numbers = []
    for place, row in enumerate(ROWS[block.book][: block.count]):
        if place and place == block.page:
            lines += [pad + line for line in (header, *hint)]
        lines.append(pad + [row[column] for column in columns])
        numbers.append(len(lines))
    lines += [pad + line if line else [] for line in block.below]
    return numbers


@settings(deadline=None, max_examples=60)
@given(stack=st.lists(blocks(), min_size=1, max_size=4))
def test_every_row_is_read_once_or_its_table_named(stack):
    # The first header stands in the first rows.
    lines: list[Line] = []
    written: dict[str, list[list[int]]] = {}
    for block in [replace(stack[0], blanks=3), *stack[1:]]:
        written.setdefault(block.book, []).append(write(lines, block))
    book = openpyxl.Workbook()
    for line in lines:
        book.active.append(line)
    out = io.BytesIO()
    book.save(out)
    raw = read_bytes(out.getvalue())
    assert isinstance(raw, RawWorkbook)
    tables = {table.workbook.id: table for table in BINDER.bind(raw, "a.xlsx").tables}
    assert set(tables) == set(written)
    for name, parts in written.items():
        table, codes = tables[name], [problem.code for _, problem in tables[name].problems]
        assert [row.number for row in table.rows] == max(parts, key=len)
        assert codes == ["F018"] * (len(parts) > 1)
