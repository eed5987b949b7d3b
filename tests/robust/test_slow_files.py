"""Small files made to take a reader minutes or gigabytes are read or refused within seconds."""

import io
import time

import openpyxl
import pytest

from stagecheck.reading.files import read_bytes
from stagecheck.reading.raw import RawDocument, RawWorkbook
from stagecheck.reading.reader import Reader
from stagemodel.errors import StagebookError
from support.files import parts_of, with_parts, with_text

SHEET = "xl/worksheets/sheet1.xml"
SECONDS = 8
"""Each took minutes before; a busy machine may need its time."""


def told(data):
    """Read in time: what was read, or why not."""
    start = time.process_time()
    try:
        answer = read_bytes(data)
    except StagebookError as error:
        answer = error
    assert time.process_time() - start < SECONDS
    return answer


@pytest.fixture
def book(example):
    return example["客户信息跟踪表.xlsx"]


UNCLOSED = {
    "error": "".join(f'<c r="A{n}" t="e"><v>#REF!</v>' for n in range(60, 60_000)),
    "formula": "".join(f'<c r="A{n}"><f>1</f>' for n in range(60, 60_000)),
    "cell": '<c r="A60" ' * 60_000,
    "row": '<row hidden="0" ' * 60_000,
}


@pytest.mark.parametrize("kind", UNCLOSED)
def test_elements_that_are_not_closed(book, kind):
    answer = told(with_text(book, SHEET, "</sheetData>", f"{UNCLOSED[kind]}</sheetData>"))
    assert isinstance(answer, StagebookError)


@pytest.mark.parametrize("element", ['<dataValidation type="list" ', '<col hidden="0" '])
def test_elements_around_the_cells_that_are_not_closed(book, element):
    assert told(with_text(book, SHEET, "</sheetData>", f"</sheetData>{element * 60_000}"))


def test_dropdowns_without_a_range(book):
    many = '<x14:dataValidation xmlns:x14="x" type="list"/>' * 60_000
    data = with_text(book, SHEET, "</sheetData>", f"</sheetData><extLst>{many}</extLst>")
    assert isinstance(told(data), RawWorkbook)


@pytest.mark.parametrize("code", ["[" * 60_000, "[h" * 30_000])
def test_number_formats_of_thousands_of_brackets(book, code):
    styles = parts_of(book)["xl/styles.xml"].decode()
    start = styles.index(">", styles.index("<styleSheet")) + 1
    formats = f'<numFmts><numFmt numFmtId="200" formatCode="{code}"/></numFmts>'
    styles = f"{styles[:start]}{formats}{styles[start:]}"
    styles = styles.replace("</cellXfs>", '<xf numFmtId="200"/>' * 200 + "</cellXfs>")
    assert isinstance(told(with_parts(book, {"xl/styles.xml": styles.encode()})), RawWorkbook)


def test_thousands_of_percent_styles_on_many_cells(book):
    styles = '<xf numFmtId="9"/>' * 20_000 + "</cellXfs>"
    data = with_text(book, "xl/styles.xml", "</cellXfs>", styles)
    rows = "".join(
        f'<row r="{row}">'
        + "".join(f'<c r="{letter}{row}" s="{row + 100}"><v>0.5</v></c>' for letter in "ABCDEF")
        + "</row>"
        for row in range(100, 5_000)
    )
    sheet = told(with_text(data, SHEET, "</sheetData>", f"{rows}</sheetData>")).sheets[0]
    assert (200, 5) in sheet.percents


BODY = {
    "prompts": "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>" * 100
    + "<w:p><w:r><w:t>x</w:t></w:r></w:p>" * 20_000
    + "</w:sdtContent></w:sdt>" * 100,
    "prompt": f"<w:sdt><w:sdtPr>{'<w:showingPlcHdr/>' * 5_000}</w:sdtPr><w:sdtContent>"
    + "<w:p><w:r><w:t>x</w:t></w:r></w:p>" * 5_000
    + "</w:sdtContent></w:sdt>",
    "fields": "<w:p>"
    + '<w:r><w:fldChar w:fldCharType="begin"/><w:fldChar w:fldCharType="separate"/></w:r>' * 40_000
    + "<w:r><w:t>x</w:t></w:r>" * 40_000
    + "</w:p>",
}


@pytest.mark.parametrize("kind", BODY)
def test_minutes_nested_or_doubled_beyond_reason(example, kind):
    minutes = example["谈判纪要.docx"]
    assert isinstance(
        told(with_text(minutes, "word/document.xml", "<w:body>", f"<w:body>{BODY[kind]}")),
        RawDocument,
    )


def test_minutes_with_a_table_of_endless_rows(example):
    row = f"<w:tbl><w:tr>{'<w:tc><w:p/></w:tc>' * 60_000}</w:tr></w:tbl>"
    data = with_text(example["谈判纪要.docx"], "word/document.xml", "<w:body>", f"<w:body>{row}")
    assert "1,000 cells" in told(data).message("en")


def with_shared(book, strings, cells):
    """Give the workbook more rows, each with one cell that refers to a shared string."""
    rows = "".join(
        f'<row r="{row}"><c r="A{row}" t="s"><v>{place}</v></c></row>'
        for row, place in enumerate(cells, start=60)
    )
    relation = (
        '<Relationship Id="s" Target="sharedStrings.xml" Type="http://schemas.openxmlformats.org/'
        'officeDocument/2006/relationships/sharedStrings"/></Relationships>'
    )
    items = "".join(f"<si><t>{text}</t></si>" for text in strings)
    with_rows = with_text(book, SHEET, "</sheetData>", f"{rows}</sheetData>")
    data = with_text(with_rows, "xl/_rels/workbook.xml.rels", "</Relationships>", relation)
    return with_parts(data, {"xl/sharedStrings.xml": f'<sst xmlns="x">{items}</sst>'.encode()})


def test_a_long_shared_string_in_many_cells_costs_no_reader_its_life(book, tmp_path):
    (tmp_path / "a.xlsx").write_bytes(with_shared(book, ["x" * 32_767], [0] * 20_000))
    with Reader() as reader:
        answer = reader.read(tmp_path / "a.xlsx")
    assert "50 MB" in answer.reason["zh"]
    assert "50 MB" in answer.reason["en"]


def test_a_long_shared_string_beside_many_short_ones_is_read(book):
    answer = told(with_shared(book, ["x" * 32_767, "short"], [0, *[1] * 5_000]))
    assert answer.sheets[0].rows[59][0] == "x" * 32_767
    assert answer.sheets[0].rows[5_059][0] == "short"


def test_a_row_is_not_called_by_a_text_of_pages(check, book):
    workbook = openpyxl.load_workbook(io.BytesIO(book))
    sheet = workbook.worksheets[0]
    sheet["A4"], sheet["I4"] = "华" * 30_000, None
    out = io.BytesIO()
    workbook.save(out)
    report = check({"a.xlsx": out.getvalue()})
    called = [f.at.row for f in report.findings if f.at.row and f.at.row.startswith("华华")]
    assert called
    assert {len(row) for row in called} == {101}
