"""What the readers give exactly, where a pair of texts cannot show it."""

from __future__ import annotations

import pickle
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction

import pytest

from stagemodel.values.dates import read_date, read_datetime
from stagemodel.values.duration import Duration, duration_differences, read_duration
from stagemodel.values.errors import AmbiguousValue, UnreadableValue
from stagemodel.values.money import Money, MoneyUnit, read_money, read_unit
from stagemodel.values.names import core, find_customers, lookalike, match_customer, place
from stagemodel.values.numerals import read_numeral
from stagemodel.values.payment import payment_differences, read_payment, resolve, total_problem
from stagemodel.values.services import read_services, service_differences

TEN_THOUSAND = MoneyUnit(Decimal(10_000), "CNY")


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("八十五", "85"),
        ("两", "2"),
        ("三点五", "3.5"),
        ("十二万", "120000"),
        ("一百零五", "105"),
        ("一百五", "150"),
        ("二〇二四", "2024"),
        ("捌拾伍", "85"),
        ("1.2亿", "120000000"),
        ("1万2000", "12000"),
        ("三万五", "35000"),
        ("負八十五", None),
        ("1万2", None),
        ("三五", None),
        ("十七八", None),
        ("壹佰伍", None),
        ("百万", None),
        ("一百零五十", None),
    ],
)
def test_numerals(text: str, number: str | None) -> None:
    if number is not None:
        assert read_numeral(text) == Decimal(number)
    elif text.startswith("負"):
        assert read_numeral(text) == -85
    else:
        with pytest.raises(UnreadableValue):
            read_numeral(text)


@pytest.mark.parametrize(
    ("header", "factor", "currency"),
    [
        ("合同金额(万元)", 10**4, "CNY"),
        ("合同金额（含税）（万元）", 10**4, "CNY"),
        ("合同金额万元", 10**4, "CNY"),
        ("单位:万元", 10**4, "CNY"),
        ("Amount (10k CNY)", 10**4, "CNY"),
        ("Amount (RMB '000)", 1000, "CNY"),
        ("Amount in USD", 1, "USD"),
        ("（USD）", 1, "USD"),
        ("万美元", 10**4, "USD"),
        ("(元)", 1, "CNY"),
        ("千元", 1000, "CNY"),
        ("million", 10**6, "CNY"),
        ("RMB 10,000", 10**4, "CNY"),
    ],
)
def test_units(header: str, factor: int, currency: str) -> None:
    assert read_unit(header) == MoneyUnit(Decimal(factor), currency)


@pytest.mark.parametrize(
    "header", ["合同金额", "Amount", "单元数量", "Amount ($)", "金额(万元/美元)", ""]
)
def test_no_unit(header: str) -> None:
    assert read_unit(header) is None


def test_money_from_cells() -> None:
    assert read_money(85, TEN_THOUSAND) == Money(Decimal(850_000), "CNY")
    assert read_money(0.1 + 0.2, TEN_THOUSAND).amount == Decimal(3000)  # what was typed was 0.3
    for value in (True, float("nan"), float("inf")):
        with pytest.raises(UnreadableValue):
            read_money(value, TEN_THOUSAND)
    with pytest.raises(UnreadableValue):
        read_money(85, None)


def test_money_text() -> None:
    money = Money(Decimal(850_000), "CNY")
    assert money.text("zh") == "85万元 (850,000.00元)"
    assert money.text("en") == "CNY 850,000.00"
    assert Money(Decimal("9800.5"), "CNY").text("zh") == "9,800.50元"


def test_payment_rest_and_totals() -> None:
    total = Money(Decimal(850_000), "CNY")
    amounts = read_payment("首付25.5万,余款验收付清")
    assert amounts.steps[1].is_rest
    assert [step.share for step in resolve(amounts, total).steps] == [
        Fraction(3, 10),
        Fraction(7, 10),
    ]
    assert total_problem(amounts, total) is None
    assert total_problem(amounts, Money(Decimal(200_000), "CNY")) is not None
    assert total_problem(read_payment("预付30%,验收60%"), None) is not None
    assert total_problem(read_payment("预付30%(25万元),验收70%(60万元)"), total) is not None


def test_payment_differences_by_kind() -> None:
    def kinds(a: str, b: str, *equal: frozenset[str]) -> list[str]:
        found = payment_differences(read_payment(a), read_payment(b), None, None, equal)
        return [difference.kind for difference in found]

    base = "30%预付款,70%验收款"
    assert kinds(base, "40%预付款,60%验收款") == ["share", "share"]
    assert kinds(base, "签约付30%,验收付70%") == ["event"]
    assert kinds(base, "签约付30%,验收付70%", frozenset({"prepayment", "on-signing"})) == []
    assert kinds(base, "70%验收款,30%预付款") == ["order"]
    assert kinds(base, "30%预付款,60%验收款,10%质保金") == ["count"]


def test_durations_end() -> None:
    def end(text: str, day: date) -> date:
        return read_duration(text).add_to(day)

    assert end("60天", date(2024, 5, 20)) == date(2024, 7, 19)
    assert end("1个月", date(2024, 1, 31)) == date(2024, 2, 29)
    assert end("一年半", date(2024, 5, 20)) == date(2025, 11, 20)
    assert end("2周", date(2024, 5, 20)) == date(2024, 6, 3)
    assert end("5个工作日", date(2024, 5, 17)) == date(2024, 5, 24)
    holiday = date(2024, 5, 20)
    working = Duration(Decimal(1), "working-day")
    assert working.add_to(date(2024, 5, 17), lambda day: day.weekday() < 5 and day != holiday) == (
        date(2024, 5, 21)
    )
    for text in ("半个月", "99999年"):
        with pytest.raises(UnreadableValue):
            end(text, date(2024, 5, 20))


def test_duration_differences_say_both() -> None:
    (found,) = duration_differences(read_duration("2周"), read_duration("14天"))
    assert found.kind == "unit"
    assert "2周" in found.texts["zh"]
    assert "14 days" in found.texts["en"]


def test_service_differences_by_kind() -> None:
    found = service_differences(
        read_services("3次上门培训+1年质保+定制开发"), read_services("2次上门培训+2年质保+数据迁移")
    )
    assert [difference.kind for difference in found] == ["quantity", "term", "missing", "extra"]


def test_dates_with_time_and_readings() -> None:
    assert read_datetime("2024年5月20日 下午2:30") == datetime(2024, 5, 20, 14, 30)
    assert read_datetime("45366.5") == datetime(2024, 3, 15, 12)
    assert read_date("43904", date1904=True) == date(2024, 3, 15)
    with pytest.raises(AmbiguousValue) as caught:
        read_date("3/4/2024")
    assert caught.value.readings == ("2024-03-04", "2024-04-03")
    assert pickle.loads(pickle.dumps(caught.value)).readings == caught.value.readings


NAMES = [
    "*科技有限公司",
    "*集团",
    "上海银行",
    "北京银行",
    "深圳市华强科技有限公司",
    "云帆软件有限公司",
    "云帆科技股份有限公司",
]


@pytest.mark.parametrize(
    ("name", "indexes", "how"),
    [
        ("*科技", (0,), "core"),
        ("*集团", (1,), "whole"),
        ("上海银行", (2,), "whole"),
        ("银行", (2, 3), "core"),
        ("深圳华强科技股份有限公司", (4,), "core"),
        ("华强", (4,), "beginning"),
        ("上海华强", (), "none"),
        ("云帆", (5, 6), "beginning"),
        ("云帆軟件", (5,), "core"),
        ("云", (), "none"),
        ("*", (), "none"),
        ("", (), "none"),
    ],
)
def test_customers(name: str, indexes: tuple[int, ...], how: str) -> None:
    match = match_customer(name, NAMES)
    assert (match.indexes, match.how) == (indexes, how)
    assert find_customers(name, NAMES) == indexes


def test_cores_and_places() -> None:
    assert core("*集团") == "*集团"  # nothing would be left
    assert core("江苏省苏州市恒瑞机械集团有限公司") == "恒瑞机械"
    assert place("江苏省苏州市恒瑞机械集团有限公司") == "苏州"
    assert place("Shanghai Huaqiang Technology Co., Ltd.") == "上海"
    assert place("华强科技(深圳)有限公司") == "深圳"
    assert place("华强科技有限公司") is None
    assert lookalike("深圳市华强科技有限公司", "深圳华强科技股份有限公司")
    assert not lookalike("上海银行", "北京银行")
    assert not lookalike("华强科技有限公司", "华强科技有限公司")


def test_money_is_equal_by_amount_and_currency() -> None:
    one, other = Money(Decimal("85.0"), "CNY"), Money(Decimal(85), "CNY", "included")
    assert one == other
    assert not one != other  # noqa: SIM202  # two operators, and each may be wrong
    assert hash(one) == hash(other)
    assert one != Money(Decimal(85), "USD")
