"""Amounts in words: Chinese financial numerals as contracts want them, and English."""

from __future__ import annotations

from decimal import Decimal

from stagemodel.values.english_numbers import write_english
from stagemodel.values.errors import UnreadableValue
from stagemodel.values.words_reading import read_words

_FIGURES = "零壹贰叁肆伍陆柒捌玖"
_PLACES = ("", "拾", "佰", "仟")
_SECTIONS = ("", "万", "亿", "万")
_LARGEST = Decimal(10) ** 12


def amount_in_words(amount: Decimal) -> str:
    """Write an amount of yuan in financial numerals: `捌拾伍万元整`, without 人民币 before it.

    Takes 0.01 to 10^12 with at most two decimals, else raises `ValueError`. Follows the payment
    rules of the People's Bank of China: one 零 for a gap between places, 整 where no 分 follow.
    """
    if not Decimal("0.01") <= amount <= _LARGEST or amount != round(amount, 2):
        raise ValueError(f"no words for {amount}: 0.01 to 10^12, two decimals")
    yuan, cents = divmod(int(amount * 100), 100)
    jiao, fen = divmod(cents, 10)
    text = f"{_write_integer(yuan)}元" if yuan else ""
    if not cents:
        return f"{text}整"
    if jiao:
        text += f"{_FIGURES[jiao]}角"
    elif yuan:
        text += "零"
    return f"{text}{_FIGURES[fen]}分" if fen else f"{text}整"


def amount_in_english_words(amount: Decimal) -> str:
    """Write an amount of yuan in English: `Eight hundred and fifty thousand yuan only`.

    Takes the same amounts as `amount_in_words`; cents are written as fen.
    """
    if not Decimal("0.01") <= amount <= _LARGEST or amount != round(amount, 2):
        raise ValueError(f"no words for {amount}: 0.01 to 10^12, two decimals")
    yuan, fen = divmod(int(amount * 100), 100)
    parts = [f"{write_english(yuan)} yuan"] if yuan else []
    if fen:
        parts.append(f"{write_english(fen)} fen")
    return f"{' and '.join(parts)} only".capitalize()


def read_amount_in_words(text: str) -> Decimal:
    """Read an amount of yuan from words: financial or everyday numerals, figures, or English.

    A label (大写), 人民币, 整 and the like may stand around it. Raises `UnreadableValue` for
    anything else, for another currency and for a number that does not say that it is money.
    """
    words = read_words(text)
    if not words.is_money:
        raise UnreadableValue(text, {"zh": "没有写明货币单位", "en": "names no currency"})
    if words.marks.found and "CNY" not in words.marks.candidates():
        raise UnreadableValue(text, {"zh": "不是人民币金额", "en": "not an amount of yuan"})
    return words.amount


def _write_integer(number: int) -> str:
    text, gap = "", False
    digits = str(number)
    for position, digit in enumerate(digits):
        place = len(digits) - 1 - position
        section, within = divmod(place, 4)
        if digit == "0":
            gap = True
        else:
            text += ("零" if gap and text else "") + _FIGURES[int(digit)] + _PLACES[within]
            gap = False
        written = int(digits[max(0, position - 3) : position + 1]) > 0
        if within == 0 and (written or section == 2):
            text += _SECTIONS[section]
            # A zero at the end of a section is no gap: 壹拾万伍仟. A section of zeros is one.
            gap = gap and not written
    return text
