"""Reading an amount in words, in any currency, with its cents."""

from __future__ import annotations

from decimal import Decimal

from msgspec import Struct

from stagemodel.patterns import compiled, lazy
from stagemodel.values.currencies import Marks, strip_marks
from stagemodel.values.english_numbers import NUMBER_WORDS, read_english
from stagemodel.values.errors import LONGEST_VALUE, UnreadableValue, refuse_long
from stagemodel.values.numerals import read_numeral
from stagemodel.values.text import fold

_LABEL = lazy(
    r"^(?:(?:合同)?总?(?:金额|价款|价|额)?(?:\(?大写\)?)(?:金额)?|(?:合同)?总?金额|"
    r"(?:total )?(?:contract )?(?:amount )?in words|say|total|the sum of)(?:为|是)? ?[:,]? ?"
)
_DIGIT = "[零〇壹贰叁参肆伍陆柒捌玖一二两三四五六七八九0-9]"
_JIAO_FEN = lazy(rf"(?:零?({_DIGIT})[角毛])?(?:零?({_DIGIT})分)?$")
_ENGLISH_MAIN = lazy(r"(?P<main>.*\b(?:yuan|rmb|renminbi|dollars?|euros?|usd|cny))\b(?P<tail>.*)")
# USD ten thousand and fifty cents; of one hundred and fifty cents, how many are cents?
_CENTS_BEHIND = lazy(
    r"(?P<main>[a-z -]+(?<! hundred)(?<! jiao)) and (?P<tail>(?:(?! and )[a-z -])+ (?:cents?|fen))$"
)
_CENTS_AFTER = lazy(r"(?P<main>.*?)(?: and)?(?P<tail> (?:cents? [a-z -]+|\d{1,2}/100))$")


class AmountWords(Struct, frozen=True):
    """An amount read from words, the currency marks beside it, and whether it says it is money."""

    amount: Decimal
    marks: Marks
    is_money: bool


def read_words(text: str) -> AmountWords:
    """Read an amount written in Chinese or English words; raises `UnreadableValue`."""
    refuse_long(text, LONGEST_VALUE)
    plain = _LABEL.sub("", fold(text)).strip(" .:")
    plain = compiled(r"(?<=[a-z]) only$").sub("", plain)
    if NUMBER_WORDS.intersection(compiled(r"[a-z]+").findall(plain)):
        return _read_english(plain, text)
    return _read_chinese(plain, text)


def _read_chinese(plain: str, text: str) -> AmountWords:
    body = compiled(r"[整正]$").sub("", plain).strip()
    match = _JIAO_FEN.search(body)
    jiao_fen = match[0] if match else ""
    cents = Decimal(0)
    if match and jiao_fen:
        cents = _digit(match[1]) / 10 + _digit(match[2]) / 100
    number, marks = strip_marks(body.removesuffix(jiao_fen).strip())
    if jiao_fen and number:
        # 伍角 counts only behind a whole number of yuan: 捌拾伍元伍角.
        whole = read_numeral(number)
        if not body.removesuffix(jiao_fen).strip().endswith(("元", "圆", "块")) or whole % 1:
            raise _not_an_amount(text)
    elif jiao_fen:
        whole = Decimal(0)
    else:
        whole = _numeral(number, text)
    return AmountWords(whole + cents, marks, marks.found or bool(jiao_fen) or body != plain)


def _read_english(plain: str, text: str) -> AmountWords:
    body, before = strip_marks(plain)
    match = _ENGLISH_MAIN.fullmatch(body) or _CENTS_AFTER.fullmatch(body)
    if not match and before.found:
        match = _CENTS_BEHIND.fullmatch(body)
    main, tail = (match["main"], match["tail"]) if match else (body, "")
    if not match and compiled(r" (?:fen|cents?|jiao)$").search(body):
        main, tail = "", body
    number, after = strip_marks(main)
    whole = read_english(number) if number else 0
    cents = _english_cents(compiled(r"^[ ,]*(?:and )?").sub("", tail).strip())
    if whole is None or cents is None:
        raise _not_an_amount(text)
    marks = Marks(before.codes | after.codes, before.shared | after.shared)
    return AmountWords(whole + cents / 100, marks, marks.found or bool(tail))


def _english_cents(tail: str) -> Decimal | None:
    if not tail:
        return Decimal(0)
    if match := compiled(r"(\d{1,2})/100").fullmatch(tail):
        return Decimal(match[1])
    match = compiled(
        r"(?:(?P<jiao>[a-z]+) jiao(?: and)?)?(?:^| |$)?"
        r"(?:(?P<fen>[a-z -]+) (?:fen|cents?)|cents? (?P<cents>[a-z -]+))?"
    ).fullmatch(
        tail,
    )
    if not match:
        return None
    jiao = read_english(match["jiao"]) if match["jiao"] else 0
    fen = match["fen"] or match["cents"]
    cents = read_english(fen) if fen else 0
    if jiao is None or cents is None or jiao > 9 or cents > (9 if jiao else 99):
        return None
    return Decimal(jiao * 10 + cents)


def _digit(text: str | None) -> Decimal:
    return read_numeral(text) if text else Decimal(0)


def _numeral(number: str, text: str) -> Decimal:
    try:
        return read_numeral(number)
    except UnreadableValue as error:
        raise type(error)(text, error.reason, error.readings) from None


def _not_an_amount(text: str) -> UnreadableValue:
    return UnreadableValue(text, {"zh": "不是一个金额", "en": "not an amount"})
