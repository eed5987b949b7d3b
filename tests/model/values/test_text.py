"""One way of writing a text, and what counts as stray space."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stagemodel.values.text import (
    fold,
    fold_all,
    has_stray_whitespace,
    is_traditional,
    normalise,
    simplify,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("８５　万元", "85 万元"),
        (" a\u200bb\u00a0 c\ufeff", "ab c"),
        ("驗收後", "驗收後"),
        ("Co．，Ltd", "Co.,Ltd"),
        ("一\n二", "一 二"),
    ],
)
def test_normalise(text: str, expected: str) -> None:
    assert normalise(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("驗收後支付餘款", "验收后支付余款"),
        ("交付後", "交付后"),
        ("验收后", "验收后"),
        ("於", "于"),
    ],
)
def test_simplify(text: str, expected: str) -> None:
    # 後 and 於 stand in GB2312 too: fitting it does not make a text simplified.
    assert simplify(text) == expected


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("客户 名称", "客户名称"),
        ("Acme  LTD", "acme ltd"),
        ("驗收，付款", "验收,付款"),
        ("（元）", "(元)"),
    ],
)
def test_fold(a: str, b: str) -> None:
    assert fold(a) == fold(b)


@given(st.text(max_size=40))
def test_fold_settles(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


@pytest.mark.parametrize("text", [" a", "a ", "a\u3000b", "a\u200bb", "a\u00a0b", "a\n"])
def test_stray(text: str) -> None:
    assert has_stray_whitespace(text)


@pytest.mark.parametrize("text", ["", "a", "a b", "一\n二", "85 万元"])
def test_not_stray(text: str) -> None:
    assert not has_stray_whitespace(text)


def test_simplified_text_needs_no_opencc() -> None:
    code = (
        "import sys\n"
        "from stagemodel.values import money, payment, duration, services, dates, names, words\n"
        "payment.read_payment('30%预付款,70%验收款'); dates.read_date('二〇二四年五月二十日')\n"
        "assert not {'opencc', 'cn2an', 'openpyxl'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_simplified_are_the_characters_of_gb2312_but_for_some() -> None:
    # Found by running each of them through OpenCC.
    traditional = set("乾菸薹拚捱摺吒後徵夥榘於袷麴醣麽")
    characters = set(map(chr, range(0x4E00, 0xA000)))
    fitting = {character for character in characters if character.encode("gb2312", "ignore")}
    assert {c for c in characters if not is_traditional(c)} == fitting - traditional
    assert not any(map(is_traditional, "〇々，。（）％éßΩяかカ한①℃\U0001f600"))
    assert all(map(is_traditional, "㐀⺀豈"))


def test_many_texts_are_folded_as_one_by_one() -> None:
    odd = {"雲帆一号": "云帆一号", "启明ＡＢ": "启明ab", "交付後二": "交付后二", "晨 星": "晨星",
           "Hua Xing": "hua xing", "恒信（集团）": "恒信(集团)", "": ""}  # fmt: skip
    usual = [f"瑞达第{number}分部" for number in range(600)]
    texts = [*usual[:300], *odd, *usual[300:]]
    expected = [odd.get(text, text) for text in texts]
    assert fold_all(texts) == expected
    assert list(map(fold, texts)) == expected
