"""What stands under or between the data and is none, and what only looks like it."""

from datetime import date

import pytest

NEED = ["云帆", "流程优化", "对账太慢", "高"]
CONTRACT = ["HT20250401", "云帆", 85, None, "30%预付款,70%验收款", "60天", None, "张伟", "审核中"]


@pytest.fixture
def rows(bind, make_book, headers):
    def numbers(*given, book="customer-needs", edit=None):
        (table,) = bind(make_book({"表": [headers[book], *given]}, edit)).tables
        return [row.number for row in table.rows]

    return numbers


@pytest.mark.parametrize(
    "row",
    [
        ["合计"], ["合计："], ["合计", None, 205], [None, "合计", 205], ["合计：205万元"],
        ["合计12条"],
        ["合计(12)"], ["华东小计", None, 85], ["本月合计", "3条", "2家"], ["总计: 3"], ["Total", 3],
        ["合计（万元）", None, 123.5], ["合计金额", None, 5], ["合计金额（大写）：壹佰元整"],
        ["共12家客户"],
        ["客户总数：12"], ["Total: 12", None, 3.5], [None, "小计", 3], [4, "合计", 3],
    ],
    ids=str,
)  # fmt: skip
def test_sums_are_no_data(rows, row):
    assert rows(NEED, row, NEED) == [2, 4]


@pytest.mark.parametrize(
    "row",
    [
        ["备注：以上均已核对"], ["备注", "以上均已核对"], ["说明：1、写全称"],
        ["注1：写全称"], ["注：见附件"],
        ["制表人：张三"], ["制表人：", "张三", "审核人：", "李四"],
        ["制表人", "张三", None, "日期", date(2025, 6, 1)],
        [None, None, None, "审核人：李四"], ["制表人：张三", None, None, "日期：2025-06-01"],
        ["审核人（签字）：", None, None, "日期："], ["以上数据截至 6 月 30 日"], ["以下空白"],
        ["Prepared by: Zhang", None, "Approved by: Li"], ["Note: all checked"],
        ["部门负责人签字：______", None, None, "日期：____年__月__日"], ["（以上仅供内部使用）"],
        ["* 为必填项"], ["第 1 页 共 3 页"], ["Page 1 of 3"], ["----"], ["---", "---", "***"],
        ["備註：以上均已核對"], ["填表日期：", date(2025, 6, 1)],
    ],
    ids=str,
)  # fmt: skip
def test_remarks_and_signatures_are_no_data(rows, row):
    assert rows(NEED, NEED, [], row) == [2, 3]


def test_a_signature_stands_where_it_likes_after_a_blank_row(rows):
    assert rows(NEED, [], [None, None, "制表：张三"]) == [2]
    assert rows(NEED, [None, None, "说明：张三"]) == [2, 3]


def test_the_lines_of_a_remark(rows):
    lines = [
        ["说明："],
        ["1、客户名称写全称"],
        ["2. 时间写年月日"],
        ["（3）其他"],
        ["表中客户，均已签约。"],
    ]
    assert rows(NEED, [], *lines) == [2]


def test_a_heading_merged_over_the_table(rows):
    def edit(book):
        book["表"].merge_cells("A3:H3")
        book["表"].merge_cells("A5:H6")

    assert rows(NEED, ["华东区"], NEED, ["全部已核对"], edit=edit) == [2, 4]


@pytest.mark.parametrize(
    "row",
    [
        ["恒达"],
        ["合计（北京）咨询有限公司"],
        ["合计科技", "流程优化", "对账太慢", "高"],
        ["Total (China) Investment", "流程优化", "对账太慢", "高"],
        ["Total 3 Ltd", "流程优化", "对账太慢", "高"],
        ["Total 3 Ltd"],
        ["共享科技"],
        ["*为科技"],
        ["***", "流程优化"],
        ["备注科技有限公司"],
        ["说明：恒达", "流程优化", "对账太慢", "高"],
        [None, None, "说明：客户要求提前"],
        [None, "流程优化", "备注：客户要求提前", "高"],
        ["恒达", None, "备注：客户要求提前"],
        ["恒达", None, "合计 3 条"],
        ["日期", "流程优化", "对账太慢", "高", None, None, None, date(2025, 6, 1)],
    ],
    ids=str,
)
def test_a_row_of_data_is_never_taken_for_a_remark(rows, row):
    assert rows(NEED, row, NEED) == [2, 3, 4]
    assert rows(NEED, ["说明："], row) == [2, 4]


@pytest.mark.parametrize(
    "hints",
    [
        ["必填"] * 4 + ["选填"] * 4, ["文本", "下拉", "文本", "下拉", None, None, None, "年-月-日"],
        ["(必填)", "（必填）", "[必填]", "必填"],
        [None, None, None, None, None, None, None, "yyyy-mm-dd"],
    ],
    ids=str,
)  # fmt: skip
def test_a_line_of_hints_under_the_header_is_no_data(rows, hints):
    assert rows(hints, NEED) == [3]
    assert rows(NEED, hints) == [2, 3]


@pytest.mark.parametrize(
    "line", [[*range(1, 9)], [f"（{n}）" for n in range(1, 9)], [*"ABCDEFGH"]], ids=str
)
def test_a_line_that_numbers_the_columns_is_no_data(rows, line):
    assert rows(line, NEED) == [3]
    assert rows(line[:3], NEED) == [2, 3]


def test_hints_come_again_with_the_header_on_the_next_page(rows, headers):
    assert rows(["必填"] * 4, NEED, headers["customer-needs"], ["必填"] * 4, NEED) == [3, 6]


def test_a_row_that_is_not_all_hints_is_data(rows):
    assert rows(["恒达", "必填", "必填", "必填"], NEED) == [2, 3]


@pytest.mark.parametrize(
    ("header", "unit", "yuan"),
    [("合同金额", "元", 85), ("合同金额", "（万元）", 850_000), ("合同金额", "必填", 850_000),
     ("合同金额(元)", "必填", 85), ("合同金额(万元)", "万元", 850_000),
     ("合同金额(万元)", "元", None)],
)  # fmt: skip
def test_a_unit_may_stand_in_the_line_under_the_header(
    bind, make_book, headers, header, unit, yuan
):
    names = [header if n == "合同金额(万元)" else n for n in headers["contract-terms"]]
    units = [None, None, unit, None, None, "天"]
    (table,) = bind(make_book({"表": [names, units, CONTRACT]})).tables
    amount = table.rows[0].value("amount")
    assert (amount and amount.amount) == yuan
    assert table.rows[0].cells["amount"].state == ("ok" if yuan else "unusable")


@pytest.mark.parametrize(
    ("line", "header", "yuan"),
    [("单位：元", "合同金额", 85), ("（金额单位：万元）", "合同金额", 850_000),
     ("Unit: CNY", "Amount", 85),
     ("单位：元", "合同金额(万元)", 850_000), ("单位：销售部", "合同金额", 850_000)],
)  # fmt: skip
def test_a_unit_may_stand_above_the_table(bind, make_book, headers, line, header, yuan):
    names = [header if n == "合同金额(万元)" else n for n in headers["contract-terms"]]
    above = [["合同表"], [None] * 8 + [line]]
    (table,) = bind(make_book({"表": [*above, names, CONTRACT]})).tables
    assert table.rows[0].value("amount").amount == yuan


@pytest.mark.parametrize(("header", "hint"), [("交付周期（天）", None), ("交付周期", "天")])
def test_the_header_may_say_what_a_period_counts(bind, make_book, headers, header, hint):
    names = [header if n == "交付周期" else n for n in headers["contract-terms"]]
    rows = [[*CONTRACT[:5], period, *CONTRACT[6:]] for period in (60, "60", "60个工作日")]
    hints = [[None] * 5 + [hint]] if hint else []
    (table,) = bind(make_book({"表": [names, *hints, *rows]})).tables
    periods = [row.value("delivery") for row in table.rows]
    assert [(p.count, p.unit) for p in periods] == [
        (60, "day"), (60, "day"), (60, "working-day"),
    ]  # fmt: skip
