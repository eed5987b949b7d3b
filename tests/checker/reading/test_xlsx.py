"""What a sheet hides from the value reader is found, by either way of reading it."""

import re
from datetime import date, datetime

import pytest
from openpyxl.comments import Comment
from openpyxl.packaging.custom import StringProperty
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.worksheet.datavalidation import DataValidation

from stagecheck.reading.ooxml import parse, read_book, read_strings, relations
from stagecheck.reading.package import Package
from stagecheck.reading.scan import is_ordinary, is_sparse
from stagecheck.reading.styles import read_styles
from stagecheck.reading.walk import SheetWalk

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def in_sheet(change):
    return lambda name, part: change(part) if "worksheets/sheet" in name else part


@pytest.fixture
def rich(make_book):
    """A sheet with one of everything that the value reader does not tell."""

    def edit(book):
        sheet = book["表"]
        sheet["B2"], sheet["B2"].data_type = "#N/A", "e"
        sheet["C2"] = "=1+1"
        sheet["D2"], sheet["D2"].number_format = 0.3, "0%"
        sheet["E2"], sheet["E2"].number_format = datetime(2024, 3, 15), "yyyy-mm-dd"
        sheet["F2"], sheet["F2"].number_format = datetime(2024, 3, 15, 9, 30), "yyyy-mm-dd hh:mm"
        sheet["G2"] = True
        sheet["H2"] = "a_x000D_b & <c>"
        sheet["A4"] = 13800138000
        sheet.row_dimensions[4].hidden = True
        sheet.column_dimensions["C"].hidden = True
        sheet.merge_cells("A6:B7")
        sheet["A2"].comment = Comment("stagebook: ignore S008 考虑中", "我")
        rule = DataValidation(type="list", formula1='"高,低"')
        rule.add("B2:B9")
        sheet.add_data_validation(rule)
        book.create_sheet("藏").sheet_state = "hidden"

    return make_book({"表": [["名"], ["云帆"]]}, edit)


def test_everything_is_found(read, rich):
    raw = read(rich)
    sheet = raw.sheets[0]
    assert sheet.rows[1] == [
        "云帆", "", "", 0.3, date(2024, 3, 15), datetime(2024, 3, 15, 9, 30), True, "a\rb & <c>",
    ]  # fmt: skip
    assert sheet.rows[3][0] == 13800138000
    assert sheet.errors == {(1, 1): "#N/A"}
    assert sheet.uncalculated == {(1, 2)}
    assert sheet.percents == {(1, 3)}
    assert (sheet.hidden_rows, sheet.hidden_columns) == ({3}, {2})
    assert sheet.merged == ((5, 0, 6, 1),)
    assert sheet.lists == ((1, 1, 8, 1),)
    assert "ignore S008" in sheet.comments[1, 0]
    assert [s.visible for s in raw.sheets] == [True, False]


def test_the_slow_reader_says_the_same(read, rich):
    package = Package(rich)
    book = read_book(package, relations(package, ""))
    styles = read_styles(parse(package, book.styles))
    fast = read(rich).sheets[0]
    walk = SheetWalk(styles, lambda: read_strings(package, book.strings), book.date1904)
    walk.run(package.read(book.sheets[0].part), book.sheets[0].part)
    trimmed = [_trim(row) for row in fast.rows]
    assert walk.rows() == trimmed[: len(walk.rows())]
    assert not any(trimmed[len(walk.rows()) :])
    facts = walk.facts
    assert (facts.errors, facts.uncalculated, facts.percents) == (
        fast.errors, fast.uncalculated, fast.percents,
    )  # fmt: skip
    assert (facts.hidden_rows, facts.hidden_columns) == (fast.hidden_rows, fast.hidden_columns)
    assert (tuple(facts.merged), tuple(facts.lists)) == (fast.merged, fast.lists)


def _trim(row):
    while row and row[-1] == "":
        row = row[:-1]
    return row


def test_prefixed_names_read_alike(read, rich, change_parts):
    def prefix(part):
        part = re.sub(rb"<(/?)(?=[a-zA-Z])", rb"<\1x:", part)
        return part.replace(b"xmlns=", b"xmlns:x=")

    changed = change_parts(rich, in_sheet(prefix))
    assert not is_ordinary(Package(changed).read("xl/worksheets/sheet1.xml"))
    _same(read(changed).sheets[0], read(rich).sheets[0])


def test_strict_files_read_alike(read, rich, change_parts):
    def strict(name, part):
        part = part.replace(MAIN.encode(), b"http://purl.oclc.org/ooxml/spreadsheetml/main")
        return part.replace(
            b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        )

    _same(read(change_parts(rich, strict)).sheets[0], read(rich).sheets[0])


def _same(one, other):
    assert [_trim(row) for row in one.rows][:4] == [_trim(row) for row in other.rows][:4]
    for name in ("errors", "uncalculated", "percents", "hidden_rows", "merged", "lists"):
        assert getattr(one, name) == getattr(other, name), name


def test_an_unlisted_error_word_does_not_fail_the_sheet(read, rich, change_parts):
    changed = change_parts(rich, in_sheet(lambda part: part.replace(b"#N/A", b"#SPILL!")))
    sheet = read(changed).sheets[0]
    assert sheet.errors == {(1, 1): "#SPILL!"}
    assert sheet.rows[1][0] == "云帆"


def test_a_shared_string_that_is_not_there_is_an_error_not_a_blank(read, rich, change_parts):
    def break_index(part):
        return re.sub(
            rb'<c r="A2"[^>]*>.*?</c>', b'<c r="A2" t="s"><v>77</v></c>', part, flags=re.DOTALL
        )

    sheet = read(change_parts(rich, in_sheet(break_index))).sheets[0]
    assert (1, 0) in sheet.errors
    assert sheet.rows[1][6] is True


@pytest.mark.parametrize(
    ("cell", "uncalculated"),
    [
        (b'<c r="A2"><f>1+1</f></c>', True),
        (b'<c r="A2"><f>1+1</f><v/></c>', True),
        (b'<c r="A2"><f>1+1</f><v></v></c>', True),
        (b'<c r="A2"><f>1+1</f><v>2</v></c>', False),
        (b'<c r="A2" t="str"><f>""</f><v></v></c>', False),
        (b'<c r="A2" t="str"><f>B2</f><v>x</v></c>', False),
        (b'<c r="A2" t="str"><f>B2</f></c>', True),
        (b'<c r="A2"><f t="shared" si="0"/></c>', True),
        (b'<c r="A2"><f t="shared" si="0"/><v>2</v></c>', False),
    ],
)
def test_a_formula_without_a_saved_value_is_told(read, rich, change_parts, cell, uncalculated):
    def put(part):
        return re.sub(rb'<c r="A2".*?</c>', cell, part, flags=re.DOTALL)

    changed = change_parts(rich, in_sheet(put))
    assert ((1, 0) in read(changed).sheets[0].uncalculated) is uncalculated
    prefixed = change_parts(changed, in_sheet(lambda part: part.replace(b"<c ", b"<c\n ")))
    assert ((1, 0) in read(prefixed).sheets[0].uncalculated) is uncalculated
    for data in (changed, prefixed):
        assert ((1, 0) in read(data).sheets[0].computed) is (b"<v>2</v>" in cell)


def test_dates_of_the_1904_system(read, make_book):
    def edit(book):
        book.epoch = CALENDAR_MAC_1904
        book["表"]["A1"] = datetime(2024, 3, 15)

    raw = read(make_book({"表": [[]]}, edit))
    assert raw.date1904
    assert raw.sheets[0].rows[0][0] == date(2024, 3, 15)


def test_built_in_chinese_date_formats(read, make_book, change_parts):
    data = make_book(
        {"表": [[45366]]}, lambda book: book["表"]["A1"].__setattr__("number_format", "0")
    )

    def restyle(name, part):
        return part.replace(b'numFmtId="1"', b'numFmtId="31"') if "styles" in name else part

    assert read(change_parts(data, restyle)).sheets[0].rows[0][0] == date(2024, 3, 15)


@pytest.mark.parametrize("shows", ["aaaa", "[$-804]aaa;@", 'gggee"年"', "dddd"])
def test_a_date_that_shows_as_a_weekday_or_a_year_alone(read, make_book, shows):
    def edit(book):
        book["表"]["A1"] = datetime(2024, 3, 15)
        book["表"]["A1"].number_format = shows

    assert read(make_book({"表": [[]]}, edit)).sheets[0].rows[0][0] == date(2024, 3, 15)


@pytest.mark.parametrize("shows", ["0.00E+00", '#,##0 "EUR"', "#,##0 EUR", "General", "@"])
def test_a_number_beside_an_e_is_no_date(read, make_book, shows):
    def edit(book):
        book["表"]["A1"] = 45366
        book["表"]["A1"].number_format = shows

    assert read(make_book({"表": [[]]}, edit)).sheets[0].rows[0][0] == 45366


def test_two_cells_at_opposite_corners_cost_nothing(read, make_book):
    data = make_book({"表": [[1]]}, lambda book: book["表"].__setitem__("XFD1048576", 2))
    assert read(data).sheets[0].rows == [[1.0]]


def test_formats_down_to_the_last_row_cost_little(read, make_book, change_parts):
    rows = b"".join(b'<row r="%d" s="1" customFormat="1"/>' % n for n in range(900_000, 1_048_577))
    cells = b'<row r="2"><c r="W2" s="1"/></row>' + rows
    data = make_book({"表": [["名", "值"]]})
    bloated = change_parts(
        data, in_sheet(lambda part: part.replace(b"</sheetData>", cells + b"</sheetData>"))
    )
    part = Package(bloated).read("xl/worksheets/sheet1.xml")
    assert not is_sparse(part)
    assert [_trim(row) for row in read(bloated).sheets[0].rows] == [["名", "值"]]


def test_the_stamp_and_the_day_of_the_last_save(read, make_book):
    def edit(book):
        book.custom_doc_props.append(StringProperty(name="stagebook.pack", value="standard"))
        book.custom_doc_props.append(StringProperty(name="other", value="x"))

    raw = read(make_book({"表": [["名"]]}, edit))
    assert raw.stamp == {"pack": "standard"}
    assert raw.saved is not None and raw.saved.tzinfo is None


def test_damaged_properties_are_no_reason_to_refuse_the_data(read, rich, change_parts):
    def damage(name, part):
        return b"<cp:coreProperties" if name == "docProps/core.xml" else part

    raw = read(change_parts(rich, damage))
    assert (raw.saved, raw.sheets[0].rows[1][0]) == (None, "云帆")
