"""Files that are unusual but honest say the same as plain ones, and do nothing of their own."""

from __future__ import annotations

import io
import os
import re
import shutil
import socket
import sys
from datetime import datetime
from types import SimpleNamespace

import openpyxl
import pytest

from stagecheck.check import check_paths
from stagecheck.reading import files
from stagemodel.values.text import normalise
from support.files import TODAY, parts_of, saved_as, with_parts, with_text
from support.xlsb import make_xlsb

TRACKING, STAGES = "客户信息跟踪表.xlsx", "销售阶段进度表.xlsx"
CONTRACTS, MINUTES = "合同关键信息表.xlsx", "谈判纪要.docx"
SOFFICE = shutil.which("soffice")
WIDE = {code: code + 0xFEE0 for code in range(0x21, 0x7F) if chr(code) != "*"}
needs_libreoffice = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")


def told(report):
    """The findings without their addresses, which may move, and the width of their letters."""
    return sorted(
        (f.code, f.at.workbook or "", f.at.column or "", normalise(f.at.row or ""),
         normalise(f.message["zh"]))
        for f in report.findings
    )  # fmt: skip


def edited(data, edit):
    book = openpyxl.load_workbook(io.BytesIO(data))
    edit(book, book.worksheets[0])
    book.properties.modified = datetime(2024, 6, 1)
    out = io.BytesIO()
    book.save(out)
    # openpyxl writes the time of saving itself.
    core = parts_of(out.getvalue())["docProps/core.xml"]
    day = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>2024-06-01T08:00:00Z", core)
    return with_parts(out.getvalue(), {"docProps/core.xml": day})


def protect(book, sheet):
    sheet.protection.sheet = True
    sheet.protection.password = "secret"
    book.security = openpyxl.workbook.protection.WorkbookProtection(lockStructure=True)


def count_from_1904(book, sheet):
    book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904


def blank_row(book, sheet):
    for column in range(1, sheet.max_column + 1):
        sheet.cell(6, column).value = sheet.cell(5, column).value
        sheet.cell(5, column).value = None


def full_width(book, sheet):
    for row in (4, 5):
        for column in (1, 2):
            wide = str(sheet.cell(row, column).value).translate(WIDE)
            sheet.cell(row, column).value = wide


def filtered(book, sheet):
    sheet.auto_filter.ref = f"A3:I{sheet.max_row}"
    sheet.auto_filter.add_filter_column(0, ["nobody"])


@pytest.mark.parametrize(
    ("edit", "name"),
    [
        (protect, TRACKING), (count_from_1904, TRACKING), (count_from_1904, CONTRACTS),
        (full_width, CONTRACTS), (filtered, STAGES),
    ],
)  # fmt: skip
def test_harmless_oddities_change_nothing(check, example, usual, edit, name):
    assert told(check(example | {name: edited(example[name], edit)})) == told(usual)


def hide(book, sheet):
    sheet.row_dimensions[5].hidden = True


def merge(book, sheet):
    sheet.merge_cells("F4:G4")


@pytest.mark.parametrize(
    ("edit", "code", "cell"),
    [(hide, "F009", "A5"), (merge, "F010", "F4"), (blank_row, "F013", "A5")],
)
def test_what_the_sheet_shows_is_told_once_and_all_rows_are_checked(
    check, example, usual, edit, code, cell
):
    report = check(example | {STAGES: edited(example[STAGES], edit)})
    new = [f for f in report.findings if f.code == code]
    assert [(f.at.file, f.at.cell) for f in new] == [(STAGES, cell)]
    if edit is not merge:  # what lay under the merged cells is gone
        assert [line for line in told(report) if line[0] != code] == told(usual)


@pytest.fixture(scope="module")
def by_format(example, tmp_path_factory):
    """The contracts as other programs save them."""
    folder = tmp_path_factory.mktemp("formats")
    xls = saved_as(example[CONTRACTS], "xls", folder)
    return {
        ".xls": xls,
        ".et": xls,  # WPS writes the same records under its own ending
        ".ods": saved_as(example[CONTRACTS], "ods", folder),
        ".xlsx": saved_as(example[CONTRACTS], "xlsx", folder),
    }


def findings_with(check, example, name, data):
    """What is found when another format stands in the place of the contracts, under its name."""
    others = {other: content for other, content in example.items() if other != CONTRACTS}
    return told(check(others | {name: data}))


@needs_libreoffice
@pytest.mark.parametrize("suffix", [".xls", ".et", ".ods", ".xlsx"])
def test_other_formats_say_the_same(check, example, usual, by_format, suffix):
    found = findings_with(check, example, f"合同{suffix}", by_format[suffix])
    assert found == told(usual)


def test_a_binary_workbook_says_the_same(check, example, usual):
    sheet = openpyxl.load_workbook(io.BytesIO(example[CONTRACTS])).worksheets[0]
    rows = [
        [v.date() if isinstance(v, datetime) else v for v in row]
        for row in sheet.iter_rows(min_row=3, max_row=5, values_only=True)
    ]
    found = findings_with(check, example, "合同.xlsb", make_xlsb("合同", rows))
    assert found == told(usual)


@pytest.fixture
def listener():
    """A server that nobody may call: gives its address."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        yield f"127.0.0.1:{server.getsockname()[1]}"
        with pytest.raises(TimeoutError):
            server.accept()


def test_external_links_are_not_followed(check, example, usual, listener):
    rels = "xl/_rels/workbook.xml.rels"
    link = (
        '<Relationship Id="rId98" TargetMode="External" Type="http://schemas.openxmlformats.org/'
        f'officeDocument/2006/relationships/externalLink" Target="http://{listener}/a.xlsx"/>'
        "</Relationships>"
    )
    linked = with_text(example[CONTRACTS], rels, "</Relationships>", link)
    parts = parts_of(linked)
    (sheet,) = [name for name in parts if name.endswith("sheet1.xml")]
    text = parts[sheet].decode()
    plain = re.search(r'<c r="C4"([^>]*)><v>85</v></c>', text)
    assert plain
    formula = f'<c r="C4"{plain[1]}><f>WEBSERVICE("http://{listener}/")</f><v>85</v></c>'
    linked = with_parts(linked, {sheet: text.replace(plain[0], formula).encode()})
    template = (
        f'<Relationship Id="rId98" TargetMode="External" Type="http://schemas.openxmlformats.org/'
        f'officeDocument/2006/relationships/attachedTemplate" Target="http://{listener}/a.dotm"/>'
        "</Relationships>"
    )
    minutes = with_text(
        example[MINUTES], "word/_rels/document.xml.rels", "</Relationships>", template
    )
    assert told(check(example | {CONTRACTS: linked, MINUTES: minutes})) == told(usual)


def test_macros_are_never_looked_at(check, example, usual):
    types = parts_of(example[CONTRACTS])["[Content_Types].xml"].replace(
        b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
        b"application/vnd.ms-excel.sheet.macroEnabled.main+xml",
    )
    macro = {"[Content_Types].xml": types, "xl/vbaProject.bin": os.urandom(4096)}
    found = findings_with(check, example, "合同.xlsm", with_parts(example[CONTRACTS], macro))
    assert found == told(usual)


def test_locks_and_hidden_files_are_no_submission(check, example, usual):
    left_over = {f"~${CONTRACTS}": b"\x05Zhang" + bytes(160), f".~lock.{CONTRACTS}#": b"Zhang"}
    report = check(example | left_over | {".stagebook-0123456789abcdef.tmp": example[CONTRACTS]})
    assert told(report) == told(usual)
    skipped = {f.path: f.note for f in report.files if f.status == "skipped"}
    assert list(skipped) == [f"~${CONTRACTS}"]
    assert set(skipped[f"~${CONTRACTS}"]) == {"zh", "en"}


def test_a_file_still_in_the_cloud_is_not_pulled_down(monkeypatch):
    """What Windows says of a placeholder is given by hand: no other system makes one."""

    class Placeholder:
        st_file_attributes, st_mode, st_size = 0x0040_0000, 0o100644, 5000

    def download(*_):
        raise AssertionError("reading it downloads it")

    monkeypatch.setattr(files, "os", SimpleNamespace(stat=lambda path: Placeholder))
    monkeypatch.setattr(files, "open", download, raising=False)
    failure = files.read_file("云.xlsx")
    assert "请先下载" in failure.reason["zh"] and "download it first" in failure.reason["en"]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such file names")
def test_file_names_written_in_gbk(pack, example, usual, tmp_path):
    folder = tmp_path / os.fsdecode("华东".encode("gb18030"))
    folder.mkdir()
    for name, data in example.items():
        (folder / os.fsdecode(name.encode("gb18030"))).write_bytes(data)
    report = check_paths([folder], pack, TODAY)
    assert [f.path for f in report.files] == [f.path for f in usual.files]
    assert told(report) == told(usual)
