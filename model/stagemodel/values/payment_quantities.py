"""How much a step of a payment schedule pays: percentages, tenths (成), fractions, amounts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from stagemodel.values.currencies import CURRENCY_PATTERN
from stagemodel.values.errors import UnreadableValue
from stagemodel.values.money import Money, read_money
from stagemodel.values.numerals import NUMERAL_CHARACTERS, read_numeral

_N = "一二两三四五六七八九十"
_FIGURE = r"\d+(?:\.\d+)?"
_PERCENT = (
    rf"(?P<percent>{_FIGURE}) ?(?:%|percent|per cent|pct)|"
    rf"百分之(?P<percent_zh>[{NUMERAL_CHARACTERS}]+)"
)
_TENTHS = rf"(?P<tenths>[{_N}]|\d)成(?P<half>[{_N}半])?"
_FRACTION = (
    rf"(?P<below>[{_N}]+)分之(?P<above>[{_N}]+)|(?<![\d/])(?P<top>[1-9])/(?P<bottom>[2-9]|10)(?![\d/])|"
    r"(?P<words>one[ -]third|two[ -]thirds|a third|one[ -]quarter|three[ -]quarters|a quarter|"
    r"one[ -]half|half|一半|半数)"
)
_WORDS = {
    "third": Fraction(1, 3), "thirds": Fraction(2, 3), "quarter": Fraction(1, 4),
    "quarters": Fraction(3, 4), "half": Fraction(1, 2), "一半": Fraction(1, 2),
    "半数": Fraction(1, 2),
}  # fmt: skip
_SCALE = r"(?:[十百千]?[万亿]|k|w|m|mn|thousand|million)"
_MONEY = (
    rf"(?:(?:{CURRENCY_PATTERN}) ?)+{_FIGURE} ?{_SCALE}? ?(?:{CURRENCY_PATTERN})?整?|"
    rf"{_FIGURE} ?{_SCALE}? ?(?:{CURRENCY_PATTERN})整?|"
    rf"{_FIGURE} ?[十百千]?[万亿]|{_FIGURE}w(?![a-z])|"
    rf"[{NUMERAL_CHARACTERS}]*[{NUMERAL_CHARACTERS}](?:元|圆|美元|美金|欧元)整?|[{_N}零百千]+万"
)
_WHOLE = (
    r"全款|全额|全部款项|in full|full payment|payment in full|"
    r"(?:full|total|whole) amount|lump[ -]sum"
)
_REST = (
    r"尾款|余款|余额|剩余|其余|余下|剩下|balance|remaining|remainder|(?:the )?rest\b|final payment"
)
_CLEAR = r"一次性|付清|结清"
_ANY_REST = re.compile(f"{_WHOLE}|{_REST}|{_CLEAR}")
QUANTITY = re.compile(f"(?P<share>{_PERCENT}|{_TENTHS}|{_FRACTION})|(?P<money>{_MONEY})")
"""A share or an amount of money, as it stands in folded text."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """How much one step pays.

    `rest`: it pays what the others leave; `whole`: it pays everything. Both: whichever fits, as
    验收后一次性付清 does.
    """

    share: Fraction | None = None
    amount: Money | None = None
    rest: bool = False
    whole: bool = False


def says_how_much(part: str) -> bool:
    """Tell whether a folded text holds a share, an amount or a word such as 余款."""
    return bool(QUANTITY.search(part) or _ANY_REST.search(part))


def only_rest(step: str) -> bool:
    """Tell whether a step says by words alone how much it pays."""
    return not QUANTITY.search(step)


def read_quantity(step: str, original: str) -> tuple[Quantity | None, str]:
    """Read how much a folded step pays, and give its words without the numbers.

    A share and an amount may stand side by side. Raises `UnreadableValue` where two shares do.
    """
    shares, amounts = list[Fraction](), list[Money]()
    end = 0
    for match in QUANTITY.finditer(step):
        if match["money"]:
            amount = read_money(match["money"], None)
            # 25.5万元(255,000元) is one amount, said twice.
            if amount not in amounts or "(" not in step[end : match.start()]:
                amounts.append(amount)
        else:
            shares.append(_share(match))
        end = match.end()
    words = QUANTITY.sub(" ", step)
    if len(shares) > 1 or len(amounts) > 1:
        reason = {"zh": "同一步有两个比例或金额", "en": "two shares or amounts in one step"}
        raise UnreadableValue(original, reason)
    if shares or amounts:
        return Quantity(next(iter(shares), None), next(iter(amounts), None)), words
    rest, whole, clear = (re.search(p, words) is not None for p in (_REST, _WHOLE, _CLEAR))
    if not (rest or whole or clear):
        return None, words
    return Quantity(rest=rest or not whole, whole=not rest), re.sub(_WHOLE, " ", words)


def _share(match: re.Match[str]) -> Fraction:
    if match["percent"]:
        return Fraction(Decimal(match["percent"])) / 100
    if match["percent_zh"]:
        return Fraction(read_numeral(match["percent_zh"])) / 100
    if match["tenths"]:
        tenths = Fraction(read_numeral(match["tenths"])) / 10
        half = match["half"]
        extra = (
            Fraction(5) if half == "半" else Fraction(read_numeral(half)) if half else Fraction(0)
        )
        return tenths + extra / 100
    if match["below"]:
        return Fraction(read_numeral(match["above"])) / Fraction(read_numeral(match["below"]))
    if match["top"]:
        return Fraction(int(match["top"]), int(match["bottom"]))
    return _WORDS[re.split(r"[ -]", match["words"])[-1]]
