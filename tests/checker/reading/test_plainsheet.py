"""Large sheets are read with one pattern, and say what any other way of reading them says."""

from datetime import date

import pytest

from stagecheck.reading import plaincells, plainsheet
from stagecheck.reading.plainsheet import PlainSheets
from stagecheck.reading.plaintexts import NotPlainError, plain_strings
from stagecheck.reading.styles import Styles
from stagecheck.reading.xlsx import LARGE
from support.files import with_parts, with_text

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SHEET, STRINGS = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"
TEXTS = ("云帆科技", "a &amp; b &#20113;", "_x4E91_帆", "")
SPELT = (
    '<c r="A{n}" t="s"><v>0</v></c><c r="B{n}" s="1"><v>45366</v></c><c r="D{n}" s="1"/>',
    '<c r="A{n}" s="1" t="s"><v>1</v></c><c r="C{n}"><v>-1.5E3</v></c>',
    '<c r="A{n}" t="inlineStr"><is><t xml:space="preserve"> 云 </t></is></c>'
    '<c r="B{n}" t="b"><v>1</v></c><c r="C{n}" s="2"><v>0.3</v></c>',
    '<c r="A{n}" s="1"></c><c r="B{n}" s="1"><v>45366.5</v></c><c r="C{n}" t="n"><v>0</v></c>',
    '<c r="A{n}" t="str"><v>&lt;云&gt;</v></c><c r="D{n}" t="s"><v>2</v></c>',
    '<c r="B{n}" t="s"><v>3</v></c>',
    '<c r="C{n}" t="inlineStr"><is><t>第{n}行</t></is></c>',
)


def sheet(rows, before="", behind=""):
    data = "".join(rows)
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<worksheet xmlns="{MAIN}">{before}'
        f"<sheetData>{data}</sheetData>{behind}</worksheet>"
    ).encode()


@pytest.fixture
def book(make_book):
    """A workbook with another sheet part: styles 1 and 2 show a date and a percentage."""
    made = make_book({"表": [["云帆", date(2024, 3, 15), 0.5]]}, lambda b: _percent(b["表"]["C1"]))
    items = "".join(f"<si><t>{text}</t></si>" for text in TEXTS)
    link = f'<Relationship Id="texts" Type="{LINKS}/sharedStrings" Target="sharedStrings.xml"/>'
    made = with_text(made, "xl/_rels/workbook.xml.rels", "</Rel", f"{link}</Rel")
    strings = f'<sst xmlns="{MAIN}">{items}</sst>'.encode()
    return lambda part: with_parts(made, {SHEET: part, STRINGS: strings})


def _percent(cell):
    cell.number_format = "0%"


def lines(count):
    numbers = (n for n in range(1, count) if n % 11)  # with blank rows between
    cells = ((n, SPELT[n % len(SPELT)].format(n=n)) for n in numbers)
    return [f'<row r="{n}" spans="1:4">{line}</row>' for n, line in cells] + [
        f'<row r="{count}" hidden="1"><c r="A{count}" t="s"><v>0</v></c></row>',
        f'<row r="{count + 3}"/>',
    ]


def test_a_large_sheet_says_what_the_walk_says(read, book):
    behind = '<mergeCells count="1"><mergeCell ref="A6:B7"/></mergeCells>'
    columns = '<cols><col min="3" max="3" width="9" hidden="1"/></cols>'
    part = sheet(lines(3_000), columns, behind)
    assert len(part) > LARGE
    plain, walked = read(book(part)), read(book(part.replace(b"<cols>", b"<!-- --><cols>")))
    (one,), (other,) = plain.sheets, walked.sheets
    assert [_ended(row) for row in one.rows] == [_ended(row) for row in other.rows]
    assert one._replace(rows=[]) == other._replace(rows=[])
    assert one.rows[6][:4] == ["云帆科技", date(2024, 3, 15), "", ""]
    assert one.percents and one.hidden_rows == {2_999} and one.hidden_columns == {2}


def test_the_first_text_in_a_cell_may_stand_far_down(read, book):
    rows = [f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, 5_000)]
    rows.append('<row r="5000"><c r="A5000" t="inlineStr"><is><t>云</t></is></c></row>')
    part = sheet(rows)
    assert len(part) > LARGE
    (found,) = read(book(part)).sheets
    assert found.rows == [["云帆科技"]] * 4_999 + [["云"]]


def _ended(row):
    while row and row[-1] == "":
        row = row[:-1]
    return row


@pytest.mark.parametrize(
    "cell",
    [
        '<c r="A1"><f>1+1</f><v>2</v></c>',
        '<c r="A1" t="e"><v>#N/A</v></c>',
        '<c r="A1" t="s"><v>7</v></c>',
        '<c r="A1" t="str"><v>&nbsp;</v></c>',
        '<c r="A1" t="str"><v>a\rb</v></c>',
        '<c r="A1" t="inlineStr"><is><t> a</t></is></c>',
        '<c r="A1" t="inlineStr"><is><r><t>a</t></r></is></c>',
        '<c r="A1" t="d"><v>2024-03-15</v></c>',
        '<c r="A1"><v>1_000</v></c>',
        '<c r="A1" s="1"><v>0.5</v></c>',
        '<c r="A2"><v>1</v></c>',
        '<c r="B1"><v>1</v></c><c r="A1"><v>1</v></c>',
        "<c r='A1'><v>1</v></c>",
        "<c r=\"A1\" s='2'><v>1</v></c>",
        '<!-- --><c r="A1"><v>1</v></c>',
        '<c r="A1"><v>1</v></c></row><row r="1"><c r="A1"><v>1</v></c>',
        '<c r="A1"><v>1</v></c></row><row r="3000"><c r="A3000"><v>1</v></c>',
        "<c><v>1</v></c>",
    ],
)
def test_what_is_spelt_otherwise_is_left_to_others(cell):
    with pytest.raises(NotPlainError):
        sheets().read(sheet([f'<row r="1">{cell}</row>']))


@pytest.mark.parametrize(
    "part",
    [
        sheet([]).replace(b"UTF-8", b"GBK"),
        sheet([]).replace(b"<sheetData>", b"<!-- <sheetData>"),
        sheet([]).replace(b"<worksheet", b"<x:worksheet"),
        b"",
    ],
)
def test_another_kind_of_part_is_left_to_others(part):
    with pytest.raises(NotPlainError):
        sheets().read(part)


@pytest.mark.parametrize(
    "items",
    [
        "<si><r><t>a</t></r></si>",
        "<si><t>a</t></si><si/>",
        "<si><t>a</t></si><!-- <si><t>b</t></si> -->",
        "<si><t>a</t><rPh><t>b</t></rPh></si>",
        "<si><t> a</t></si>",
        "<si><t>&b;</t></si>",
        "<si><t>&#xD800;</t></si>",
    ],
)
def test_strings_that_are_spelt_otherwise_are_left_to_others(items):
    with pytest.raises(NotPlainError):
        plain_strings(f"<sst>{items}</sst>".encode())


def test_plain_strings():
    spelt = "<si><t>云帆</t></si><si><t></t></si><si><t>a b &amp; _x4E91_</t></si>"
    expected = ["云帆", "", "a b & 云"]
    assert plain_strings(f"<sst>{spelt}</sst>".encode()) == expected
    kept = '<si><t xml:space="preserve"> a </t></si>'
    assert plain_strings(f"<sst>{kept}{spelt}</sst>".encode()) == [" a ", *expected]
    assert plain_strings(b"<sst/>") == []


def sheets(strings=("云帆",)):
    return PlainSheets(Styles(dates=frozenset({1})), lambda: strings, date1904=False)


NAMES = [f"客户{n}" for n in range(3_500)]
REFERENCE = '<c r="A{n}" t="s"><v>{n}</v></c>'


def names(**others):
    """A column in which no text comes twice; some cells spelt otherwise, by row."""
    spelt = (others.get(f"row_{n}", REFERENCE).format(n=n) for n in range(1, 3_500))
    return sheet([f'<row r="{n}">{cell}</row>' for n, cell in enumerate(spelt, 1)])


def test_a_column_of_texts_that_all_differ():
    rows, _ = sheets(NAMES).read(names())
    assert rows == [[name] for name in NAMES[1:]]
    assert all(row[0] is name for row, name in zip(rows, NAMES[1:], strict=True))
    rows, _ = sheets(NAMES).read(
        names(
            row_1500='<c r="A{n}"/>',
            row_1501='<c r="A{n}" s="1"><v>45366</v></c>',
            row_2500="",
            row_3200='<c r="A{n}" t="str"><v>7</v></c>',
        )
    )
    found = {n: row for n, row in enumerate(rows, 1) if row != NAMES[n : n + 1]}
    assert found == {1500: [], 1501: [date(2024, 3, 15)], 2500: [], 3200: ["7"]}


@pytest.mark.parametrize("number", ["3500", "-1", "1_0", "", " 7", "7.0", "٣"])
def test_no_text_has_that_number(number):
    with pytest.raises(NotPlainError):
        sheets(NAMES).read(names(row_2500=f'<c r="A{{{{n}}}}" t="s"><v>{number}</v></c>'))


def test_what_is_seldom_twice_the_same_is_left_to_native_code(monkeypatch):
    for module in (plainsheet, plaincells):
        monkeypatch.setattr(module, "REMEMBERED", 100)
    monkeypatch.setattr(plainsheet, "_TOGETHER", 2_000)
    numbers = [f'<row r="{n}"><c r="A{n}"><v>{n}.5</v></c></row>' for n in range(1, 300)]
    with pytest.raises(NotPlainError):
        sheets().read(sheet(numbers))
    equal = '<c r="B{n}"><v>1</v></c><c r="C{n}" s="1"><v>45366</v></c>'
    among = [
        row.replace("</row>", equal.format(n=n + 1) + "</row>") for n, row in enumerate(numbers)
    ]
    rows, _ = sheets().read(sheet(among))
    assert rows == [[n + 0.5, 1.0, date(2024, 3, 15)] for n in range(1, 300)]
