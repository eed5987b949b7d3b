"""Several tables on one sheet, above and beside each other: each is read, or told."""

from time import process_time

import pytest

from stagecheck.reading.binding import Binder
from stagecheck.reading.raw import RawSheet, RawWorkbook
from stagecheck.reading.tables import HEADER_ROWS
from stagemodel.load import load_pack

CUSTOMER = ["云帆", "金融", None, "王总", None, None, "展会", "方案定制", "张伟", "2025-05-06"]
PROGRESS = ["云帆", "方案定制", "2025-05-06", "2025-06-30", "访谈", "提交方案", "预算", "张伟"]
NEED = ["云帆", "流程优化", "对账太慢", "高"]
CONTRACT = ["HT20250401", "云帆", 85, None, "30%预付款,70%验收款", "60天", None, "张伟", "审核中"]
ROWS = {
    "customer-tracking": CUSTOMER, "stage-progress": PROGRESS, "customer-needs": NEED,
    "contract-terms": CONTRACT,
}  # fmt: skip


@pytest.fixture
def tables(bind, make_book):
    def bound(*rows, edit=None):
        return {t.workbook.id: t for t in bind(make_book({"表": rows}, edit)).tables}

    return bound


def codes(table):
    return [(at, problem.code) for at, problem in table.problems]


@pytest.mark.parametrize("count", [1, 9, 40], ids=lambda n: f"{n}-rows")
@pytest.mark.parametrize("between", [[], [[]], [[], [], ["二、下一张表"]]], ids=len)
def test_the_four_workbooks_under_each_other(tables, headers, between, count):
    rows = []
    for book, row in ROWS.items():
        rows += [*between, headers[book], *[row] * count]
    found = tables(*rows)
    assert {book: len(table.rows) for book, table in found.items()} == dict.fromkeys(ROWS, count)
    assert [codes(table) for table in found.values()] == [[]] * 4


def test_a_title_without_a_blank_row_above_it(tables, headers):
    def edit(book):
        book["表"].merge_cells("A4:H4")

    rows = [
        headers["customer-needs"],
        NEED,
        NEED,
        ["附：本月"],
        headers["stage-progress"],
        PROGRESS,
    ]
    merged = tables(*rows, edit=edit)
    rows[3] = ["销售阶段进度表（6 月）"]
    named = tables(*rows)
    for found in (merged, named):
        assert [len(found[b].rows) for b in ("customer-needs", "stage-progress")] == [2, 1]


def test_a_title_that_a_blank_row_parts_from_its_table(tables, headers):
    rows = [headers["customer-needs"], NEED, [], ["表二：进度"], [], headers["stage-progress"]]
    found = tables(*rows, PROGRESS)
    assert [len(t.rows) for t in found.values()] == [1, 1]
    rows[3] = ["恒达"]
    assert tables(*rows, PROGRESS)["customer-needs"].rows[1].text("customer") == "恒达"


def test_the_merged_title_of_a_page_is_no_merged_data(tables, headers):
    names = headers["customer-needs"]
    merge = lambda book: book["表"].merge_cells("A3:H3")  # noqa: E731
    (table,) = tables(names, NEED, ["需求（续）"], names, NEED, edit=merge).values()
    assert (len(table.rows), codes(table)) == (2, [])


def test_a_row_with_a_name_alone_above_a_header_is_not_taken_for_a_title(tables, headers):
    rows = [headers["customer-needs"], NEED, ["恒达"], headers["stage-progress"], PROGRESS]
    assert [row.text("customer") for row in tables(*rows)["customer-needs"].rows] == [
        "云帆",
        "恒达",
    ]


@pytest.mark.parametrize("gap", [0, 1], ids=["touching", "apart"])
@pytest.mark.parametrize("book", ["stage-progress", "customer-needs"])
def test_two_workbooks_beside_each_other(tables, headers, book, gap):
    left = "customer-tracking"
    pad = [None] * gap
    head = [*headers[left], *pad, *headers[book]]
    width = len(headers[left]) + gap
    one = [*CUSTOMER, *[None] * (width - len(CUSTOMER)), *ROWS[book]]
    two = [*[None] * width, *ROWS[book]]
    found = tables(head, one, two)
    assert {b: len(t.rows) for b, t in found.items()} == {left: 1, book: 2}
    assert [codes(t) for t in found.values()] == [[], []]
    assert found[book].rows[1].cells["customer"].ref == ("M3" if gap == 0 else "N3")


def test_a_name_in_every_column_of_the_grid_takes_no_minute(tables, headers):
    head = [*headers["customer-needs"], *["客户名称"] * 16_000]
    start = process_time()
    assert len(tables(head, NEED)["customer-needs"].rows) == 1
    assert process_time() - start < 15


def test_a_sum_under_one_table_is_none_of_the_one_beside_it(tables, headers):
    head = [*headers["customer-needs"], None, *headers["contract-terms"]]
    need = [*NEED, *[None] * 5]
    found = tables(head, [*need, *CONTRACT], ["合计", *[None] * 8, *CONTRACT])
    assert {b: len(t.rows) for b, t in found.items()} == {
        "customer-needs": 1, "contract-terms": 2,
    }  # fmt: skip


@pytest.mark.parametrize("fuller", [0, 1])
def test_the_same_workbook_again_under_a_blank_row(tables, headers, fuller):
    names = headers["customer-needs"]
    parts = [[names, NEED, NEED], [names, NEED]]
    first, second = parts if fuller == 0 else parts[::-1]
    (table,) = tables(*first, [], *second).values()
    at = 1 if fuller == 0 else 4
    assert (table.header_row, len(table.rows), codes(table)) == (at, 2, [(None, "F018")])
    reason = table.problems[0][1].reason["zh"]
    assert "A1 起" in reason and f"A{len(first) + 2} 起" in reason


@pytest.mark.parametrize("title", [[], [["客户需求记录表（续）"]]], ids=["bare", "titled"])
def test_the_next_page_of_a_table_is_the_same_table(tables, headers, title):
    names = headers["customer-needs"]
    (table,) = tables(["客户需求记录表"], names, NEED, NEED, *title, names, NEED).values()
    assert (len(table.rows), codes(table)) == (3, [])


def test_a_second_empty_header_is_no_second_table(tables, headers):
    names = headers["customer-needs"]
    (table,) = tables(names, [], names, NEED).values()
    assert (table.header_row, len(table.rows), codes(table)) == (1, 1, [])


def test_a_summary_under_the_data_is_told_as_one_thing(tables, headers):
    rows = [headers["customer-needs"], NEED, [], ["优先级", "条数"], ["高", 1], ["合计", 1]]
    (table,) = tables(*rows).values()
    assert (len(table.rows), codes(table)) == (1, [("A4", "F006")])


def test_a_summary_does_not_hide_what_comes_behind_it(tables, headers):
    rows = [headers["customer-needs"], NEED, [], ["优先级", "条数"], ["高", 1], [], NEED]
    (table,) = tables(*rows).values()
    assert [row.number for row in table.rows] == [2, 7]


def test_a_header_below_the_limit_is_named(bind, make_book, headers):
    rows = [["说明"]] * 40 + [headers["customer-needs"], NEED]
    ((sheet, problem),) = bind(make_book({"表": rows})).problems
    assert (sheet, problem.code, problem.suggestion) == ("表", "F002", "customer-needs")
    assert "第 41 行" in problem.reason["zh"] and str(HEADER_ROWS) in problem.reason["zh"]


def test_a_later_table_may_stand_below_the_limit_of_the_first(tables, headers):
    found = tables(headers["customer-needs"], *[NEED] * 60, [], headers["stage-progress"], PROGRESS)
    assert {b: len(t.rows) for b, t in found.items()} == {"customer-needs": 60, "stage-progress": 1}


@pytest.mark.parametrize(
    "rows",
    [
        lambda names: [names] * 5_000,
        lambda names: [[f"文本 {row} {place}" for place in range(6_000)] for row in range(5)],
        lambda names: [*[names, NEED, []] * 3_000],
    ],
    ids=["headers", "texts", "tables"],
)
def test_a_sheet_that_is_nothing_but_headers_or_texts_takes_no_minute(headers, rows):
    sheet = RawSheet("表", rows(headers["customer-needs"]))
    start = process_time()
    Binder(load_pack()).bind(RawWorkbook([sheet]), "a.xlsx")
    assert process_time() - start < 15
