"""What cannot or must not be read: one finding that names the reason, and the rest is checked.

Every kind of file that teams have sent by mistake, or that somebody may send on purpose, as a
real file in one folder beside the worked example.
"""

from __future__ import annotations

import io
import shutil

import docx
import pytest
from msoffcrypto.format.ooxml import OOXMLFile

from stagecheck.reading.package import MAX_ENTRIES, MB
from support.files import package_of, parts_of, saved_as, with_parts, with_text

SOFFICE = shutil.which("soffice")
needs_libreoffice = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")

DTD = {
    "xxe": '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
    "external-dtd": '<!DOCTYPE a SYSTEM "http://127.0.0.1:9/a.dtd">',
    "billion-laughs": '<!DOCTYPE a [<!ENTITY x "ha"><!ENTITY y "&x;&x;&x;&x;&x;&x;&x;&x;">]>',
}
TABLE = "客户名称\t行业\n云帆软件\t金融\n"
HTML = "<html><body><table><tr><td>客户名称</td></tr></table></body></html>"

# File name, what the finding says in each language. The files are made below, by these names.
REFUSED = [
    ("bomb.xlsx", "压缩比超过 500 倍", "500 times"),
    ("many-parts.xlsx", "上限 5,000", "limit is 5,000"),
    ("doubled-part.xlsx", "重复出现", "occurs twice"),
    ("outside-grid.xlsx", "超出工作表范围", "outside the grid"),
    ("large.xlsx", "上限 50 MB", "limit is 50 MB"),
    *((f"{name}.xlsx", "DOCTYPE", "DOCTYPE") for name in DTD),
    ("dtd-in-minutes.docx", "DOCTYPE", "DOCTYPE"),
    ("password.xlsx", "密码", "password"),
    ("password.docx", "密码", "password"),
    ("empty.xlsx", "0 字节", "0 bytes"),
    ("empty.docx", "0 字节", "0 bytes"),
    ("zeros.xlsx", "全是零", "zero bytes"),
    ("truncated.xlsx", "损坏或不完整", "damaged or cut short"),
    ("truncated.docx", "损坏或不完整", "damaged or cut short"),
    ("csv.xlsx", "CSV", "CSV"),
    ("csv-gbk.xls", "CSV", "CSV"),
    ("tsv.xls", "纯文本", "plain text"),
    ("html.xls", "网页", "web page"),
    ("xml-2003.xls", "XML 2003", "XML spreadsheet"),
    ("pdf.xlsx", "PDF", "PDF"),
    ("picture.xlsx", "PNG", "PNG"),
    ("archive.xlsx", "ZIP 压缩包", "zip archive"),
    ("slides.xlsx", "演示文稿", "presentation"),
    ("minutes.xlsx", "Word 文档", "a Word document"),
    ("workbook.docx", "Excel 工作簿", "an Excel workbook"),
    ("no-sheet-part.xlsx", "缺少部件", "is missing"),
    ("broken-xml.xlsx", "不是有效的 XML", "not valid XML"),
]
FROM_LIBREOFFICE = [
    ("old-word.docx", "旧版 Word", "old Word document"),
    ("old-word.xls", "旧版 Word", "old Word document"),
    ("text.ods", "OpenDocument 文字", "OpenDocument text"),
    ("cut.xls", "末尾缺失", "its end is missing"),
]


def encrypted(data: bytes) -> bytes:
    out = io.BytesIO()
    OOXMLFile(io.BytesIO(data)).encrypt("secret", out)
    return out.getvalue()


@pytest.fixture(scope="module")
def refused_files(example):
    book, minutes = example["客户信息跟踪表.xlsx"], example["谈判纪要.docx"]
    parts = parts_of(book)
    sheet = "xl/worksheets/sheet1.xml"
    far = '<row r="1048577"><c r="A1048577"><v>1</v></c></row></sheetData>'
    slides = parts["[Content_Types].xml"].replace(b"spreadsheetml.sheet", b"presentationml.slide")
    memo = docx.Document()
    memo.add_paragraph("会议通知")
    plain = io.BytesIO()
    memo.save(plain)
    files = {
        "bomb.xlsx": with_parts(book, {"xl/media/image1.png": bytes(20 * MB)}),
        "many-parts.xlsx": with_parts(book, {f"x/{n}": b"" for n in range(MAX_ENTRIES)}),
        "outside-grid.xlsx": with_text(book, sheet, "</sheetData>", far),
        "large.xlsx": book + bytes(51 * MB),
        "dtd-in-minutes.docx": with_text(
            minutes, "word/document.xml", "<w:document", f"{DTD['xxe']}<w:document"
        ),
        "password.xlsx": encrypted(book),
        "password.docx": encrypted(minutes),
        "empty.xlsx": b"",
        "empty.docx": b"",
        "zeros.xlsx": bytes(len(book)),
        "truncated.xlsx": book[: len(book) * 2 // 3],
        "truncated.docx": minutes[: len(minutes) * 2 // 3],
        "csv.xlsx": TABLE.replace("\t", ",").encode("utf-8-sig"),
        "csv-gbk.xls": TABLE.replace("\t", ",").encode("gb18030"),
        "tsv.xls": TABLE.encode("utf-16"),
        "html.xls": HTML.encode("gb18030"),
        "xml-2003.xls": b'<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n'
        b'<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet/></Workbook>',
        "pdf.xlsx": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n",
        "picture.xlsx": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
        "archive.xlsx": package_of({"客户信息跟踪表.xlsx": book}),
        "slides.xlsx": with_parts(book, {"[Content_Types].xml": slides}),
        "minutes.xlsx": minutes,
        "workbook.docx": book,
        "no-sheet-part.xlsx": package_of({k: v for k, v in parts.items() if k != sheet}),
        "broken-xml.xlsx": with_text(book, "xl/workbook.xml", "</sheets>", "</sheet>"),
    }
    with pytest.warns(UserWarning, match="Duplicate name"):
        files["doubled-part.xlsx"] = package_of([*parts.items(), (sheet, parts[sheet])])
    for name, dtd in DTD.items():
        files[f"{name}.xlsx"] = with_text(book, "xl/workbook.xml", "<workbook", f"{dtd}<workbook")
    return files, plain.getvalue()


@pytest.fixture(scope="module")
def report(check, example, refused_files):
    return check(example | refused_files[0])


@pytest.fixture(scope="module")
def report_of_saved(check, example, refused_files, tmp_path_factory):
    folder = tmp_path_factory.mktemp("saved")
    memo = refused_files[1]
    old_word = saved_as(memo, "doc", folder, "docx")
    old_book = saved_as(example["客户信息跟踪表.xlsx"], "xls", folder)
    files = {
        "old-word.docx": old_word,
        "old-word.xls": old_word,
        "text.ods": saved_as(memo, "odt", folder, "docx"),
        "cut.xls": old_book[: len(old_book) // 4],
    }
    return check(example | files)


def says(report, name, zh, en):
    (file,) = [file for file in report.files if file.path == name]
    assert file.status == "unreadable"
    (finding,) = [finding for finding in report.findings if finding.at.file == name]
    assert finding.code == "F001"
    assert zh in finding.message["zh"]
    assert en in finding.message["en"]


def test_every_file_has_its_line(refused_files):
    assert sorted(refused_files[0]) == sorted(name for name, *_ in REFUSED)


@pytest.mark.parametrize(("name", "zh", "en"), REFUSED)
def test_the_reason_is_named(report, name, zh, en):
    says(report, name, zh, en)


def test_the_rest_is_checked_as_usual(report, usual):
    names = {name for name, *_ in REFUSED}
    # Minutes, and a customer's latest date, may be in a file that cannot be read: the rules that
    # miss them then say nothing.
    expected = [f for f in usual.findings if f.code not in ("T008", "D004")]
    assert [f for f in report.findings if f.at.file not in names] == expected


@needs_libreoffice
@pytest.mark.parametrize(("name", "zh", "en"), FROM_LIBREOFFICE)
def test_the_reason_is_named_for_other_programs_files(report_of_saved, name, zh, en):
    says(report_of_saved, name, zh, en)
