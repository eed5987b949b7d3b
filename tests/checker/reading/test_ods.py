"""An .ods: what its elements mean, as LibreOffice and Excel write them."""

import io
import zipfile
from datetime import date, datetime, time, timedelta

import pytest

from stagecheck.reading.files import read_bytes
from stagecheck.reading.refusals import UnreadableFileError

_NAMES = "".join(
    f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "table", "text", "style")
)
CALC = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"
TEXT_CELL = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'


def document(sheets, *, before="", styles=""):
    content = (
        f'<office:document-content{_NAMES} xmlns:calcext="{CALC}">'
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{before}{sheets}</office:spreadsheet></office:body>"
        "</office:document-content>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("content.xml", content)
    return read_bytes(out.getvalue())


def sheet_of(rows):
    return document(f'<table:table table:name="表">{rows}</table:table>').sheets[0]


def row_of(cells, attributes=""):
    return f"<table:table-row {attributes}>{cells}</table:table-row>"


def cell(attributes, inside=""):
    return sheet_of(row_of(f"<table:table-cell {attributes}>{inside}</table:table-cell>"))


def value(attributes, inside=""):
    return cell(attributes, inside).rows[0][0]


@pytest.mark.parametrize(
    ("attributes", "expected"),
    [
        ('office:value-type="float" office:value="85"', 85.0),
        ('office:value-type="currency" office:currency="CNY" office:value="1.5"', 1.5),
        ('office:value-type="date" office:date-value="2024-05-20"', date(2024, 5, 20)),
        (
            'office:value-type="date" office:date-value="2024-05-20T09:30:00.000000000"',
            datetime(2024, 5, 20, 9, 30),
        ),
        ('office:value-type="date" office:date-value="2024-05-20T00:00:00"', date(2024, 5, 20)),
        ('office:value-type="time" office:time-value="PT09H30M00S"', time(9, 30)),
        ('office:value-type="time" office:time-value="PT30H00M00S"', timedelta(hours=30)),
        ('office:value-type="boolean" office:boolean-value="true"', True),
        ('office:value-type="string" office:string-value="云帆"', "云帆"),
        # What makes no sense is read as it is shown.
        ('office:value-type="date" office:date-value="-0001-13-40"', "见备注"),
        ('office:value-type="float"', "见备注"),
    ],
)
def test_values_of_every_kind(attributes, expected):
    assert value(attributes, "<text:p>见备注</text:p>") == expected


def test_a_text_is_what_the_cell_shows():
    inside = (
        "<office:annotation><text:p>记一笔</text:p></office:annotation>"
        '<text:p>甲<text:s text:c="2"/>'
        "<text:span>乙<text:tab/></text:span>丙</text:p><text:p>丁<text:line-break/>戊"
        "<text:ruby><text:ruby-base>己</text:ruby-base><text:ruby-text>ji</text:ruby-text>"
        "</text:ruby></text:p>"
    )
    sheet = cell('office:value-type="string"', inside)
    assert sheet.rows == [["甲  乙\t丙\n丁\n戊己"]]
    assert sheet.comments == {(0, 0): "记一笔"}


def test_a_comment_on_a_blank_cell_is_kept():
    inside = "<office:annotation><text:p>stagebook: ignore S008</text:p></office:annotation>"
    assert cell("", inside).comments == {(0, 0): "stagebook: ignore S008"}


FORMULA = 'table:formula="of:=1/0"'


@pytest.mark.parametrize(
    ("attributes", "inside", "word"),
    [
        (f'{FORMULA} office:value-type="string" calcext:value-type="error"', "Err:508", "Err:508"),
        (f'{FORMULA} office:value-type="float" office:value="0"', "#DIV/0!", "#DIV/0!"),
        ('office:value-type="string"', "#N/A", None),
        (f'{FORMULA} office:value-type="string"', "#1", None),
    ],
)
def test_errors_of_libreoffice_and_of_excel(attributes, inside, word):
    """A word that somebody typed is a text, as in the other formats."""
    sheet = cell(attributes, f"<text:p>{inside}</text:p>")
    assert sheet.errors == ({(0, 0): word} if word else {})
    assert sheet.rows == ([] if word else [[inside]])


@pytest.mark.parametrize(
    ("attributes", "inside", "uncalculated"),
    [
        ("", "", True),
        ("", "<text:p>85</text:p>", True),
        ('office:value-type="float"', "", True),
        ("", "<text:p/>", False),
        ('office:value-type="string" office:string-value=""', "", False),
        ('office:value-type="float" office:value="85"', "<text:p>85</text:p>", False),
    ],
)
def test_a_formula_without_a_saved_value(attributes, inside, uncalculated):
    sheet = cell(f"{FORMULA} {attributes}", inside)
    assert sheet.uncalculated == ({(0, 0)} if uncalculated else set())
    assert sheet.computed == ({(0, 0)} if "85" in attributes else set())


def test_what_is_repeated_keeps_its_place():
    blank = '<table:table-cell table:number-columns-repeated="2"/>'
    twice = TEXT_CELL.replace(
        "<table:table-cell", '<table:table-cell table:number-columns-repeated="2"'
    )
    sheet = sheet_of(
        '<table:table-column table:number-columns-repeated="2"/>'
        '<table:table-column table:visibility="collapse"/>'
        f'<table:table-row table:number-rows-repeated="2"><table:table-cell/></table:table-row>'
        f'<table:table-row table:number-rows-repeated="2" table:visibility="filter">{blank}'
        f"{twice.format('甲')}<table:covered-table-cell/>{TEXT_CELL.format('乙')}</table:table-row>"
        '<table:table-row table:number-rows-repeated="1048000" table:visibility="collapse">'
        '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    )
    row = ["", "", "甲", "甲", "", "乙"]
    assert sheet.rows == [[], [], row, row]
    assert (sheet.hidden_rows, sheet.hidden_columns) == ({2, 3}, {2})


def test_a_long_picture_written_into_a_cell_does_no_harm():
    picture = f"<office:binary-data>{'QUJD' * 4_000_000}</office:binary-data>"
    assert sheet_of(row_of(TEXT_CELL.format("甲") + picture)).rows == [["甲"]]


def test_a_value_far_below_everything_makes_no_million_rows():
    gap = '<table:table-row table:number-rows-repeated="1000000"/>'
    row = row_of(TEXT_CELL.format("x"))
    assert sheet_of(row + gap + row).rows == [["x"]]


@pytest.mark.parametrize(
    "rows",
    [
        row_of("", 'table:number-rows-repeated="1048576"') + row_of(TEXT_CELL),
        row_of('<table:table-cell table:number-columns-repeated="16384"/>' + TEXT_CELL),
    ],
)
def test_a_cell_outside_the_grid_is_refused(rows):
    with pytest.raises(UnreadableFileError, match="XFD1048576"):
        sheet_of(rows)


def test_a_cell_with_very_many_attributes_is_refused():
    with pytest.raises(UnreadableFileError, match="100,000 attributes"):
        cell(" ".join(f'a{number}=""' for number in range(100_000)))


def test_content_that_is_no_xml_is_told_with_its_part():
    with pytest.raises(UnreadableFileError, match=r"content\.xml is not valid XML"):
        sheet_of("<table:table-row>")


def test_a_column_of_dropdowns_is_one_range():
    rule = (
        '<table:content-validations><table:content-validation table:name="v1" '
        'table:condition="of:cell-content-is-in-list([$选项.$A$1:.$A$3])"/>'
        '<table:content-validation table:name="v2" table:condition="of:cell-content()&gt;0"/>'
        "</table:content-validations>"
    )
    row = (
        '<table:table-row><table:table-cell table:content-validation-name="v1"/>'
        '<table:table-cell table:content-validation-name="v2"/></table:table-row>'
    )
    sheet = document(f"<table:table>{row * 99}<table:table-row/>{row}</table:table>", before=rule)
    assert sheet.sheets[0].lists == ((0, 0, 98, 0), (100, 0, 100, 0))


def test_hidden_sheets_tables_in_cells_and_the_1904_system():
    style = (
        '<style:style style:name="ta2" style:family="table">'
        '<style:table-properties table:display="false"/></style:style>'
    )
    row = row_of(TEXT_CELL.format("甲"))
    inner = row_of(f"<table:table-cell><table:table>{row}</table:table></table:table-cell>")
    raw = document(
        f'<table:table table:name="a">{inner}{row}</table:table>'
        f'<table:table table:name="b" table:style-name="ta2">{row}</table:table>',
        before='<table:calculation-settings><table:null-date table:date-value="1904-01-01"/>'
        "</table:calculation-settings>",
        styles=style,
    )
    assert [(s.title, s.visible, s.rows) for s in raw.sheets] == [
        ("a", True, [[], ["甲"]]),
        ("b", False, [["甲"]]),
    ]
    assert raw.date1904
