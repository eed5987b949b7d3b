"""The currencies that sales contracts name, and the words people use for them."""

from __future__ import annotations

import re

from msgspec import Struct

from stagemodel.patterns import lazy, longest_first

_WORDS: dict[str, tuple[str, ...]] = {
    "CNY": ("人民币", "rmb", "cny", "renminbi", "chinese yuan", "yuan", "cn¥"),
    "USD": ("美元", "美金", "usd", "us$", "us dollars", "us dollar", "u.s. dollars", "美刀"),
    "HKD": ("港元", "港币", "港纸", "hkd", "hk$", "hong kong dollars", "hong kong dollar"),
    "EUR": ("欧元", "eur", "€", "euros", "euro"),
    "JPY": ("日元", "日圆", "日币", "jpy", "yen", "japanese yen", "jp¥"),
    "GBP": ("英镑", "gbp", "£", "pounds sterling", "pound sterling"),
    "TWD": ("新台币", "台币", "twd", "nt$", "ntd"),
    "SGD": ("新加坡元", "新加坡币", "新币", "sgd", "s$", "singapore dollars"),
    "AUD": ("澳元", "澳币", "澳大利亚元", "aud", "a$", "australian dollars"),
    "CAD": ("加元", "加币", "加拿大元", "cad", "c$", "canadian dollars"),
    "KRW": ("韩元", "韩币", "韩圆", "krw", "₩", "korean won"),
    "MOP": ("澳门元", "澳门币", "mop"),
    "CHF": ("瑞士法郎", "瑞郎", "chf", "swiss francs"),
    "RUB": ("卢布", "rub", "roubles", "rubles"),
    "THB": ("泰铢", "thb", "baht"),
    "VND": ("越南盾", "vnd"),
    "MYR": ("林吉特", "马币", "myr", "ringgit"),
    "INR": ("印度卢比", "inr"),
    "IDR": ("印尼盾", "idr"),
    "PHP": ("菲律宾比索", "php"),
    "AED": ("迪拉姆", "aed"),
    "SAR": ("沙特里亚尔", "sar"),
    "NZD": ("新西兰元", "纽元", "nzd", "nz$"),
    "SEK": ("瑞典克朗", "sek"),
    "NOK": ("挪威克朗", "nok"),
    "DKK": ("丹麦克朗", "dkk"),
    "BRL": ("雷亚尔", "brl"),
    "ZAR": ("南非兰特", "zar"),
}
_BY_WORD = {word: code for code, words in _WORDS.items() for word in words}
# Signs that several currencies share: they agree with the unit of the header or mean nothing.
_SHARED = {
    "$": frozenset({"USD", "HKD", "TWD", "SGD", "AUD", "CAD", "NZD"}),
    "¥": frozenset({"CNY", "JPY"}),
    "元": frozenset({"CNY", "USD", "HKD", "EUR", "JPY", "TWD", "SGD", "AUD", "CAD", "KRW", "MOP"}),
}
_YUAN = ("元人民币", "块钱", "元", "圆", "块")
_ALL = longest_first({*_BY_WORD, *_YUAN, "$", "¥"})
CURRENCY_PATTERN = "|".join(re.escape(word) for word in _ALL)
"""Every currency name and sign, longest first, as a regular expression over folded text."""
_PREFIX = lazy(rf"(?:{CURRENCY_PATTERN}) ?:? ?(?![a-z])")
_SUFFIX = lazy(rf"(?:(?<![a-z])|(?=[^a-z]))(?:{CURRENCY_PATTERN})$")

MAIN_UNITS = {code: words[0] for code, words in _WORDS.items()}
"""ISO code to what a Chinese reader calls the currency's main unit (CNY is said 元)."""


class Marks(Struct, frozen=True):
    """The currency marks around a number: ISO codes, and signs that several currencies share."""

    codes: frozenset[str]
    shared: frozenset[str]

    @property
    def only_yuan(self) -> bool:
        """Whether nothing is named but 元 or ¥: yuan, where no header says otherwise."""
        return bool(self.shared) and self.shared <= {"元", "¥"} and not self.codes

    @property
    def found(self) -> bool:
        """Whether the text names a currency at all."""
        return bool(self.codes or self.shared)

    def candidates(self) -> frozenset[str]:
        """Give every currency (ISO) that fits all the marks."""
        sets = [_SHARED[sign] for sign in self.shared] + [frozenset({c}) for c in self.codes]
        return frozenset.intersection(*sets) if sets else frozenset()


def strip_marks(text: str) -> tuple[str, Marks]:
    """Take currency names and signs off both ends of a folded text; give the rest and the marks."""
    codes, shared = set[str](), set[str]()
    while match := _PREFIX.match(text):
        _note(match[0].strip(" :"), codes, shared)
        text = text[match.end() :].strip()
    while match := _SUFFIX.search(text):
        _note(match[0], codes, shared)
        text = text[: match.start()].strip()
    return text, Marks(frozenset(codes), frozenset(shared))


def _note(word: str, codes: set[str], shared: set[str]) -> None:
    if word == "元人民币":
        codes.add("CNY")
    elif word in _YUAN:
        shared.add("元")
    elif word in _SHARED:
        shared.add(word)
    else:
        codes.add(_BY_WORD[word])
