"""Real files for the readers: workbooks made with openpyxl, their parts changed by hand."""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import openpyxl
import pytest

from stagecheck.reading import spawn
from stagecheck.reading.binding import Binder, Bound
from stagecheck.reading.files import read_bytes
from stagecheck.reading.raw import RawWorkbook
from stagemodel.load import load_pack
from stagemodel.pack import Pack

Rows = Sequence[Sequence[Any]]

HEADERS = {
    "customer-tracking": [
        "客户名称", "行业", "企业规模", "联系人", "职务", "联系方式", "线索来源", "开发阶段",
        "负责人", "首次接触时间", "预计成交时间", "备注",
    ],
    "stage-progress": [
        "客户名称", "当前阶段", "阶段开始时间", "预计完成时间", "已完成动作", "待办事项",
        "风险点", "负责人",
    ],
    "customer-needs": [
        "客户名称", "需求类型", "具体需求描述", "优先级", "客户痛点", "解决方案方向", "确认人",
        "确认时间",
    ],
    "contract-terms": [
        "合同编号", "客户名称", "合同金额(万元)", "签订日期", "付款方式", "交付周期",
        "主要条款(如服务范围)", "负责人", "归档状态",
    ],
}  # fmt: skip


@pytest.fixture(scope="session")
def pack() -> Pack:
    return load_pack()


@pytest.fixture(scope="session")
def headers() -> Mapping[str, list[str]]:
    """The Chinese headers of each workbook."""
    return HEADERS


@pytest.fixture(scope="session")
def make_book() -> Callable[..., bytes]:
    """Make an .xlsx of sheets given as rows; `edit` may change the openpyxl workbook."""

    def make(sheets: Mapping[str, Rows], edit: Callable[[Any], None] | None = None) -> bytes:
        book = openpyxl.Workbook()
        book.remove(book.active)
        for title, rows in sheets.items():
            sheet = book.create_sheet(title)
            for row in rows:
                sheet.append(list(row))
        if edit:
            edit(book)
        out = io.BytesIO()
        book.save(out)
        return out.getvalue()

    return make


@pytest.fixture(scope="session")
def change_parts() -> Callable[..., bytes]:
    """Give a package again with each part as `change(name, content)` returns it; none drops it."""

    def apply(data: bytes, change: Callable[[str, bytes], bytes | None]) -> bytes:
        out = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", 8) as new:
            for name in old.namelist():
                content = change(name, old.read(name))
                if content is not None:
                    new.writestr(name, content)
        return out.getvalue()

    return apply


@pytest.fixture(scope="session")
def read() -> Callable[[bytes], RawWorkbook]:
    def read_workbook(data: bytes) -> RawWorkbook:
        raw = read_bytes(data)
        assert isinstance(raw, RawWorkbook)
        return raw

    return read_workbook


@pytest.fixture(scope="session")
def bind(pack: Pack, read: Callable[[bytes], RawWorkbook]) -> Callable[[bytes], Bound]:
    binder = Binder(pack)
    return lambda data: binder.bind(read(data), "a.xlsx")


@pytest.fixture(params=["posix_spawn", "subprocess"])
def every_way(request, monkeypatch):
    """Start processes in both ways there are: Windows has only the second."""
    if request.param == "subprocess":
        monkeypatch.setattr(spawn, "_IS_POSIX", False)
    elif not hasattr(os, "posix_spawn"):
        pytest.skip("this system has no posix_spawn")


@pytest.fixture
def honest(tmp_path, make_book):
    """The path of a workbook that nothing is wrong with."""
    path = tmp_path / "好.xlsx"
    path.write_bytes(make_book({"表": [["云帆"]]}))
    return path
