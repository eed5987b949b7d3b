"""Amounts in words: every form is read back, the official examples are met."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stagemodel.values.errors import UnreadableValue
from stagemodel.values.words import (
    amount_in_english_words,
    amount_in_words,
    read_amount_in_words,
)

CENTS = st.integers(1, 10**14).map(lambda cents: Decimal(cents) / 100)

# From the payment rules of the People's Bank of China, 1997.
OFFICIAL = {
    "1409.50": "壹仟肆佰零玖元伍角",
    "6007.14": "陆仟零柒元壹角肆分",
    "1680.32": "壹仟陆佰捌拾元零叁角贰分",
    "107000.53": "壹拾万柒仟元零伍角叁分",
    "16409.02": "壹万陆仟肆佰零玖元零贰分",
    "325.04": "叁佰贰拾伍元零肆分",
}


@pytest.mark.parametrize(("figures", "words"), OFFICIAL.items())
def test_official_examples(figures: str, words: str) -> None:
    assert read_amount_in_words(f"人民币{words}") == Decimal(figures)
    assert read_amount_in_words(amount_in_words(Decimal(figures))) == Decimal(figures)


@pytest.mark.parametrize(
    ("figures", "words"),
    [
        ("850000", "捌拾伍万元整"),
        ("0.05", "伍分"),
        ("0.50", "伍角整"),
        ("1.05", "壹元零伍分"),
        ("10", "壹拾元整"),
        ("100500", "壹拾万零伍佰元整"),
        ("105000", "壹拾万伍仟元整"),
        ("100005000", "壹亿零伍仟元整"),
        ("1000000000000", "壹万亿元整"),
    ],
)
def test_written(figures: str, words: str) -> None:
    assert amount_in_words(Decimal(figures)) == words


@given(CENTS)
def test_words_are_read_back(amount: Decimal) -> None:
    assert read_amount_in_words(amount_in_words(amount)) == amount
    assert read_amount_in_words(f"人民币{amount_in_words(amount)}") == amount
    assert read_amount_in_words(amount_in_english_words(amount)) == amount


def test_every_size_is_read_back() -> None:
    # Every number of digits, with gaps of zeros at every place, with and without cents.
    for exponent in range(13):
        for head in (1, 2, 9, 10, 11, 19, 20, 85, 99, 101, 110, 505, 999):
            for low in (0, 1, 10, 105, 1050, 5000, 10050, 100000, 5000000):
                yuan = head * 10**exponent + low
                for cents in (0, 1, 5, 10, 50, 55, 99):
                    amount = Decimal(yuan) + Decimal(cents) / 100
                    if amount <= 10**12:
                        assert read_amount_in_words(amount_in_words(amount)) == amount
                        assert read_amount_in_words(amount_in_english_words(amount)) == amount


def test_every_small_amount_is_read_back() -> None:
    for cents in range(1, 30_000):
        amount = Decimal(cents) / 100
        assert read_amount_in_words(amount_in_words(amount)) == amount


@pytest.mark.parametrize("amount", ["0", "-1", "0.001", "1000000000000.01"])
def test_no_words_for(amount: str) -> None:
    with pytest.raises(ValueError, match="no words"):
        amount_in_words(Decimal(amount))
    with pytest.raises(ValueError, match="no words"):
        amount_in_english_words(Decimal(amount))


@pytest.mark.parametrize(
    "text", ["", "元整", "捌拾伍", "捌拾伍元伍", "壹佰伍元", "十几万元", "hello yuan"]
)
def test_unreadable(text: str) -> None:
    with pytest.raises(UnreadableValue):
        read_amount_in_words(text)


def test_amounts_up_to_a_million_follow_the_rules_and_are_read_back() -> None:
    # A step that shares no factor with the places, so that every digit stands in every place.
    for cents in range(1, 100_000_000, 4_999):
        amount = Decimal(cents) / 100
        words = amount_in_words(amount)
        assert read_amount_in_words(words) == amount
        assert "零零" not in words
        assert "零元" not in words
        assert words.endswith("整") == (cents % 10 == 0), words
