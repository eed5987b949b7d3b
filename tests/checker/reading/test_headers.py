"""The header row is found wherever it stands, whatever its columns are called within reason."""

import random

import pytest
from openpyxl.packaging.custom import StringProperty

TRADITIONAL = [
    "客戶名稱", "行業", "企業規模", "聯繫人", "職務", "聯繫方式", "線索來源", "開發階段", "負責人",
    "首次接觸時間", "預計成交時間", "備註",
]  # fmt: skip
ENGLISH = [
    "Customer", "Industry", "Company size", "Contact", "Title", "Contact details", "Lead source",
    "Stage", "Owner", "First contact", "Expected close", "Notes",
]  # fmt: skip
DRESSED = [
    "客户名称*", "行业（必填）", "企业\n规模", "* 联系人", "职务：", " 联系方式 ",
    "线索来源【必填】", "开发 阶段", "负责人(姓名)", "1. 首次接触时间", "预计成交时间　", "备注",
]  # fmt: skip
BILINGUAL = [
    "客户名称 Customer", "行业/Industry", "企业规模 Company size", "联系人\nContact", "职务 Title",
    "联系方式 | Contact details", "线索来源 Lead source", "开发阶段 Stage", "负责人 Owner",
    "首次接触时间 First contact", "预计成交时间 Expected close", "备注 Notes",
]  # fmt: skip


@pytest.mark.parametrize("row", [1, 2, 7, 30])
def test_header_is_found_in_the_first_thirty_rows(bind, make_book, headers, row):
    above = [["客户信息跟踪表"]] + [["说明", "请勿改动表头"]] * 28
    data = make_book({"表": [*above[: row - 1], headers["customer-tracking"], ["云帆"]]})
    (table,) = bind(data).tables
    assert (table.header_row, table.headers["customer"]) == (row, f"A{row}")
    assert table.rows[0].cells["customer"].ref == f"A{row + 1}"


def test_header_below_the_thirtieth_row_is_not_looked_for(bind, make_book, headers):
    data = make_book({"表": [["说明"]] * 30 + [headers["customer-tracking"], ["云帆"]]})
    assert [p.code for _, p in bind(data).problems] == ["F002"]


@pytest.mark.parametrize(
    ("names", "lang"),
    [(TRADITIONAL, "zh"), (ENGLISH, "en"), (DRESSED, "zh"), (BILINGUAL, "zh")],
    ids=["traditional", "english", "dressed", "bilingual"],
)
def test_headers_in_other_spellings_mean_the_same_columns(bind, make_book, headers, names, lang):
    plain = bind(make_book({"表": [headers["customer-tracking"], ["云帆"]]})).tables[0]
    (table,) = bind(make_book({"表": [names, ["云帆"]]})).tables
    assert dict(table.headers) == dict(plain.headers)
    assert table.problems == ()
    if names is not BILINGUAL:
        assert table.lang == lang


SPELLINGS = [
    "{zh} {en}", "{zh}({en})", "{en} {zh}", "{en}（{zh}）", "{zh}/{en}", "{en}\n{zh}",
    "{zh} - {en}", "{zh}：{en}", "{zh}·{en}", "{zh}* {en}*", "{zh}（必填） {en}",
    "1. {zh} {en}", "①{zh}", "一、{zh}", "（1）{zh}", "A.{zh}", "【{zh}】", "“{zh}”",
    "{zh}；", "{zh}必填", "{zh}-必填", "{zh} ↓", "#{zh}", "{zh}（见说明）（必填）",
    "{en} (required)", "{en}*",
]  # fmt: skip


@pytest.mark.parametrize("spelling", SPELLINGS)
@pytest.mark.parametrize("workbook", ["customer-tracking", "stage-progress", "contract-terms"])
def test_a_header_may_be_dressed_in_any_way(bind, make_book, pack, workbook, spelling):
    columns = [c for c in pack.workbook(workbook).columns if c.type != "money"]
    names = [spelling.format(zh=c.label["zh"], en=c.label["en"]) for c in columns]
    (table,) = bind(make_book({"表": [names, ["云帆"]]})).tables
    assert list(table.headers) == [c.id for c in columns]
    assert [p.code for _, p in table.problems if p.code != "F004"] == []


def test_names_as_programs_write_them(bind, make_book, pack):
    columns = pack.workbook("stage-progress").columns
    for write in (lambda name: name.replace(" ", "_").lower(), lambda name: name.replace(" ", "")):
        names = [write(c.label["en"]) for c in columns]
        (table,) = bind(make_book({"表": [names, ["云帆"]]})).tables
        assert list(table.headers) == [c.id for c in columns]


@pytest.mark.parametrize(
    "name",
    [
        "负责人（客户方）", "负责人电话", "客户编号", "客户名称拼音", "行业/负责人",
        "联系人 Owner", "备注日期",
    ],
)  # fmt: skip
def test_a_header_that_means_something_else_is_not_taken(bind, make_book, headers, name):
    names = [*headers["customer-tracking"], name]
    (table,) = bind(make_book({"表": [names, ["云帆"]]})).tables
    assert [(at, p.code) for at, p in table.problems] == [("M1", "F006")]


@pytest.mark.parametrize("name", ["编号", "No.", "序号"])
@pytest.mark.parametrize("number", ["合同编号", "合同号"])
def test_the_column_that_counts_the_rows_is_no_contract_number(
    bind, make_book, headers, name, number
):
    names = [name, *headers["contract-terms"]]
    names[1] = number
    rows = [[n, f"HT2025040{n}", "云帆"] for n in (1, 2, 3)]
    (table,) = bind(make_book({"表": [names, *rows]})).tables
    assert table.rows[2].text("number") == "HT20250403"
    assert [(at, p.code) for at, p in table.problems] == [("A1", "F006")]


def test_a_contract_number_may_be_called_no(bind, make_book, headers):
    names = ["No.", *headers["contract-terms"][1:]]
    (table,) = bind(make_book({"表": [names, ["HT20250401", "云帆"]]})).tables
    assert (table.rows[0].text("number"), table.problems) == ("HT20250401", ())


@pytest.mark.parametrize("workbook", ["customer-tracking", "stage-progress", "customer-needs"])
def test_columns_may_stand_in_any_order_and_away_from_the_corner(
    bind, make_book, headers, workbook
):
    names = list(headers[workbook])
    random.Random(7).shuffle(names)
    data = make_book({"表": [[], [None, None, *names], [None, None, *("x" * len(names))]]})
    (table,) = bind(data).tables
    assert table.workbook.id == workbook
    place = names.index("客户名称") + 2
    assert table.headers["customer"] == f"{chr(65 + place)}2"


def test_every_workbook_is_told_from_its_neighbours(bind, make_book, headers):
    sheets = {name: [columns, ["x"]] for name, columns in headers.items()}
    assert {t.sheet: t.workbook.id for t in bind(make_book(sheets)).tables} == {
        name: name for name in headers
    }


def test_a_renamed_required_column_is_one_problem_at_the_renamed_header(bind, make_book, headers):
    names = list(headers["customer-tracking"])
    names[3] = "联络人"
    (table,) = bind(make_book({"表": [names, ["云帆"]]})).tables
    ((at, problem),) = table.problems
    assert (at, problem.code, problem.column, problem.suggestion) == (
        "D1", "F004", "contact", "联络人",
    )  # fmt: skip


def test_a_removed_column_has_no_cell_to_stand_on(bind, make_book, headers):
    names = [n for n in headers["customer-tracking"] if n != "首次接触时间"]
    (table,) = bind(make_book({"表": [names, ["云帆"]]})).tables
    assert [(at, p.code, p.column) for at, p in table.problems] == [(None, "F004", "first-contact")]


def test_an_optional_column_may_be_absent(bind, make_book, headers):
    names = [n for n in headers["customer-tracking"] if n not in ("备注", "职务", "企业规模")]
    (table,) = bind(make_book({"表": [names, ["云帆"]]})).tables
    assert table.problems == ()


def test_an_unknown_column_is_told_with_what_it_may_mean(bind, make_book, headers):
    names = [*headers["customer-tracking"], "最近更新时刻", None, "很远的备忘"]
    (table,) = bind(make_book({"表": [names, ["云帆"]]})).tables
    ((at, problem),) = table.problems
    assert (at, problem.code, problem.suggestion) == ("M1", "F006", "最近更新")


def test_two_headers_of_one_column_keep_its_own_label(bind, make_book, headers):
    names = ["客户", *headers["customer-tracking"]]
    (table,) = bind(make_book({"表": [names, ["旧", "云帆"]]})).tables
    assert [(at, p.code, p.column) for at, p in table.problems] == [("A1", "F005", "customer")]
    assert table.rows[0].text("customer") == "云帆"


def test_a_table_of_something_else_names_the_nearest_workbook(bind, make_book):
    data = make_book({"表": [["客户名称", "合同金额", "发票号", "开票日期"], ["云帆", 1, 2, 3]]})
    bound = bind(data)
    ((sheet, problem),) = bound.problems
    assert (bound.tables, sheet, problem.code) == ((), "表", "F002")
    assert "合同关键信息表" in problem.reason["zh"] and "付款方式" in problem.reason["zh"]


def test_the_fuller_of_two_tables_is_used_and_both_are_named(bind, make_book, headers):
    names = headers["customer-needs"]
    bound = bind(make_book({"三月": [names, ["甲"]], "四月": [names, ["甲"], ["乙"]]}))
    (table,) = bound.tables
    ((_, problem),) = table.problems
    assert (table.sheet, problem.code) == ("四月", "F018")
    assert "三月" in problem.reason["zh"]


def test_lists_and_instructions_beside_a_table_are_no_tables(bind, make_book, headers):
    lists = [["负责人", "行业", "线索来源", "开发阶段", "企业规模"], ["张伟", "金融", "展会"]]
    guide = [["列", "填写说明"], ["客户名称", "填写全称"], ["行业", "下拉选择"]]
    sheets = {"表": [headers["customer-tracking"], ["云帆"]], "列表": lists, "说明": guide}
    bound = bind(make_book(sheets))
    assert [t.sheet for t in bound.tables] == ["表"]
    assert bound.problems == () and bound.tables[0].problems == ()


@pytest.mark.parametrize(
    ("header", "value", "yuan"),
    [
        ("合同金额(万元)", 85, 850_000),
        ("合同金额（元）", 850_000, 850_000),
        ("合同金额", 85, 850_000),
        ("合同金额 万元", 85, 850_000),
        ("合同金额(万元,含税)", 85, 850_000),
        ("合同金额(元)", "85万", 850_000),
        ("Amount (10k CNY)", 85, 850_000),
        ("Amount (CNY)", 850_000, 850_000),
    ],
)
def test_the_unit_of_an_amount_stands_in_its_header(bind, make_book, headers, header, value, yuan):
    names = [header if n == "合同金额(万元)" else n for n in headers["contract-terms"]]
    row = ["HT20240401", "云帆", value]
    amount = bind(make_book({"表": [names, row]})).tables[0].rows[0].value("amount")
    assert (amount.amount, amount.currency) == (yuan, "CNY")


def test_a_note_that_leaves_the_unit_open_is_not_guessed_over(bind, make_book, headers):
    names = [n.replace("(万元)", "(含税)") for n in headers["contract-terms"]]
    row = bind(make_book({"表": [names, ["HT20240401", "云帆", 85]]})).tables[0].rows[0]
    assert (row.cells["amount"].state, row.cells["amount"].problems[0].code) == (
        "unusable", "V006",
    )  # fmt: skip


def test_a_foreign_currency_in_the_header(bind, make_book, headers):
    names = [n.replace("万元", "USD") for n in headers["contract-terms"]]
    row = bind(make_book({"表": [names, ["HT20240401", "云帆", 85]]})).tables[0].rows[0]
    assert (row.value("amount").amount, row.value("amount").currency) == (85, "USD")


def test_the_stamp_decides_where_headers_are_few(bind, make_book, change_parts, headers):
    names = ["客户名称", "负责人", "当前阶段"]
    data = make_book({"表": [names, ["云帆", "张伟", "谈判"]]}, edit=_stamp("stage-progress"))
    (table,) = bind(data).tables
    assert (table.workbook.id, table.version) == ("stage-progress", "0.9")
    assert {p.column for _, p in table.problems if p.code == "F004"} == {"started", "due"}


def test_the_stamp_of_another_table_does_not_outvote_the_headers(bind, make_book, headers):
    data = make_book({"表": [headers["contract-terms"], ["HT1"]]}, edit=_stamp("stage-progress"))
    (table,) = bind(data).tables
    assert (table.workbook.id, table.version) == ("contract-terms", None)


def _stamp(workbook):
    def edit(book):
        book.custom_doc_props.append(StringProperty(name="stagebook.workbook", value=workbook))
        book.custom_doc_props.append(StringProperty(name="stagebook.version", value="0.9"))

    return edit
