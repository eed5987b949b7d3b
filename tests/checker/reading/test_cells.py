"""What a cell says: its normal form, its state and the one problem it has."""

from datetime import date, datetime, time
from decimal import Decimal

import pytest
from msgspec import structs

from stagecheck.reading.cells import ColumnReader, Setting
from stagecheck.reading.vocabulary import PackWords
from stagemodel.values.money import read_unit


@pytest.fixture
def read_cell(pack):
    def read(place, raw, *, percent=False, lang="zh", date1904=False):
        workbook, _, column_id = place.partition(".")
        column = pack.workbook(workbook).column(column_id)
        unit = read_unit(column.label[lang]) if column.type == "money" else None
        setting = Setting(PackWords(pack), lang, date1904)
        return ColumnReader(column, setting, unit, unit).read(raw, percent)

    return read


STAGE, SIZE, SOURCE = (
    "customer-tracking.stage",
    "customer-tracking.size",
    "customer-tracking.source",
)
DATE, SIGNED = "customer-tracking.first-contact", "contract-terms.signed"
AMOUNT, PHONE = "contract-terms.amount", "customer-tracking.phone"
NUMBER, NAME = "contract-terms.number", "customer-tracking.customer"


@pytest.mark.parametrize(
    ("place", "raw", "value"),
    [
        (STAGE, "商务谈判", "negotiation"),
        (STAGE, "商务谈判阶段", "negotiation"),
        (STAGE, "商務談判", "negotiation"),
        (STAGE, "商 务 谈 判", "negotiation"),
        (STAGE, "谈判", "negotiation"),
        (STAGE, "搁置", "on-hold"),
        (SIZE, "50－200人", "50-200"),
        (SOURCE, "老板的朋友", "老板的朋友"),
        (DATE, date(2024, 3, 15), date(2024, 3, 15)),
        (DATE, datetime(2024, 3, 15, 9, 30), datetime(2024, 3, 15, 9, 30)),
        (PHONE, 13800138000.0, "13800138000"),
        (PHONE, "010-88886666", "010-88886666"),
        (NUMBER, "HT20240401-01", "HT20240401-01"),
        (NAME, 3.0, "3"),
        (NAME, date(2024, 3, 15), "2024-03-15"),
        (NAME, "云帆（北京）", "云帆(北京)"),
        ("stage-progress.todo", "第一步\n第二步", "第一步\n第二步"),
    ],
)
def test_values_read_without_a_word(read_cell, place, raw, value):
    reading = read_cell(place, raw)
    assert (reading.state, reading.value, reading.problems) == ("ok", value, ())


def test_a_size_and_its_id(pack, read_cell):
    reading = read_cell(SIZE, "500-1000人")
    assert reading.value in {choice.id for choice in pack.choices["size"]}


@pytest.mark.parametrize(
    ("place", "raw", "code", "state", "suggestion"),
    [
        (STAGE, "商务谈叛", "V002", "unusable", "商务谈判"),
        (SIZE, "很大", "V002", "unusable", None),
        (STAGE, 3.0, "V002", "unusable", None),
        (DATE, "2024.3.15", "V003", "ok", "2024-03-15"),
        (DATE, "2024年3月15日", "V003", "ok", "2024-03-15"),
        (DATE, " 2024-03-15", "V003", "ok", "2024-03-15"),
        (DATE, "45366", "V003", "ok", "2024-03-15"),
        (DATE, 45366.0, "V003", "ok", "2024-03-15"),
        (DATE, 20240315.0, "V003", "ok", "2024-03-15"),
        (DATE, "2026-02-30", "V004", "unusable", None),
        (DATE, "下周三", "V004", "unusable", None),
        (DATE, 3.0, "V004", "unusable", None),
        (DATE, True, "V004", "unusable", None),
        (DATE, time(9, 30), "V004", "unusable", None),
        (DATE, "3/4/24", "V013", "unusable", ...),
        (AMOUNT, "85", "V005", "ok", "85"),
        (AMOUNT, "８５", "V005", "ok", "85"),
        (AMOUNT, "1,200", "V005", "ok", "1200"),
        (AMOUNT, "85万", "V005", "ok", "85"),
        (AMOUNT, "850,000元", "V005", "ok", "85"),
        (AMOUNT, "很多", "V006", "unusable", None),
        (AMOUNT, True, "V006", "unusable", None),
        (AMOUNT, 0.0, "V007", "unusable", None),
        (AMOUNT, -5.0, "V007", "unusable", None),
        (NUMBER, "HT2024", "V008", "ok", None),
        (NUMBER, 20240401.0, "V008", "ok", None),
        (PHONE, "1380013800", None, "ok", None),
        (PHONE, "12345678901", "V008", "ok", None),
        (PHONE, "zhang@", "V008", "ok", None),
        (NAME, " 云帆", "V010", "ok", None),
        (NAME, "云帆\u200b", "V010", "ok", None),
        (NAME, "云帆\u3000软件", "V010", "ok", None),
        (NAME, "待定", "V011", "placeholder", None),
        (NAME, "？", "V011", "placeholder", None),
        (NAME, "\u200b 待 定 ", "V011", "placeholder", None),
        (NAME, "……", "V011", "placeholder", None),
        (NAME, "Ｔbd", "V011", "placeholder", None),
        (STAGE, "Negotiation", "V014", "ok", "商务谈判"),
        ("contract-terms.payment", 0.3, "V015", "unusable", ...),
        ("contract-terms.payment", 30.0, "V015", "unusable", ...),
        ("contract-terms.payment", "1.", "V015", "unusable", ...),
        ("contract-terms.payment", ",", "T012", "unreadable", None),
        ("contract-terms.payment", "3:7", "T012", "unreadable", ...),
        ("contract-terms.delivery", "尽快", "T012", "unreadable", None),
        ("contract-terms.scope", "另议", "T012", "unreadable", None),
    ],
)
def test_what_is_wrong_is_one_problem(read_cell, place, raw, code, state, suggestion):
    reading = read_cell(place, raw)
    assert [p.code for p in reading.problems] == ([code] if code else [])
    assert reading.state == state
    assert (reading.value is None) == (state != "ok")
    if suggestion is not ... and reading.problems:
        assert reading.problems[0].suggestion == suggestion


@pytest.mark.parametrize(
    ("place", "raw", "fix"),
    [
        (DATE, "2024/3/15", ("safe", "2024-03-15")),
        (AMOUNT, "85万", ("safe", "85")),
        (AMOUNT, "USD 850000", None),
        (NAME, "\u3000云帆\u00a0软件 ", ("safe", "云帆 软件")),
        (STAGE, "Negotiation", ("safe", "商务谈判")),
        (STAGE, "商务谈叛", ("unsafe", "商务谈判")),
    ],
)
def test_the_fix_goes_along(read_cell, place, raw, fix):
    found = read_cell(place, raw).problems[0].fix
    assert (found and (found.kind, found.value)) == fix


@pytest.mark.parametrize("word", ["待签订", "to be signed", "待簽訂", "未签"])
def test_not_yet_signed_is_a_blank_and_no_placeholder(read_cell, word):
    reading = read_cell(SIGNED, word)
    assert (reading.state, reading.text, reading.problems) == ("blank", word, ())


@pytest.mark.parametrize("raw", [None, "", "  ", "\u3000", "\u200b"])
def test_nothing_to_see_is_a_blank(read_cell, raw):
    reading = read_cell(NAME, raw)
    assert (reading.state, reading.text, reading.problems) == ("blank", "", ())


def test_a_placeholder_where_nothing_is_asked_for_is_no_problem(read_cell):
    reading = read_cell("customer-tracking.notes", "无")
    assert (reading.state, reading.problems) == ("placeholder", ())


def test_a_serial_counts_from_the_day_of_its_file(read_cell):
    assert read_cell(DATE, 43904.0, date1904=True).value == date(2024, 3, 15)
    assert read_cell(DATE, 45366.0).value == date(2024, 3, 15)


def test_a_share_is_shown_as_such(read_cell):
    assert read_cell(NAME, 0.3, percent=True).text == "30%"
    assert read_cell(AMOUNT, 0.85, percent=True).problems[0].code == "V006"
    assert read_cell("contract-terms.payment", 1.0, percent=True).text == "100%"


def test_numbers_keep_the_digits_that_were_typed(read_cell):
    assert read_cell(AMOUNT, 0.1 + 0.2).value.amount == Decimal(3000)
    assert read_cell(PHONE, 1.3800138e10).text == "13800138000"


def test_equal_numbers_of_different_kinds_are_not_mixed_up(pack):
    column = pack.workbook("customer-tracking").column("title")
    reader = ColumnReader(column, Setting(PackWords(pack), "zh"))
    assert [reader.read(raw).text for raw in (1.0, True, 1)] == ["1", "TRUE", "1"]


def test_owners_are_a_closed_list_where_the_pack_has_one(pack):
    closed = structs.replace(pack, owners=("张伟", "李娜"))
    column = pack.workbook("customer-tracking").column("owner")
    reader = ColumnReader(column, Setting(PackWords(closed), "zh"))
    assert reader.read("張偉").value == "张伟"
    assert reader.read("张薇").problems[0].code == "V002"


MANY = [
    "云帆科技", "第3车间，数据同步。", "Yunfan Ltd", "云帆科技", " 云帆", "云\u3000帆", "雲帆",
    "ＡＢ１２", "待定", "TBD", "待签订", "无", "13800138000", "商务谈判", "Negotiation",
    "50-200人", "30%预付款,70%验收款", "2024.3.15", "85万", "a\u200bb", "一\n二", "  ", "", None,
    date(2024, 3, 15), datetime(2024, 3, 15, 9), time(9, 30), "张伟", "张伟 ", "x" * 70,
]  # fmt: skip


@pytest.mark.parametrize("numbers", [[], [85.0, 0.3, 45366.0], [True, 1.0, False, 0.0]])
def test_a_column_is_read_as_cell_by_cell(pack, numbers):
    setting = Setting(PackWords(pack), "zh")
    values = [*MANY, *numbers, *MANY[::-1]]
    for column in (column for book in pack.workbooks for column in book.columns):
        alone = ColumnReader(column, setting)
        cells = ColumnReader(column, setting).read_all(values)
        assert cells.readings == [alone.read(value) for value in values], column.id
        assert {id(cell) for cell in cells.distinct} == {id(cell) for cell in cells.readings}
        assert len({id(cell) for cell in cells.distinct}) == len(cells.distinct)


def test_a_date_may_stand_for_not_yet(pack):
    signed = pack.workbook("contract-terms").column("signed")
    column = structs.replace(signed, not_yet=("1900-01-01",))
    cells = ColumnReader(column, Setting(PackWords(pack), "zh"))
    states = [cell.state for cell in cells.read_all([date(1900, 1, 1), date(2024, 3, 15)]).readings]
    assert states == ["blank", "ok"]
