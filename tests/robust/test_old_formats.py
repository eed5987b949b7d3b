"""What a sheet shows beside its values is told alike, whichever format it is saved in."""

from __future__ import annotations

import io
import re
import shutil
import struct
from datetime import datetime

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.worksheet.datavalidation import DataValidation

from support.files import all_saved_as, parts_of, with_parts
from support.old_files import with_stream
from support.xlsb import Around, Error, Formula, Percent, make_xlsb

CONTRACTS = "合同关键信息表.xlsx"
HIDDEN_ROW, HIDDEN_COLUMN = 4, 7
COMMENT = "stagebook: ignore R003 由专员转交"
ROWS = [
    ["HT20240403", "*集团", Percent(0.85), Formula(45442.0), "50%预付款,50%验收款", "30天",
     "定制开发", "*专员", "已归档"],
    ["HT20240404", "*集团", Formula(120.0), "待签订", "50%预付款,50%验收款",
     Formula(Error("#DIV/0!")), Error("#N/A"), "*专员", "审核中"],
]  # fmt: skip
FORMULAS = {45442.0: "=D4+10", 120.0: "=60+60", Error("#DIV/0!"): "=1/0"}
TOLD = {"F007", "F009", "F010", "F012", "F013", "F016", "V006"}
needs_libreoffice = pytest.mark.skipif(
    shutil.which("soffice") is None, reason="LibreOffice is not installed"
)


def told(report):
    """The findings without the file, whose name has the ending of its format."""
    return [
        (f.code, f.at.workbook, f.at.cell, f.at.column, f.at.row, f.message["zh"], f.found)
        for f in report.findings
    ]


@pytest.fixture(scope="module")
def findings(check, example):
    """What is found when a file stands in the place of the contracts."""
    others = {name: data for name, data in example.items() if name != CONTRACTS}
    return lambda suffix, data: told(check(others | {f"合同.{suffix}": data}))


def odd_book(example, *, date1904=False):
    """The contracts with a little of everything that stands around values."""
    book = openpyxl.load_workbook(io.BytesIO(example[CONTRACTS]))
    if date1904:
        book.epoch = CALENDAR_MAC_1904
    sheet = book.worksheets[0]
    for number, row in enumerate(ROWS, 7):
        for column, value in enumerate(row, 1):
            cell = sheet.cell(number, column)
            cell.number_format = "0%" if isinstance(value, Percent) else "General"
            match value:
                case Percent():
                    cell.value = value.number
                case Formula():
                    cell.value = FORMULAS[value.saved]
                case Error():
                    cell.value, cell.data_type = value.word, "e"
                case _:
                    cell.value = value
    sheet.row_dimensions[HIDDEN_ROW + 1].hidden = True
    sheet.column_dimensions["H"].hidden = True
    sheet.merge_cells("G7:G8")
    sheet["H5"].comment = Comment(COMMENT, "Li Na")
    sheet.data_validations.dataValidation = []
    words = DataValidation(type="list", formula1='"未归档,审核中,已归档"')
    words.add("I4:I6")
    sheet.add_data_validation(words)
    book.custom_doc_props["stagebook.version"].value = "0.9"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.fixture(scope="module")
def saved(example, tmp_path_factory):
    """The odd contracts as LibreOffice saves them, by format and system of dates."""
    folder = tmp_path_factory.mktemp("saved")
    books = {"1900": odd_book(example), "1904": odd_book(example, date1904=True)}
    return {suffix: all_saved_as(books, suffix, folder) for suffix in ("xlsx", "xls", "ods")}


@needs_libreoffice
@pytest.mark.parametrize("epoch", ["1900", "1904"])
@pytest.mark.parametrize("suffix", ["xls", "ods"])
def test_every_format_tells_the_same(findings, saved, suffix, epoch):
    found = findings(suffix, saved[suffix][epoch])
    assert found == findings("xlsx", saved["xlsx"]["1900"])
    codes = {code for code, *_ in found}
    assert codes >= TOLD
    # The comment leaves out one, the day that a formula gave is no typed text.
    assert not codes & {"R003", "F017", "V003", "D007"}


def uncalculated(suffix, data):
    """The same workbook as a program writes it that does not calculate."""
    if suffix == "xls":
        return with_stream(data, "Workbook", _no_results)
    part = {"ods": "content.xml", "xlsx": "xl/worksheets/sheet1.xml"}[suffix]
    text = parts_of(data)[part].decode()
    if suffix == "xlsx":
        text = re.sub(r"(</f>)<v>[^<]*</v>", r"\1", text)
    else:
        text = re.sub(
            r'(<table:table-cell[^>]* table:formula="[^"]*")[^>]*><text:p>[^<]*</text:p>',
            r"\1>",
            text,
        )
    return with_parts(data, {part: text.encode()})


def _no_results(records):
    """Let every formula have the empty text for a result, and nobody have calculated."""
    changed, place = bytearray(records), 0
    while place + 4 <= len(records):
        kind, size = struct.unpack_from("<HH", records, place)
        if kind == 0x06:
            changed[place + 10 : place + 18] = b"\3\0\0\0\0\0\xff\xff"
        elif kind == 0x1C1:
            changed[place : place + 2] = b"\xff\x0f"
        place += 4 + size
    return bytes(changed)


@needs_libreoffice
def test_a_formula_without_a_saved_value_is_never_a_blank(findings, saved):
    found = {
        suffix: findings(suffix, uncalculated(suffix, saved[suffix]["1900"]))
        for suffix in ("xlsx", "xls", "ods")
    }
    assert [cell for code, _, cell, *_ in found["xlsx"] if code == "F011"] == ["D7", "C8", "F8"]
    assert found["xls"] == found["ods"] == found["xlsx"]


@needs_libreoffice
@pytest.mark.parametrize("date1904", [False, True])
def test_a_binary_workbook_tells_the_same(findings, example, saved, date1904):
    sheet = openpyxl.load_workbook(io.BytesIO(example[CONTRACTS])).worksheets[0]
    rows = [
        [v.date() if isinstance(v, datetime) else v for v in row]
        for row in sheet.iter_rows(max_row=6, values_only=True)
    ]
    day = Formula(45442.0 - 1462 * date1904)
    rows += [[day if value == Formula(45442.0) else value for value in row] for row in ROWS]
    around = Around(
        hidden_rows=frozenset({HIDDEN_ROW}), hidden_columns=frozenset({HIDDEN_COLUMN}),
        merged=((6, 7, 6, 6),), comments={(4, 7): COMMENT}, date1904=date1904,
        stamp={"stagebook.workbook": "contract-terms", "stagebook.version": "0.9"},
    )  # fmt: skip
    found = findings("xlsb", make_xlsb("合同关键信息表", rows, around))
    # Nothing is told of its dropdowns, which stand in records that are not read.
    expected = findings("xlsx", saved["xlsx"]["1900"])
    assert found == [line for line in expected if line[0] != "F016"]
