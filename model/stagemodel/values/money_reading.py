"""Reading an amount of money from what a salesperson typed."""

from __future__ import annotations

import math
from decimal import Decimal
from typing import Literal

from stagemodel.patterns import compiled, lazy
from stagemodel.values.currencies import Marks, strip_marks
from stagemodel.values.english_numbers import NUMBER_WORDS
from stagemodel.values.errors import LONGEST_VALUE, AmbiguousValue, UnreadableValue, refuse_long
from stagemodel.values.money_notes import Tax, without_brackets, without_tax
from stagemodel.values.money_unit import SCALE_WORDS, MoneyUnit
from stagemodel.values.numerals import FIGURES, read_numeral
from stagemodel.values.text import fold
from stagemodel.values.words_reading import read_words

Raw = tuple[Decimal, str, Tax | None]

_LABEL = lazy(
    r"^(?:(?:本?合同)?(?:含税)?总?(?:金额|价款|总?价|额|计)|合同额|共计|合计|总共|共|计|"
    r"(?:total |contract )*(?:amount|price|value|sum|total)(?: of)?|say)"
    r"(?:为|是|合计|共计)? ?[:=]? ?"
)
_VAGUE = lazy(
    r"(?<![签合违履预])约|左右|大概|上下|不超过|不低于|不高于|至少|最多|最低|最高|以[内上下]|"
    r"\b(?:about|approx\w*|around|up to|at (?:least|most)|max|min)\b"
)
_SCALES = frozenset({"thousand", "million", "billion"})
_SCALED = lazy(rf"(-?)({FIGURES}) ?(k|thousand|w|m|mn|mil|mln|million|bn|billion)")


def read_raw_money(value: str | int | float | Decimal, unit: MoneyUnit | None) -> Raw:
    """Read `value` as amount in main units, ISO code and what it says of tax; see `read_money`."""
    if not isinstance(value, str):
        if unit is None:
            raise _no_unit(value)
        return _number(value) * unit.factor, unit.currency, None
    refuse_long(value, LONGEST_VALUE)
    if match := _VAGUE.search(fold(value)):
        reason = {"zh": f"金额不确定（{match[0]}）", "en": f"not one exact amount ({match[0]})"}
        raise UnreadableValue(value, reason)
    text, tax = without_tax(fold(value).strip(" ,;\"'").rstrip(" ."))
    text, inside = without_brackets(text)
    amounts = [_amount(text, unit, value)]
    # What brackets say again may leave the currency out.
    amounts += [
        _amount(part, unit or MoneyUnit(Decimal(1), amounts[0][1]), value) for part in inside
    ]
    if len(set(amounts)) > 1:
        readings = tuple(f"{currency} {amount:,f}" for amount, currency in amounts)
        raise AmbiguousValue(value, {"zh": "两处金额不一致", "en": "two amounts differ"}, readings)
    return (*amounts[0], tax)


def _number(value: float | Decimal) -> Decimal:
    if isinstance(value, bool) or not math.isfinite(value):
        raise UnreadableValue(value, {"zh": "不是金额", "en": "not an amount"})
    # A spreadsheet keeps 15 digits; what a float shows beyond them nobody typed.
    return Decimal(f"{value:.15g}") if isinstance(value, float) else Decimal(value)


def _amount(text: str, unit: MoneyUnit | None, original: str) -> tuple[Decimal, str]:
    body = _LABEL.sub("", text).strip()
    body, closing = compiled(r"[整正]$").subn("", compiled(r"(?<=\d) only$|[./]-$").sub("", body))
    named = NUMBER_WORDS.intersection(compiled("[a-z]{3,}").findall(body)) - _SCALES
    if named or compiled(r"[角毛分]").search(body):
        words = read_words(text)
        if not words.is_money and (unit is None or unit.factor != 1):
            raise _no_unit(original)
        return words.amount, _currency(words.marks, unit, original)
    number, marks = strip_marks(body.strip())
    value, scale = _scaled(number, original)
    if marks.found:
        _refuse_two_readings(number, value, marks, unit, original)
        return value, _currency(marks, unit, original)
    if scale == "yuan" or closing:
        # 85万 without a currency is yuan, unless the header's unit is another currency.
        return value, unit.currency if unit else "CNY"
    if unit is None:
        raise _no_unit(original)
    if scale == "any":
        return value, unit.currency
    if scale == "place" and unit.factor != 1:
        raise AmbiguousValue(
            original,
            {"zh": "不清楚是否还要乘以表头的单位", "en": "does the header's unit still apply?"},
            (f"{value:,f}", f"{value * unit.factor:,f}"),
        )
    return value * unit.factor, unit.currency


def _refuse_two_readings(
    number: str, value: Decimal, marks: Marks, unit: MoneyUnit | None, original: str
) -> None:
    """Raise `AmbiguousValue` for a currency's number that says its size in two ways."""
    if compiled(r"[1-9]\d{0,2}(?:\.\d{3})+").fullmatch(number):
        reason = {"zh": "点号可能是千位分隔符", "en": "the point may group thousands"}
        raise AmbiguousValue(original, reason, (number, number.replace(".", "")))
    if "元" in marks.shared and compiled(r"[百千万亿][一二三四五六七八九]$").search(number):
        # 八十五万五元: people say it for 855,000, and write it for 850,005.
        raise AmbiguousValue(original, {"zh": "末位有两种读法", "en": "the last digit"}, (number,))
    figures = compiled(FIGURES).fullmatch(number) is not None
    if figures and unit and "元" not in marks.shared and abs(value) < unit.factor:
        # ¥85 under 万元: a sign names the currency, not that the header's unit is off.
        reason = {
            "zh": "不清楚是否还要乘以表头的单位",
            "en": "does the header's unit still apply?",
        }
        raise AmbiguousValue(original, reason, (f"{value:,f}", f"{value * unit.factor:,f}"))


def _scaled(number: str, original: str) -> tuple[Decimal, Literal["yuan", "any", "place", ""]]:
    """Read a number with its scale: 万 and 亿 imply yuan, k and million any currency."""
    if match := _SCALED.fullmatch(number):
        value = Decimal(match[2].replace(",", "")) * SCALE_WORDS[match[3]]
        return -value if match[1] else value, "yuan" if match[3] == "w" else "any"
    if compiled(r"\d+(?:\.\d+)?e\+?\d{1,2}").fullmatch(number):
        return Decimal(number), ""  # how a spreadsheet shows 850000 in a narrow column
    if compiled(r"\d{1,3}(?: \d{3})+(?:\.\d+)?").fullmatch(number):
        number = number.replace(" ", "")
    try:
        value = read_numeral(number)
    except UnreadableValue as error:
        raise type(error)(original, error.reason, error.readings) from None
    if compiled(r"[万亿]").search(number):
        return value, "yuan"
    return value, "place" if compiled(r"[百千佰仟]").search(number) else ""


def _currency(marks: Marks, unit: MoneyUnit | None, original: str) -> str:
    fitting = marks.candidates() if marks.found else {unit.currency if unit else "CNY"}
    if unit and unit.currency in fitting and (unit.currency == "CNY" or "元" not in marks.shared):
        return unit.currency
    if marks.only_yuan and (unit is None or unit.currency == "CNY"):
        return "CNY"
    if len(fitting) != 1:
        reason = {"zh": "不清楚是哪种货币", "en": "which currency is meant is not clear"}
        raise AmbiguousValue(original, reason, tuple(sorted(fitting)))
    (currency,) = fitting
    return currency


def _no_unit(value: object) -> UnreadableValue:
    reason = {"zh": "没有写明单位（元、万元或其他货币）", "en": "no unit: yuan, 万元 or a currency"}
    return UnreadableValue(value, reason)
