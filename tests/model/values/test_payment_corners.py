"""Payment schedules at the edges: how steps are cut, shares worked out, and what is refused."""

from __future__ import annotations

from decimal import Decimal

import pytest

from stagemodel.values.errors import AmbiguousValue, UnreadableValue
from stagemodel.values.money import Money
from stagemodel.values.payment import payment_differences, read_payment, resolve, total_problem
from stagemodel.values.payment_model import Instalment, percent
from support.readings import reading


def shown(step: Instalment) -> str:
    much = percent(step.share, "en") if step.share is not None else "rest"
    if step.amount:
        amount = f"{step.amount.amount.normalize():f}"
        much = amount if step.share is None else f"{much}={amount}"
    times = f" x{step.times}" if step.times else ""
    return f"{step.key or step.event}{times} {much}"


def steps(text: str) -> str:
    return ", ".join(shown(step) for step in read_payment(text).steps)


ACCEPTED = "prepayment 30%, on-acceptance 70%"
HALVES = "prepayment 40%, on-delivery 30%, on-acceptance 30%"
AMOUNTS = "prepayment 255000, on-acceptance 595000"
BOTH = "prepayment 30%=255000, on-acceptance 70%=595000"
READ = {
    "预付30%,付至95%验收后,余款质保期满付清": "prepayment 30%, on-acceptance 65%, warranty-end 5%",
    "付至30%签约后,付至90%验收后,10%质保金": "on-signing 30%, on-acceptance 60%, warranty-end 10%",
    "预付三成半,六成半验收付": "prepayment 35%, on-acceptance 65%",
    "预付三成五,验收付六成五": "prepayment 35%, on-acceptance 65%",
    "预付三成,剩余七成验收付": ACCEPTED,
    "预付30%,剩余70%验收付": ACCEPTED,
    "预付30%,余款验收合格后,一次性付清": ACCEPTED,
    "预付30%,剩余60%验收付": "prepayment 30%, on-acceptance 60%",
    "预付40%,余款的一半交货付,余款的一半验收付": HALVES,
    "预付40%,余款的50%交货付,余款验收付清": HALVES,
    "预付40%,余款的一半交货付,30%验收付": HALVES,
    "half of the total on signing, half on acceptance": "on-signing 50%, on-acceptance 50%",
    "40% down payment, half of the balance on delivery, half on acceptance": HALVES,
    "预付40%,余款的三分之一交货付,三分之二验收付": (
        "prepayment 40%, on-delivery 20%, on-acceptance 40%"
    ),
    "30% of the contract price in advance, 70% of the total amount upon acceptance": ACCEPTED,
    "预付合同总额的30%,验收后付合同总额的70%": ACCEPTED,
    "thirty percent in advance, seventy percent on acceptance": ACCEPTED,
    "百分之三十预付款,百分之七十验收款": ACCEPTED,
    "1/3 in advance, 2/3 on acceptance": "prepayment 1/3, on-acceptance 2/3",
    "one quarter in advance, three quarters on acceptance": "prepayment 25%, on-acceptance 75%",
    "一半预付款,验收付半数": "prepayment 50%, on-acceptance 50%",
    "30%预付款70%验收款": ACCEPTED,
    "预付30%验收70%": ACCEPTED,
    "30%(25.5万元)预付款70%(59.5万元)验收款": BOTH,
    "预付30%(25.5万元)验收70%(59.5万元)": BOTH,
    "25.5万元预付款59.5万元验收款": AMOUNTS,
    "预付款25.5万元(255,000元),验收款59.5万元": AMOUNTS,
    "预付255,000元,验收595,000元": AMOUNTS,
    "首付25.5万元,余款验收付清": "prepayment 255000, on-acceptance rest",
    "支付30%,合同签订后;支付70%,验收后": "on-signing 30%, on-acceptance 70%",
    "合同签订后,支付30%;验收合格后,支付70%": "on-signing 30%, on-acceptance 70%",
    "1、预付30%;2、验收付70%": ACCEPTED,
    "预付30%;验收付70%;合格": ACCEPTED,
    "分两次付款:预付30%,验收付70%": ACCEPTED,
    "分10期,每期5%": "instalments x10 50%",
    "按季度付款,分4期": "quarterly x4 100%",
    "预付30%,按月分7期付70%": "prepayment 30%, monthly x7 70%",
    "到货、验收各付35%,预付30%": "on-delivery 35%, on-acceptance 35%, prepayment 30%",
    "无预付款,验收后付100%": "on-acceptance 100%",
    "验收后一次性付清": "on-acceptance 100%",
    "一次性付清": "in-full 100%",
    "100%一次性支付": "in-full 100%",
    "cash on delivery": "on-delivery 100%",
    "见票付款": "invoice 100%",
    "预付30%,终验付70%": ACCEPTED,
    "初验付30%,终验付70%": "preliminary-acceptance 30%, final-acceptance 70%",
    "2024年6月30日前付30%,2024年12月31日付70%": "by 2024-06-30 30%, 2024-12-31 70%",
    "2024年6月30日前验收后付30%,2024年12月31日前初验后付70%": (
        "by 2024-06-30 on-acceptance 30%, by 2024-12-31 preliminary-acceptance 70%"
    ),
    "6月底付30%,12月底付70%": "6月底 30%, 12月底 70%",
    "签约付30%,验收付全款": "on-signing 30%, on-acceptance 100%",
}


@pytest.mark.parametrize(("text", "wanted"), READ.items())
def test_steps(text: str, wanted: str) -> None:
    assert steps(text) == wanted


UNREADABLE = [
    "预付30%,付至30%验收后,余款质保期满付清",
    "预付30%,付至20%验收后,余款质保期满付清",
    "预付30%,验收付70%,余款质保期满付清",
    "预付50%,验收付60%,余款质保期满付清",
    "预付100%,剩余的一半验收付",
    "尾款一年后付,预付30%,余款验收付",
    "预付设备款的30%,验收付70%",
    "30% of the equipment price in advance, 70% upon acceptance",
    "thirty forty percent in advance, 70% on acceptance",
    "预付10%50%到货40%验收",
    "预付10万元20万元到货30万元验收",
    "签订后7日内30日内付30%,验收付70%",
    "验收后一年两年付100%",
    "分三次付款:预付30%,验收付70%",
    "交货付70%(验收后60天),预付30%",
    "预付30%,70%",
    "二付40%,首付60%",
    "合同签订后60天",
    "预付30%,约验收后付70%",
    "预付30%以上,验收付70%",
    "预付30%-40%,验收付60%",
    "预付超过30%,验收70%",
    "验收付部分",
    "尾款验收后付",
    "3:7",
    "30/70",
    "预付30,验收800000",
    "30, 800000",
    "面议",
]


@pytest.mark.parametrize("text", UNREADABLE)
def test_refused(text: str) -> None:
    with pytest.raises(UnreadableValue) as caught:
        read_payment(text)
    assert not isinstance(caught.value, AmbiguousValue)


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("30 70", ("30%", "30")),
        ("100", ("100%", "100")),
        ("1预付", ("1%", "1")),
        ("0.3预付,0.7验收", ("30%", "0.3%")),
        ("预付30元,验收70", ("70%", "70")),
        ("预付40%,余款的三分之一交货付,三分之一验收付", ()),
        ("预付40%,余款的50%交货付,40%验收付", ()),
        ("预付40%,余款的一半交货付,余款的30%验收付", ()),
    ],
)
def test_two_readings(text: str, readings: tuple[str, ...]) -> None:
    with pytest.raises(AmbiguousValue) as caught:
        read_payment(text)
    assert caught.value.readings == readings


def yuan(amount: str) -> Money:
    return Money(Decimal(amount), "CNY")


# What one side writes, the other, the total of both, and the kinds of difference.
PAIRS = [
    ("预付1/3,验收付2/3", "预付33.33元,验收付66.67元", "100", []),
    ("预付33.33元,验收付66.67元", "预付1/3,验收付2/3", "100", []),
    ("预付1/3,验收付2/3", "预付33.34元,验收付66.66元", "100", ["share", "share"]),
    ("预付30元,余款验收付", "预付30%,验收付70%", "100", []),
    ("预付30元,余款验收付", "预付30元,余款验收付", None, []),
    ("预付30元,余款验收付", "预付30元,验收付70%", "100", []),
    ("预付30元,余款验收付", "预付30%,验收付70%", None, None),
    ("预付30美元,余款验收付", "预付30%,验收付70%", "100", None),
    ("预付30%(30元),验收付70%", "预付30%,验收付70%", "100", []),
    ("预付30%(20元),验收付70%", "预付30%,验收付70%", "100", None),
    ("预付30%,验收后7日内付70%", "预付30%,验收付70%", None, []),
    ("预付30%,验收后7日内付70%", "预付30%,验收后9日内付70%", None, ["event"]),
    ("预付30%,验收后一年付70%", "预付30%,验收付70%", None, ["event"]),
    ("预付95%,5%质保金一年后付", "预付95%,5%质保金", None, []),
    ("预付30%,设备验收付70%", "预付30%,系统验收付70%", None, ["event"]),
    ("预付30%,设备验收付70%", "预付30%,验收付70%", None, []),
    ("按月付款,分12期", "按月付款,分6期", None, ["event"]),
    ("一次性付清", "验收后一次性付清", None, None),
    ("一次性付清", "一次性付清", None, []),
    ("一次性付清", "预付30%,验收付70%", None, ["count"]),
    ("分2期付款", "预付30%,验收付70%", None, None),
    ("分3期付款", "预付30%,验收付70%", None, ["count"]),
    ("预付30%,货到付30%,验收付40%", "预付30%,验收付40%,货到付30%", None, ["order"]),
    ("预付30%,货到付30%,验收付40%", "预付30%,验收付30%,货到付40%", None, ["event", "event"]),
]


@pytest.mark.parametrize(("one", "two", "total", "kinds"), PAIRS)
def test_differences(one: str, two: str, total: str | None, kinds: list[str] | None) -> None:
    money = yuan(total) if total else None

    def found() -> list[str]:
        differences = payment_differences(read_payment(one), read_payment(two), money, money)
        return [difference.kind for difference in differences]

    assert reading(found) == kinds


@pytest.mark.parametrize(
    ("text", "total", "fits"),
    [
        ("预付30元,验收付70元", "100", True),
        ("预付30元,验收付70元", "99", False),
        ("预付30元,余款验收付", "31", True),
        ("预付30元,余款验收付", "30", False),
        ("预付30元,验收付70%", "100", True),
        ("预付30元,验收付60%", "100", False),
        ("预付30美元,验收付70美元", "99", True),
        ("预付1/3,交货1/3,验收1/3", "100", True),
        ("预付33.33元(1/3),验收付66.67元(2/3)", "100", True),
        ("预付33.34元(1/3),验收付66.66元(2/3)", "100", False),
    ],
)
def test_totals(text: str, total: str, fits: bool) -> None:
    assert (total_problem(read_payment(text), yuan(total)) is None) is fits


@pytest.mark.parametrize(
    ("text", "total", "shares"),
    [
        ("预付30元,余款验收付", "100", ["30%", "70%"]),
        ("预付30元,余款验收付", "30", ["100%", None]),
        ("预付30元,余款验收付", "20", ["150%", None]),
        ("预付30元,余款验收付", "0", [None, None]),
        ("预付30美元,余款验收付", "100", [None, None]),
        ("预付30美元,验收付30%,余款一年后付", "100", [None, "30%", None]),
    ],
)
def test_shares_of_a_total(text: str, total: str, shares: list[str | None]) -> None:
    found = resolve(read_payment(text), yuan(total)).steps
    assert [None if step.share is None else percent(step.share, "en") for step in found] == shares
