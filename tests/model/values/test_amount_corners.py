"""Amounts and numbers at the edges: the last that is read, and the first that is not."""

from __future__ import annotations

from decimal import Decimal

import pytest

from stagemodel.values.dates import read_date
from stagemodel.values.duration import read_duration
from stagemodel.values.english_numbers import read_english, write_english
from stagemodel.values.errors import LONGEST_VALUE, AmbiguousValue, UnreadableValue
from stagemodel.values.money import MoneyUnit, read_money, read_unit
from stagemodel.values.numerals import read_numeral
from stagemodel.values.words import amount_in_words, read_amount_in_words
from support.readings import reading

YUAN, TEN_THOUSAND = MoneyUnit(Decimal(1), "CNY"), MoneyUnit(Decimal(10_000), "CNY")


NUMERALS = {
    "一千零零五": None, "二十零五": None, "一百零五": 105, "零五": 5, "二零": 20, "十": 10,
    "一万零五十": 10_050, "一万零五": 10_005, "三千五": 3500, "三千零五": 3005, "一百一": 110,
    "一万五": 15_000, "一亿五": 150_000_000, "一亿零五": 100_000_005, "五万三万": None,
    "零万": None, "万五": None, "二千三千": None, "百": None, "三百二百": None,
    "1亿2000万": 120_000_000, "1.5亿2000万": None, "3千5百": 3500, "5百3千": None, "5百5百": None,
    "85万零500": 850_500, "85万零950": 850_950, "85万零1000": None, "85万零50000": None,
    "1万2000": 12_000, "1万200": None, "1.5万2000": None, "1千万": 10_000_000, "2万亿": 2 * 10**12,
    "1,200万": 12_000_000, "1,20": "?", "1,2": "?", "12,000": 12_000, "1,2000": None, ".5": "0.5",
    "三点五万": 35_000, "三点一四": "3.14", "点五": None, "三点": None, "三点五万亿": 35 * 10**11,
    "二〇二四": 2024, "三五": "?", "三零": 30, "三四五": 345, "壹佰伍": None, "壹佰零伍": 105,
    "三个亿": 300_000_000, "-85": -85, "负八十五": -85, "−85": -85, "": None, "-": None,
}  # fmt: skip


@pytest.mark.parametrize(("text", "number"), NUMERALS.items())
def test_numerals(text: str, number: object) -> None:
    wanted = Decimal(number) if isinstance(number, int) or number == "0.5" else number
    wanted = Decimal("3.14") if number == "3.14" else wanted
    assert reading(lambda: read_numeral(text)) == wanted


ENGLISH = {
    "zero": 0, "one": 1, "twenty": 20, "twenty-five": 25, "twenty five": 25, "twenty zero": None,
    "twenty fifteen": None, "five twenty": None, "ten five": None, "fifteen hundred": 1500,
    "nineteen hundred": 1900, "twenty hundred": None, "hundred": None, "a hundred": 100,
    "zero hundred": None, "zero hundred and five": None,
    "foo hundred": None, "twenty ten": None, "one hundred zero": None, "an": 1,
    "a hundred and five": 105,
    "a five": None, "a thousand": 1000, "thousand": None, "one hundred and twenty-five": 125,
    "one thousand and one": 1001, "two thousand five thousand": None, "one thousand zero": None,
    "one million two thousand three": 1_002_003, "one thousand million": None, "": None,
    "one trillion": 10**12, "nine hundred trillion": 9 * 10**14, "fourty ninty": None,
    "ninty": 90, "one dollar": None, "five hundred thousand": 500_000, "and": None,
}  # fmt: skip


@pytest.mark.parametrize(("text", "number"), ENGLISH.items())
def test_english_numbers(text: str, number: int | None) -> None:
    assert read_english(text) == number


WRITTEN = {
    0: "zero", 19: "nineteen", 20: "twenty", 21: "twenty-one", 100: "one hundred",
    101: "one hundred and one", 120: "one hundred and twenty", 999: "nine hundred and ninety-nine",
    1000: "one thousand", 1001: "one thousand and one", 1019: "one thousand and nineteen",
    1020: "one thousand twenty", 2_000_300: "two million three hundred",
    10**12: "one trillion", 850_000: "eight hundred and fifty thousand",
}  # fmt: skip


@pytest.mark.parametrize(("number", "text"), WRITTEN.items())
def test_english_numbers_are_written(number: int, text: str) -> None:
    assert write_english(number) == text


SCALES = {
    100: ["百元"],
    1000: ["千元", "k CNY", "thousand CNY", "thousands of CNY", "RMB '000", "'000s RMB", "000s CNY",
           "CNY 1,000", "CNY 1000", "1k yuan", "RMB 000"],
    10**4: ["万元", "w", "10k CNY", "CNY 10,000", "CNY 10000", "ten thousand yuan", "10 k yuan",
            "10 thousand yuan", "ten thousands of yuan", "RMB '0000"],
    10**5: ["十万元"],
    10**6: ["百万元", "m CNY", "mn CNY", "CNY mil", "CNY mln", "million yuan", "millions of yuan",
            "CNY 1,000,000"],
    10**7: ["千万元"],
    10**8: ["亿元", "100 million yuan"],
    10**9: ["bn CNY", "billion yuan"],
    1: ["元", "CNY", "1 yuan"],
}  # fmt: skip


@pytest.mark.parametrize(
    ("header", "factor"), [(header, f) for f, headers in SCALES.items() for header in headers]
)
def test_units(header: str, factor: int) -> None:
    assert read_unit(f"合同金额({header})") == MoneyUnit(Decimal(factor), "CNY")


@pytest.mark.parametrize("header", ["合同金额(000)", "合同金额(1)", "数量(百)", "金额(万元)(元)"])
def test_what_names_no_unit(header: str) -> None:
    assert read_unit(header) is None


MONEY: list[tuple[str, MoneyUnit | None, object]] = [
    ("8千", YUAN, 8000), ("8千", TEN_THOUSAND, "?"), ("8千", None, None), ("85", YUAN, 85),
    ("1k", YUAN, 1000), ("2 million", YUAN, 2_000_000), ("2 bn", YUAN, 2 * 10**9),
    ("-3w", None, -30_000), ("8.5e5", YUAN, 850_000), ("850 000", YUAN, 850_000),
    ("¥85", TEN_THOUSAND, "?"), ("¥10000", TEN_THOUSAND, 10_000), ("¥9999", TEN_THOUSAND, "?"),
    ("85元", TEN_THOUSAND, 85), ("1.234元", None, "?"), ("1.234.567元", None, None),
    ("0.123元", None, Decimal("0.123")), ("12.50元", None, Decimal("12.5")),
    ("eighty-five thousand", YUAN, 85_000), ("eighty-five thousand", TEN_THOUSAND, None),
    ("eighty-five thousand", None, None), ("100(万元)", None, 1_000_000), ("100(元)", None, 100),
    ("100(见附件)元", None, None), ("八十五万五元", None, "?"), ("八十五万零五元", None, 850_005),
    ("100元(100元)", None, 100), ("100元(90元)", None, "?"), ("100元(壹佰元整)", None, 100),
    ("100元(含税)", None, 100), ("(100元)", None, 100), ("100美元(100)", None, 100),
    ("伍角", None, Decimal("0.5")), ("85万(大写:捌拾伍万元整)", None, 850_000),
]  # fmt: skip


@pytest.mark.parametrize(("text", "unit", "amount"), MONEY)
def test_money(text: str, unit: MoneyUnit | None, amount: object) -> None:
    found = reading(lambda: read_money(text, unit).amount)
    assert found == amount


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("8千", ("8,000", "80,000,000")),
        ("¥85", ("85", "850,000")),
        ("1.234元", ("1.234", "1234")),
        ("100元(90元)", ("CNY 100", "CNY 90")),
        ("$50000", ("AUD", "CAD", "HKD", "NZD", "SGD", "TWD", "USD")),
    ],
)
def test_readings(text: str, readings: tuple[str, ...]) -> None:
    with pytest.raises(AmbiguousValue) as caught:
        read_money(text, TEN_THOUSAND)
    assert caught.value.readings == readings
    assert str(caught.value).endswith(f"({' / '.join(readings)})")


def test_what_has_no_reading_shows_none() -> None:
    with pytest.raises(UnreadableValue) as caught:
        read_money("约85万", None)
    assert str(caught.value) == "'约85万': not one exact amount (约)"


@pytest.mark.parametrize(
    ("text", "tax"),
    [
        ("100元(含税)", "included"),
        ("100元(不含税)", "excluded"),
        ("100元未税", "excluded"),
        ("CNY 100 (VAT included)", "included"),
        ("CNY 100 excl. VAT", "excluded"),
        ("100元", None),
    ],
)
def test_tax(text: str, tax: str | None) -> None:
    assert read_money(text, None).tax == tax


WORDS = {
    "捌拾伍万元整": 850_000, "捌拾伍元伍角": "85.5", "捌拾伍元零伍分": "85.05", "伍角": "0.5",
    "伍分": "0.05", "捌拾伍元伍角伍分": "85.55", "捌拾伍点伍元伍角": None, "捌拾伍伍角": None,
    "捌拾伍": None, "捌拾伍元": 85, "捌拾伍美元": None, "八十五块五毛": "85.5",
    "eighty-five yuan and fifty fen": "85.5", "eighty-five yuan five jiao": "85.5",
    "eighty-five yuan five jiao and five fen": "85.55", "five fen": "0.05",
    "RMB eighty-five and 50/100": "85.5", "eighty-five yuan and ninety-nine fen": "85.99",
    "eighty-five yuan and a hundred fen": None, "eighty-five yuan ten jiao": None,
    "eighty-five yuan five jiao ten fen": None, "eighty-five": None, "eighty-five dollars": None,
    "RMB two thousand and fifty fen": "2000.5", "RMB five jiao and six fen": "0.56",
    "RMB two hundred and fifty fen": None,  # 200.50 or 2.50
}  # fmt: skip


@pytest.mark.parametrize(("text", "amount"), WORDS.items())
def test_amounts_in_words(text: str, amount: int | str | None) -> None:
    wanted = None if amount is None else Decimal(amount)
    assert reading(lambda: read_amount_in_words(text)) == wanted


def test_the_smallest_and_the_largest_amount_have_words() -> None:
    assert amount_in_words(Decimal("0.01")) == "壹分"
    assert amount_in_words(Decimal(10**12)) == "壹万亿元整"
    for amount in ("0", "0.001", "1.005", "1000000000000.01"):
        with pytest.raises(ValueError):
            amount_in_words(Decimal(amount))


def test_what_is_too_long_is_refused() -> None:
    spaces = " " * (LONGEST_VALUE - 3)
    assert read_money(f"85{spaces}万", None).amount == 850_000
    for read in (lambda text: read_money(text, YUAN), read_date, read_duration):
        with pytest.raises(UnreadableValue, match="longer than 200"):
            read("1" * (LONGEST_VALUE + 1))
