"""Whatever stands in a cell, a reader gives a value or says that it cannot."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from time import monotonic

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stagemodel.values.dates import read_date
from stagemodel.values.duration import read_duration
from stagemodel.values.errors import UnreadableValue
from stagemodel.values.money import read_money, read_unit
from stagemodel.values.names import match_customer
from stagemodel.values.numerals import read_numeral
from stagemodel.values.payment import read_payment, total_problem
from stagemodel.values.services import read_services, read_warranty
from stagemodel.values.words import read_amount_in_words

WORDS = """
30% 70% 85 0.3 1,20 三 十 百 千 万 亿 零 半 成 元 角 分 整 ¥ $ USD RMB 天 日 月 年 周 个 工作日
预付 验收 付 款 余款 付清 签订 后 内 起 自 ( ) , ; 、 + / - . : % 和 次 上门培训 免费 维护 质保
每年 培训 各 /2 * 公司 有限公司 上海 days months year and of hundred thousand yuan only fen on
delivery 星期一 14:30 pm
"""
TEXTS = st.lists(st.sampled_from(WORDS.split()), max_size=8).map("".join) | st.text(max_size=25)
READERS: list[Callable[[str], object]] = [
    read_numeral,
    read_amount_in_words,
    read_duration,
    read_services,
    read_warranty,
    read_date,
    read_unit,
    lambda text: read_money(text, read_unit("万元")),
    lambda text: read_money(text, None).text("zh"),
    lambda text: total_problem(read_payment(text), read_money("85万元", None)),
    lambda text: read_payment(text).text("en"),
    lambda text: match_customer(text, ["上海银行", text, "Acme Inc."]),
]


@pytest.mark.parametrize("reader", READERS)
@settings(max_examples=300, deadline=None)
@given(text=TEXTS)
def test_reads_or_says_why_not(reader: Callable[[str], object], text: str) -> None:
    try:
        reader(text)
    except UnreadableValue as error:
        assert error.reason["zh"]
        assert error.reason["en"]


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("part", ["1", "一", "a ", "30%", "合同签订后", "(", "有限公司", "1,000"])
def test_long_texts_are_soon_done(reader: Callable[[str], object], part: str) -> None:
    started = monotonic()
    with suppress(UnreadableValue):
        reader(part * (30_000 // len(part)))
    assert monotonic() - started < 5
