"""Reading an amount of money from what a salesperson typed."""

from __future__ import annotations

import math
import re
from decimal import Decimal
from typing import Literal

from stagemodel.patterns import lazy
from stagemodel.values.currencies import Marks, strip_marks
from stagemodel.values.english_numbers import NUMBER_WORDS
from stagemodel.values.errors import LONGEST_VALUE, AmbiguousValue, UnreadableValue, refuse_long
from stagemodel.values.money_unit import SCALE_WORDS, MoneyUnit, read_unit
from stagemodel.values.numerals import FIGURES, read_numeral
from stagemodel.values.text import fold
from stagemodel.values.words_reading import read_words

Tax = Literal["included", "excluded"]
Raw = tuple[Decimal, str, Tax | None]

_LABEL = lazy(
    r"^(?:(?:本?合同)?(?:含税)?总?(?:金额|价款|总?价|额|计)|合同额|共计|合计|总共|共|计|"
    r"(?:total |contract )*(?:amount|price|value|sum|total)(?: of)?|say)"
    r"(?:为|是|合计|共计)? ?[:=]? ?"
)
_RATE = r"(?: ?\d{1,2}(?:\.\d+)?%(?:的)?)?"
_TAX = (
    ("excluded", rf"(?:不含{_RATE}(?:增值)?税价?|未税价?|税前价?|税{_RATE}另计|税费另计|"
     rf"(?:excl\.?|excluding|exclusive of|without|before|plus){_RATE} (?:vat|tax)(?:es)?|"
     r"(?:vat|tax)(?:es)? (?:excluded|exclusive|excl\.?))"),
    ("included", rf"(?:(?:已|价)?含{_RATE}(?:增值)?税(?:价|金)?{_RATE}|价税合计|税后价?|"
     rf"(?:incl\.?|including|inclusive of|with){_RATE} (?:vat|tax)(?:es)?|"
     r"(?:vat|tax)(?:es)? (?:included|inclusive|incl\.?))"),
)  # fmt: skip
_CHINESE_DIGITS = "一二两三四五六七八九十壹贰叁肆伍陆柒捌玖拾"
_SCALED = lazy(rf"(-?)({FIGURES}) ?(k|thousand|w|m|mn|mil|mln|million|bn|billion)")


def read_raw_money(value: str | int | float | Decimal, unit: MoneyUnit | None) -> Raw:
    """Read `value` as amount in main units, ISO code and what it says of tax; see `read_money`."""
    if not isinstance(value, str):
        if unit is None:
            raise _no_unit(value)
        return _number(value) * unit.factor, unit.currency, None
    refuse_long(value, LONGEST_VALUE)
    text, tax = _without_tax(fold(value).strip(" .,;"))
    text, inside = _without_brackets(text)
    amounts = [_amount(text, unit, value)]
    amounts += [_amount(part, unit, value) for part in inside]
    if len(set(amounts)) > 1:
        readings = tuple(f"{currency} {amount:,f}" for amount, currency in amounts)
        raise AmbiguousValue(value, {"zh": "两处金额不一致", "en": "two amounts differ"}, readings)
    return (*amounts[0], tax)


def _number(value: float | Decimal) -> Decimal:
    if isinstance(value, bool) or not math.isfinite(value):
        raise UnreadableValue(value, {"zh": "不是金额", "en": "not an amount"})
    # A spreadsheet keeps 15 digits; what a float shows beyond them nobody typed.
    return Decimal(f"{value:.15g}") if isinstance(value, float) else Decimal(value)


def _without_tax(text: str) -> tuple[str, Tax | None]:
    found: Tax | None = None
    for kind, pattern in _TAX:
        rest = re.sub(rf"[(,;]? ?{pattern} ?\)?", " ", text)
        if rest != text:
            found = "excluded" if kind == "excluded" else found or "included"
            text = rest
    return re.sub(r" +", " ", text).strip(" :,;"), found


def _without_brackets(text: str) -> tuple[str, list[str]]:
    """Split off amounts given a second time: in brackets or after 大写, 小写."""
    inside = []
    for part in re.findall(r"\(([^()]*)\)", text):
        content = re.sub(r"^[大小]写[:为]? ?", "", part).strip()
        if re.search(rf"[\d{_CHINESE_DIGITS}]", content):
            inside.append(content)
            text = text.replace(f"({part})", " ", 1)
        elif not content or read_unit(content):
            text = text.replace(f"({part})", content, 1)
    head, *tail = re.split(r"[,;:]? ?[大小]写[:为]? ?", text)
    parts = [part.strip(" ,;:") for part in (head, *tail, *inside)]
    parts = [part for part in parts if part]
    return (parts[0], parts[1:]) if parts else ("", [])


def _amount(text: str, unit: MoneyUnit | None, original: str) -> tuple[Decimal, str]:
    body = _LABEL.sub("", text).strip()
    body, closing = re.subn(r"[整正]$", "", body)
    if re.search(r"[角毛分]", body) or NUMBER_WORDS.intersection(re.findall("[a-z]{3,}", body)) - {
        "thousand",
        "million",
        "billion",
    }:
        words = read_words(text)
        if not words.is_money:
            raise _no_unit(original)
        return words.amount, _currency(words.marks, unit, original)
    number, marks = strip_marks(body.strip())
    value, scale = _scaled(number, original)
    if marks.found:
        currency = _currency(marks, unit, original)
        if currency == "EUR" and re.fullmatch(r"\d{1,3}(?:\.\d{3})+", number):
            raise AmbiguousValue(
                original,
                {"zh": "点号可能是千位分隔符", "en": "the point may group thousands"},
                (number, number.replace(".", "")),
            )
        return value, currency
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


def _scaled(number: str, original: str) -> tuple[Decimal, Literal["yuan", "any", "place", ""]]:
    """Read a number with its scale: 万 and 亿 imply yuan, k and million any currency."""
    if match := _SCALED.fullmatch(number):
        value = Decimal(match[2].replace(",", "")) * SCALE_WORDS[match[3]]
        return -value if match[1] else value, "yuan" if match[3] == "w" else "any"
    try:
        value = read_numeral(number)
    except UnreadableValue as error:
        raise type(error)(original, error.reason, error.readings) from None
    if re.search(r"[万亿]", number):
        return value, "yuan"
    return value, "place" if re.search(r"[百千佰仟]", number) else ""


def _currency(marks: Marks, unit: MoneyUnit | None, original: str) -> str:
    fitting = marks.candidates() if marks.found else {unit.currency if unit else "CNY"}
    if unit and unit.currency in fitting and (unit.currency == "CNY" or "元" not in marks.shared):
        return unit.currency
    if marks.shared == {"元"} and not marks.codes and (unit is None or unit.currency == "CNY"):
        return "CNY"
    if len(fitting) != 1:
        reason = {"zh": "不清楚是哪种货币", "en": "which currency is meant is not clear"}
        raise AmbiguousValue(original, reason, tuple(sorted(fitting)))
    (currency,) = fitting
    return currency


def _no_unit(value: object) -> UnreadableValue:
    reason = {"zh": "没有写明单位(元、万元或其他货币)", "en": "no unit: yuan, 万元 or a currency"}
    return UnreadableValue(value, reason)
