"""The rows under a header: where they begin and end, and what the sheet does to them."""

import re
from datetime import date, datetime

import pytest
from openpyxl.packaging.custom import StringProperty
from openpyxl.worksheet.datavalidation import DataValidation

NEEDS = ["云帆", "流程优化", "对账太慢", "高"]


@pytest.fixture
def needs(bind, make_book, headers):
    def table(*rows, edit=None, above=()):
        data = make_book({"表": [*above, headers["customer-needs"], *rows]}, edit)
        return bind(data).tables[0]

    return table


def codes(table):
    return [(at, problem.code) for at, problem in table.problems]


def test_rows_keep_their_place(needs):
    table = needs(NEEDS, NEEDS, above=[["客户需求记录表"], []])
    assert [(row.number, row.cells["priority"].ref) for row in table.rows] == [
        (4, "D4"),
        (5, "D5"),
    ]


@pytest.mark.parametrize("gap", [1, 49])
def test_blank_rows_are_gone_over_up_to_fifty(needs, gap):
    table = needs(NEEDS, *[[]] * gap, NEEDS)
    assert len(table.rows) == 2
    assert [code for _, code in codes(table)] == ["F013"] * gap


@pytest.mark.parametrize("gap", [50, 300])
def test_data_behind_fifty_blank_rows_is_not_left_out_in_silence(needs, gap):
    table = needs(NEEDS, *[[]] * gap, NEEDS, [], NEEDS)
    assert len(table.rows) == 1
    assert codes(table) == [(f"A{gap + 3}", "F018")]
    ((_, problem),) = table.problems
    assert f"第 {gap + 3} 行起的 2 行" in problem.reason["zh"]


def test_a_remark_behind_fifty_blank_rows_is_none_of_the_data(needs):
    assert codes(needs(NEEDS, *[[]] * 60, ["制表人：张三"])) == []


def test_blank_rows_below_the_data_are_nothing(needs):
    assert codes(needs(NEEDS, [], [])) == []


def test_a_serial_number_or_a_remark_beside_the_table_makes_no_row(bind, make_book, headers):
    names = ["序号", *headers["customer-needs"]]
    rows = [[1, *NEEDS], *([n] for n in range(2, 30))]
    table = bind(make_book({"表": [names, *rows]})).tables[0]
    assert len(table.rows) == 1


def test_a_row_of_spaces_is_blank(needs):
    assert len(needs(NEEDS, [" ", "\u3000", "\u200b"]).rows) == 1


def test_a_row_that_holds_only_an_error_or_an_uncalculated_formula_counts(needs):
    def edit(book):
        book["表"]["B9"] = "=1+1"
        book["表"]["C10"], book["表"]["C10"].data_type = "#REF!", "e"

    table = needs(NEEDS, edit=edit)
    assert [row.number for row in table.rows] == [2, 9, 10]
    kind, text = table.rows[1].cells["kind"], table.rows[2].cells["description"]
    assert (kind.state, kind.problems[0].code) == ("unusable", "F011")
    assert (text.state, text.text, text.problems[0].code) == ("unusable", "#REF!", "F012")


def test_a_second_header_line_in_english_is_no_data(needs):
    english = ["Customer", "Need type", "Description", "Priority", "Pain point"]
    assert len(needs(english, NEEDS).rows) == 1


def test_a_header_repeated_on_a_pasted_page_is_no_data(needs, headers):
    assert len(needs(NEEDS, headers["customer-needs"], NEEDS).rows) == 2


def test_a_customer_merged_over_two_needs_is_the_customer_of_both(needs):
    table = needs(NEEDS, [None, *NEEDS[1:]], edit=lambda book: book["表"].merge_cells("A2:A3"))
    assert [row.text("customer") for row in table.rows] == ["云帆", "云帆"]
    assert codes(table) == [("A2", "F010")]


def test_cells_merged_across_columns_are_told_once(needs):
    table = needs(NEEDS, edit=lambda book: book["表"].merge_cells("B2:C2"))
    hidden = table.rows[0].cells["description"]
    assert (hidden.state, hidden.problems) == ("unusable", ())
    assert codes(table) == [("B2", "F010")]


def test_a_merged_title_and_a_merged_note_below_are_normal(needs):
    def edit(book):
        book["表"].merge_cells("A1:H1")
        book["表"].merge_cells("A9:H9")

    assert codes(needs(NEEDS, above=[["客户需求记录表"]], edit=edit)) == []


def test_hidden_data_is_read_and_told(needs):
    def edit(book):
        sheet = book["表"]
        sheet.row_dimensions[3].hidden = True
        sheet.column_dimensions["D"].hidden = True
        sheet.row_dimensions[40].hidden = True

    table = needs(NEEDS, NEEDS, edit=edit)
    assert len(table.rows) == 2
    assert codes(table) == [("A3", "F009"), ("D1", "F009")]


def test_a_hidden_sheet_is_read_and_told(needs):
    def edit(book):
        book.create_sheet("空")
        book["表"].sheet_state = "veryHidden"

    table = needs(NEEDS, edit=edit)
    assert (len(table.rows), codes(table)) == (1, [(None, "F009")])


def test_a_dropdown_pasted_over_is_told_in_a_template_only(needs):
    def edit(book, stamp=True):
        rule = DataValidation(type="list", formula1='"高,中,低"')
        rule.add("D2:D2")
        rule.add("B2:B99")
        book["表"].add_data_validation(rule)
        if stamp:
            name = "stagebook.workbook"
            book.custom_doc_props.append(StringProperty(name=name, value="customer-needs"))

    assert codes(needs(NEEDS, NEEDS, edit=edit)) == [("D3", "F016")]
    assert codes(needs(NEEDS, NEEDS, edit=lambda book: edit(book, stamp=False))) == []


def test_dates_of_a_1904_file_are_the_same_days(needs):
    def edit(book):
        book.epoch = __import__("datetime").datetime(1904, 1, 1)

    table = needs([*NEEDS, None, None, "王总", date(2024, 4, 12)], edit=edit)
    assert table.rows[0].value("confirmed") == date(2024, 4, 12)


def test_a_text_that_is_a_formula_elsewhere_stays_text(needs):
    table = needs(["云帆", "流程优化", "=对账", "高"], edit=_as_text("C2"))
    assert table.rows[0].text("description") == "=对账"


def _as_text(ref):
    def edit(book):
        book["表"][ref].data_type = "s"

    return edit


@pytest.mark.parametrize(
    ("number", "epoch", "day", "codes"),
    [
        ("45394", 1900, date(2024, 4, 12), []),
        ("43932", 1904, date(2024, 4, 12), []),
        ("45394.4375", 1900, datetime(2024, 4, 12, 10, 30), []),
        ("30", 1900, None, ["V004"]),
    ],
)
def test_a_day_that_a_formula_gave_lacks_only_its_format(
    bind, make_book, headers, change_parts, number, epoch, day, codes
):
    """=TODAY() or =A1+30 in a cell of the general format: nobody typed that number."""

    def edit(book):
        book["表"]["H2"], book["表"]["H3"] = "=A1+30", float(number)
        book.epoch = datetime(epoch, 1, 1) if epoch == 1904 else book.epoch

    rows = [headers["customer-needs"], [*NEEDS, None, None, "王总"], [*NEEDS, None, None, "王总"]]
    saved = b"<v>%s</v>" % number.encode()
    data = change_parts(
        make_book({"表": rows}, edit),
        lambda _, part: re.sub(rb"(</f>)<v ?/?>(</v>)?", rb"\1" + saved, part),
    )
    computed, typed = (row.cells["confirmed"] for row in bind(data).tables[0].rows)
    assert (computed.value, [p.code for p in computed.problems]) == (day, codes)
    # The same number as a value was typed, or pasted, without being a date.
    assert [p.code for p in typed.problems] == (codes or ["V003"])
