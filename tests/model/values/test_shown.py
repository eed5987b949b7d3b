"""How values are written for a reader, in both languages."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from stagemodel.values.duration import duration_differences, read_duration
from stagemodel.values.errors import UnreadableValue
from stagemodel.values.money import Money, money_difference, read_money
from stagemodel.values.payment import payment_differences, read_payment, total_problem
from stagemodel.values.payment_model import percent
from stagemodel.values.services import ServiceList, read_services, service_differences

YUAN = {
    "850000": ("85万元 (850,000.00元)", "CNY 850,000.00"),
    "-850000": ("-85万元 (-850,000.00元)", "CNY -850,000.00"),
    "10000": ("1万元 (10,000.00元)", "CNY 10,000.00"),
    "123400": ("12.34万元 (123,400.00元)", "CNY 123,400.00"),
    "9999": ("9,999.00元", "CNY 9,999.00"),
    "12340": ("12,340.00元", "CNY 12,340.00"),
    "0.005": ("0.005元", "CNY 0.005"),
}


@pytest.mark.parametrize(("amount", "shown"), YUAN.items())
def test_yuan(amount: str, shown: tuple[str, str]) -> None:
    money = Money(Decimal(amount), "CNY")
    assert (money.text("zh"), money.text("en")) == shown


def test_other_currencies() -> None:
    assert Money(Decimal(850_000), "USD").text("zh") == "85万美元 (850,000.00美元)"
    assert Money(Decimal(99), "EUR").text("zh") == "99.00欧元"
    assert Money(Decimal(99), "CNH").text("zh") == "99.00CNH"


def test_how_amounts_differ() -> None:
    def difference(a: str, b: str) -> tuple[str, str] | None:
        found = money_difference(read_money(a, None), read_money(b, None))
        return (found["zh"], found["en"]) if found else None

    assert difference("100元", "90元") == ("100.00元 ≠ 90.00元", "CNY 100.00 ≠ CNY 90.00")
    assert difference("100美元", "100欧元") == (
        "100.00美元 ≠ 100.00欧元",
        "USD 100.00 ≠ EUR 100.00",
    )
    assert difference("100元(含税)", "100元(不含税)") == (
        "含税 ≠ 不含税", "tax included ≠ tax excluded",
    )  # fmt: skip
    assert difference("100元(含税)", "100元") is None
    assert difference("100元", "100元(不含税)") is None


DURATIONS = {
    "60天": ("60天", "60 days"),
    "1天": ("1天", "1 day"),
    "合同签订后10个工作日": ("合同签订后10个工作日", "10 working days after signing"),
    "一个半月": ("1.5个月", "1.5 months"),
    "一年半": ("18个月", "18 months"),
    "1.3年": ("1.3年", "1.3 years"),
    "2年": ("2年", "2 years"),
    "设备进场后2周": ("设备进场后2周", "2 weeks after 设备进场"),
}


@pytest.mark.parametrize(("text", "shown"), DURATIONS.items())
def test_durations(text: str, shown: tuple[str, str]) -> None:
    duration = read_duration(text)
    assert (duration.text("zh"), duration.text("en")) == shown


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("60-90天", "是一个范围，不是一个确定的期限"),
        ("一至两个月", "是一个范围，不是一个确定的期限"),
        ("2024-08-31前", "不是期限"),
        ("60", "没有写明单位（天、周、月）"),
    ],
)
def test_why_a_duration_is_unreadable(text: str, reason: str) -> None:
    with pytest.raises(UnreadableValue) as caught:
        read_duration(text)
    assert caught.value.reason["zh"] == reason


def test_how_durations_differ() -> None:
    def kinds(a: str, b: str) -> list[str]:
        return [found.kind for found in duration_differences(read_duration(a), read_duration(b))]

    assert kinds("60天", "90天") == ["count"]
    assert kinds("60天", "60个工作日") == ["unit"]
    assert kinds("2个月", "60天") == ["unit"]
    assert kinds("2年", "24个月") == []
    assert kinds("2年", "12个月") == ["count"]
    assert kinds("签订后60天", "验收后90天") == ["count", "start"]
    assert kinds("签订后60天", "60天") == []


PAYMENTS = {
    "30%预付款,70%验收款": ("30% 预付款，70% 验收款", "30% prepayment, 70% on acceptance"),
    "预付三分之一,验收付三分之二": ("1/3 预付款，2/3 验收款", "1/3 prepayment, 2/3 on acceptance"),
    "分3期付款100%": ("100% 分3期付款", "100% in 3 instalments"),
    "按月付款,分12期": ("100% 按月支付（分12期）", "100% monthly (in 12 instalments)"),
    "签订后7日内付30%,验收后一年付70%": (
        "30% 签订后支付（7天内），70% 验收款（1年后）",
        "30% on signing (within 7 days), 70% on acceptance (1 year later)",
    ),
    "30%定金,70%2024年6月30日前付清": (
        "30% 定金，70% 2024-06-30前",
        "30% earnest money, 70% by 2024-06-30",
    ),
    "首付25.5万元,余款验收付清": (
        "25.5万元 (255,000.00元) 预付款，其余 验收款",
        "CNY 255,000.00 prepayment, the rest on acceptance",
    ),
    "60%货到现场开箱后,40%签约": (
        "60% 货到现场开箱后，40% 签订后支付",
        "60% 货到现场开箱后, 40% on signing",
    ),
    "in 3 instalments after signing 100%": (
        "100% 分期付款 + 签订后支付（分3期）",
        "100% in instalments + on signing (in 3 instalments)",
    ),
    "一次性付清": ("100% 一次性付清", "100% in full"),
}


@pytest.mark.parametrize(("text", "shown"), PAYMENTS.items())
def test_payments(text: str, shown: tuple[str, str]) -> None:
    schedule = read_payment(text)
    assert (schedule.text("zh"), schedule.text("en")) == shown


@pytest.mark.parametrize(
    ("share", "text"),
    [
        ("3/10", "30%"),
        ("1/3", "1/3"),
        ("1/8", "12.5%"),
        ("1", "100%"),
        ("1/1000", "0.1%"),
        ("3333333/10000000", "33.33333%"),
        ("84/325", "about 25.85%"),  # nobody knows at a glance how much that is
    ],
)
def test_shares(share: str, text: str) -> None:
    assert percent(Fraction(share), "en") == text


def test_how_payments_differ() -> None:
    def texts(a: str, b: str) -> list[tuple[str, str]]:
        found = payment_differences(read_payment(a), read_payment(b), None, None)
        return [(difference.texts["zh"], difference.texts["en"]) for difference in found]

    two = "30%预付款,70%验收款"
    assert texts(two, "40%预付款,60%验收款") == [
        ("30% 预付款 ≠ 40% 预付款", "30% prepayment ≠ 40% prepayment"),
        ("70% 验收款 ≠ 60% 验收款", "70% on acceptance ≠ 60% on acceptance"),
    ]
    total = read_money("85万元", None)
    of_total = payment_differences(
        read_payment(two), read_payment("预付25万元,余款验收付"), total, total
    )
    assert [difference.texts["en"] for difference in of_total] == [
        "30% prepayment ≠ CNY 250,000.00 (about 29.41%) prepayment",
        "70% on acceptance ≠ about 70.59% on acceptance",
    ]
    assert texts(two, "30%预付款,60%验收款,10%质保金") == [("2 期 ≠ 3 期", "2 steps ≠ 3 steps")]
    assert texts(two, "70%验收款,30%预付款") == [
        (
            "30% 预付款，70% 验收款 ≠ 70% 验收款，30% 预付款",
            "30% prepayment, 70% on acceptance ≠ 70% on acceptance, 30% prepayment",
        )
    ]


def test_why_a_schedule_does_not_add_up() -> None:
    def problem(text: str, total: str | None) -> tuple[str, str] | None:
        found = total_problem(read_payment(text), read_money(total, None) if total else None)
        return (found["zh"], found["en"]) if found else None

    assert problem("预付30%,验收60%", None) == ("各期合计 90%", "the steps add up to 90%")
    assert problem("预付3万元,验收6万元", "10万元") == (
        "各期合计 9万元 (90,000.00元)，合同金额 10万元 (100,000.00元)",
        "the steps add up to CNY 90,000.00 of CNY 100,000.00",
    )
    assert problem("预付30%(25万元),验收70%", "85万元") == (
        "30% 应为 25.5万元 (255,000.00元)，写的是 25万元 (250,000.00元)",
        "30% is CNY 255,000.00, not CNY 250,000.00",
    )


SERVICES = {
    "3次上门培训": ("3次上门培训", "on-site training (3 times)"),
    "1次上门培训": ("1次上门培训", "on-site training (1 time)"),
    "1年质保": ("1年质保", "warranty (1 year)"),
    "免费维护1年": ("1年免费维护", "free maintenance (1 year)"),
    "2名驻场工程师1年": ("1年2人驻场工程师", "驻场工程师 (1 year, 2 people)"),
    "1名驻场工程师": ("1人驻场工程师", "驻场工程师 (1 person)"),
    "每年4次巡检": ("4次/年巡检", "inspection (4 times a year)"),
    "每年1次巡检": ("1次/年巡检", "inspection (1 time a year)"),
    "每次2天上门培训3次": ("3次上门培训（每次2天）", "on-site training (3 times, 2 days each)"),
    "安装": ("安装", "installation"),
    "3批备件": ("3批备件", "spare parts (3 批)"),
    "1份文档": ("1份文档", "documentation (1 份)"),
}


@pytest.mark.parametrize(("text", "shown"), SERVICES.items())
def test_services(text: str, shown: tuple[str, str]) -> None:
    services = read_services(text)
    assert (services.text("zh"), services.text("en")) == shown


def test_lists_of_services() -> None:
    two = read_services("安装;调试")
    assert (two.text("zh"), two.text("en")) == ("安装、调试", "installation, commissioning")
    assert (ServiceList(()).text("zh"), ServiceList(()).text("en")) == ("无", "none")


def test_how_services_differ() -> None:
    found = service_differences(read_services("3次上门培训+安装"), read_services("2次上门培训"))
    assert [(difference.texts["zh"], difference.texts["en"]) for difference in found] == [
        ("3次上门培训 ≠ 2次上门培训", "on-site training (3 times) ≠ on-site training (2 times)"),
        ("安装 ≠ 无", "installation ≠ none"),
    ]
