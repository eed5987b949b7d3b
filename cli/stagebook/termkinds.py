"""The kinds of contract terms, each with how a text is read, shown and compared."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from msgspec import Struct

from stagemodel.errors import StagebookError
from stagemodel.texts import Texts
from stagemodel.values.dates import read_date
from stagemodel.values.duration import duration_differences, read_duration
from stagemodel.values.errors import UnreadableValue
from stagemodel.values.money import Money, MoneyUnit, money_difference, read_money, read_unit
from stagemodel.values.names import core, place, same_party
from stagemodel.values.payment import (
    PaymentSchedule,
    payment_differences,
    read_payment,
    total_problem,
)
from stagemodel.values.service_names import LABELS
from stagemodel.values.services import ServiceList, read_services, service_differences
from stagemodel.values.text import fold


class Setting(Struct, frozen=True):
    """What a text is read beside: the header's unit of money, the contract's total."""

    unit: MoneyUnit | None = None
    total: Money | None = None


def setting_of(unit: str | None, total: str | None) -> Setting:
    """Read the options of the command; raises StagebookError for what is no unit or no amount."""
    read = read_unit(unit) if unit else None
    if unit and read is None:
        raise StagebookError(
            f"“{unit}”不是金额单位。可以写 元、万元、USD、万美元 等。",
            f'"{unit}" is no unit of money. Write 元, 万元, USD, 10k CNY or the like.',
        )
    try:
        return Setting(read, read_money(total, read) if total else None)
    except UnreadableValue as error:
        raise StagebookError(
            f"--total 读不出：{total}（{error.reason['zh']}）。写成 85万元 或 CNY 850,000 这样。",
            f'--total "{total}" cannot be read: {error.reason["en"]}. Write it like 85万元 or '
            "CNY 850,000.",
        ) from error


class Kind(Struct, frozen=True):
    """One kind of term.

    `read` raises UnreadableValue, as does `differences` where two values cannot be compared.
    `fits` tells a text that is plainly of this kind from one that could be anything; `remark` is
    what else there is to say of a value.
    """

    id: str
    label: Texts
    read: Callable[[str, Setting], Any]
    show: Callable[[Any], Texts]
    differences: Callable[[Any, Any, Setting], list[Texts]]
    fits: Callable[[Any], bool] = lambda _: True
    remark: Callable[[Any, Setting], Texts | None] = lambda _, __: None


def _in_both(value: Any) -> Texts:  # noqa: ANN401  # any value with a text of each language
    return {lang: value.text(lang) for lang in ("zh", "en")}


def _money(a: Money, b: Money, _: Setting) -> list[Texts]:
    found = money_difference(a, b)
    return [found] if found else []


def _payments(a: PaymentSchedule, b: PaymentSchedule, setting: Setting) -> list[Texts]:
    found = payment_differences(a, b, setting.total, setting.total)
    return [difference.texts for difference in found]


def _dates(a: date, b: date, _: Setting) -> list[Texts]:
    return [] if a == b else [dict.fromkeys(("zh", "en"), f"{a} ≠ {b}")]


def _party(name: str, _: Setting) -> str:
    if not core(name):
        raise UnreadableValue(name, {"zh": "没有名称", "en": "names nobody"})
    return name


def _show_party(name: str) -> Texts:
    where = place(name)
    zh, en = (f"（{where}）", f" ({where})") if where else ("", "")
    return {"zh": f"{core(name)}{zh}", "en": f"{core(name)}{en}"}


def _parties(a: str, b: str, _: Setting) -> list[Texts]:
    if same_party(a, b):
        return []
    return [{lang: f"{_show_party(a)[lang]} ≠ {_show_party(b)[lang]}" for lang in ("zh", "en")}]


def _knows_one(services: ServiceList) -> bool:
    return any(item.name.removeprefix("free ") in LABELS for item in services.items)


KINDS = (
    Kind(
        "payment", {"zh": "付款方式", "en": "payment"}, lambda text, _: read_payment(text),
        _in_both, _payments, remark=lambda value, setting: total_problem(value, setting.total),
    ),
    Kind(
        "money", {"zh": "金额", "en": "money"},
        lambda text, setting: read_money(text, setting.unit), _in_both, _money,
    ),
    Kind(
        "duration", {"zh": "期限", "en": "duration"}, lambda text, _: read_duration(text),
        _in_both, lambda a, b, _: [found.texts for found in duration_differences(a, b)],
    ),
    Kind(
        "date", {"zh": "日期", "en": "date"}, lambda text, _: read_date(text),
        lambda day: dict.fromkeys(("zh", "en"), day.isoformat()), _dates,
    ),
    Kind(
        "services", {"zh": "服务内容", "en": "services"}, lambda text, _: read_services(text),
        _in_both, lambda a, b, _: [found.texts for found in service_differences(a, b)],
        fits=_knows_one,
    ),
    Kind(
        "party", {"zh": "客户名称", "en": "party"}, _party, _show_party, _parties,
        fits=lambda name: core(name) != fold(name),
    ),
)  # fmt: skip
"""Every kind, in the order in which they are shown."""
