"""A normal form written in any of its phrasings is read back as itself."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from stagemodel.values.dates import read_date
from stagemodel.values.duration import Duration, duration_differences, read_duration
from stagemodel.values.english_numbers import read_english, write_english
from stagemodel.values.money import Money, read_money
from stagemodel.values.numerals import read_numeral
from stagemodel.values.payment import payment_differences, read_payment, total_problem
from stagemodel.values.services import read_services, service_differences
from stagemodel.values.words import amount_in_words

_TO_EVERYDAY = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟", "一二三四五六七八九十百千")


def _financial(number: int) -> str:
    return amount_in_words(Decimal(number)).removesuffix("元整")


def _everyday(number: int) -> str:
    return _financial(number).translate(_TO_EVERYDAY)


FEN = st.integers(1, 10**12).map(lambda fen: Decimal(fen) / 100)


@given(st.integers(1, 10**12))
def test_numerals(number: int) -> None:
    for text in (str(number), f"{number:,}", _everyday(number), _financial(number)):
        assert read_numeral(text) == number
    assert read_english(write_english(number)) == number


@given(
    FEN,
    st.sampled_from(["CNY", "USD", "HKD", "EUR", "JPY", "GBP"]),
    st.sampled_from(["zh", "en"]),
)
def test_money_text(amount: Decimal, currency: str, lang: str) -> None:
    money = Money(amount, currency)
    assert read_money(money.text(lang), None) == money


@given(
    FEN,
    st.sampled_from(
        ["{:,}元", "¥{:,}", "RMB {}", "{} yuan", "￥{}元整", "共计{}元(含税)", "CNY{:,}"]
    ),
)
def test_yuan_as_people_write_it(amount: Decimal, form: str) -> None:
    assert read_money(form.format(amount), None) == Money(amount, "CNY")


@given(FEN, st.sampled_from(["{}万", "{}万元", "{:,} 万元", "RMB {}万", "{}w"]))
def test_ten_thousands_as_people_write_them(amount: Decimal, form: str) -> None:
    assert read_money(form.format(amount), None) == Money(amount * 10_000, "CNY")


UNITS = {
    "day": ("{}天", "{}日内", "{}个自然日", "{} days", "within {} days", "交付周期:{}天"),
    "working-day": ("{}个工作日", "{}工作日", "{} working days", "{} business days"),
    "week": ("{}周", "{}个星期", "{} weeks"),
    "month": ("{}个月", "{} months"),
}
STARTS = {
    None: ("{}",),
    "signing": ("合同签订后{}", "自合同签订之日起{}", "签约后{}", "{}(自合同签订之日起)"),
    "prepayment": ("收到预付款后{}", "预付款到账后{}"),
    "effective": ("合同生效后{}", "自合同生效之日起{}"),
}


@given(st.data(), st.integers(1, 999))
def test_durations(data: st.DataObject, count: int) -> None:
    unit = data.draw(st.sampled_from(sorted(UNITS)))
    number = data.draw(st.sampled_from([str(count), _everyday(count)]))
    length = data.draw(st.sampled_from(UNITS[unit])).format(number)
    assert read_duration(length).count == count
    assert read_duration(length).unit == unit
    for lang in ("zh", "en"):
        for start in (None, "signing", "acceptance", "prepayment", "effective", "delivery"):
            whole = Duration(Decimal(count), unit, start)  # type: ignore[arg-type]
            assert read_duration(whole.text(lang)) == whole


@given(st.data(), st.integers(1, 400))
def test_durations_with_a_start(data: st.DataObject, count: int) -> None:
    start = data.draw(st.sampled_from([key for key in STARTS if key]))
    form = data.draw(st.sampled_from(STARTS[start]))
    read = read_duration(form.format(f"{count}天"))
    assert (read.count, read.unit, read.start) == (count, "day", start)
    assert not duration_differences(read, read_duration(f"{count} days"))


EVENTS = {
    "prepayment": (
        "{}预付款",
        "预付{}",
        "{} down payment",
        "合同签订后支付{}预付款",
        "{} in advance",
    ),
    "on-signing": (
        "签约付{}",
        "合同签订后7日内支付{}",
        "{} on signing",
        "{} upon contract signing",
    ),
    "on-delivery": ("货到付{}", "交付后支付{}", "{} on delivery"),
    "on-acceptance": ("{}验收款", "验收合格后付{}", "{} upon acceptance", "验收后30日内支付{}"),
    "warranty-end": ("{}质保金", "质保期满后支付{}", "{} retention"),
    "monthly": ("{}按月支付", "{} monthly"),
    "instalments": ("{}分期付款", "{} in instalments"),
}


@given(st.data())
def test_payments(data: st.DataObject) -> None:
    events = data.draw(
        st.lists(st.sampled_from(sorted(EVENTS)), min_size=1, max_size=4, unique=True)
    )
    cuts = sorted(
        data.draw(st.sets(st.integers(1, 99), min_size=len(events) - 1, max_size=len(events) - 1))
    )
    shares = [b - a for a, b in zip([0, *cuts], [*cuts, 100], strict=True)]
    wordings = [data.draw(st.sampled_from(EVENTS[event])) for event in events]
    steps = [form.format(f"{share}%") for form, share in zip(wordings, shares, strict=True)]
    text = data.draw(st.sampled_from([",", "，", ";", "；", "、", "+", "\n"])).join(steps)
    schedule = read_payment(text)
    assert [(s.event, s.share) for s in schedule.steps] == [
        (event, Fraction(share, 100)) for event, share in zip(events, shares, strict=True)
    ]
    assert total_problem(schedule, None) is None
    for lang in ("zh", "en"):
        assert not payment_differences(schedule, read_payment(schedule.text(lang)), None, None)


@given(st.data(), st.integers(1_00, 10**10))
def test_payments_in_amounts(data: st.DataObject, fen: int) -> None:
    total = Money(Decimal(fen) / 100, "CNY")
    first = Money(Decimal(data.draw(st.integers(1, fen - 1))) / 100, "CNY")
    rest = Money(total.amount - first.amount, "CNY")
    amounts = read_payment(f"预付{first.amount}元,验收付{rest.amount}元")
    left = read_payment(f"预付{first.amount}元,余款验收后付清")
    assert total_problem(amounts, total) is None
    assert total_problem(left, total) is None
    assert not payment_differences(amounts, left, total, total)
    assert total_problem(amounts, Money(total.amount + 1, "CNY")) is not None


SERVICES = {
    "on-site training": ("上门培训", "现场培训", "on-site training"),
    "free maintenance": ("免费维护", "维护(免费)", "free maintenance"),
    "warranty": ("质保", "保修", "warranty"),
    "inspection": ("巡检", "inspection"),
}


@given(st.data())
def test_services(data: st.DataObject) -> None:
    names = data.draw(
        st.lists(st.sampled_from(sorted(SERVICES)), min_size=1, max_size=4, unique=True)
    )
    parts = []
    for name in names:
        count, wording = data.draw(st.integers(1, 20)), data.draw(st.sampled_from(SERVICES[name]))
        number = data.draw(st.sampled_from([str(count), _everyday(count)]))
        form = data.draw(st.sampled_from(["{n}次{w}", "{w}{n}次", "{n}年{w}", "{w}{n}个月"]))
        parts.append(form.format(n=number, w=wording))
    one = read_services("含" + data.draw(st.sampled_from("+、，；")).join(parts))
    two = read_services(";".join(reversed(parts)))
    assert sorted(item.name for item in one.items) == sorted(names)
    assert not service_differences(one, two)
    for lang in ("zh", "en"):
        assert not service_differences(one, read_services(one.text(lang)))


FORMS = (
    "%Y-%m-%d",
    "%Y/%m/%d",
    "%Y.%m.%d",
    "%Y年%m月%d日",
    "%Y%m%d",
    "%d %B %Y",
    "%B %d, %Y",
    "%d-%b-%Y",
)


@given(st.dates(date(2000, 1, 1), date(2049, 12, 31)), st.sampled_from(FORMS))
def test_dates(day: date, form: str) -> None:
    assert read_date(day.strftime(form)) == day
    assert read_date(f"{day.strftime(form)} 14:30") == day
    assert read_date(str((day - date(1899, 12, 30)).days)) == day
    assert read_date(str((day - date(1904, 1, 1)).days), date1904=True) == day
