"""How much a step of a payment schedule pays: percentages, tenths (成), fractions, amounts."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from stagemodel.patterns import compiled, lazy, longest_first
from stagemodel.values.currencies import CURRENCY_PATTERN
from stagemodel.values.english_numbers import NUMBER_WORDS, read_english
from stagemodel.values.errors import UnreadableValue
from stagemodel.values.money import Money, read_money
from stagemodel.values.numerals import NUMERAL_CHARACTERS, read_numeral
from stagemodel.values.payment_bases import REST, Base, share_base

_N = "一二两三四五六七八九十"
_FIGURE = r"\d+(?:\.\d+)?"
_ENGLISH = "|".join(longest_first(NUMBER_WORDS))
_PERCENT = (
    rf"(?P<percent>{_FIGURE}) ?(?:%|percent|per cent|pct)|"
    rf"(?<![a-z])(?P<percent_en>(?:{_ENGLISH})(?:[ -](?:{_ENGLISH}))*) (?:percent|per cent|pct)|"
    rf"百分之(?P<percent_zh>{_FIGURE}|[{NUMERAL_CHARACTERS}]+)"
)
_TENTHS = rf"(?P<tenths>[{_N}壹贰叁肆伍陆柒捌玖]|\d)成(?P<half>[{_N}半])?"
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
_LOWER = r"(?:(?<=[千万亿])零?\d+(?:[百千]万?|万|(?=元)))*"  # the 5千 of 25万5千
_MONEY = (
    rf"(?:(?:{CURRENCY_PATTERN}) ?)+{_FIGURE} ?{_SCALE}?{_LOWER} ?(?:{CURRENCY_PATTERN})?整?|"
    rf"{_FIGURE} ?{_SCALE}?{_LOWER} ?(?:{CURRENCY_PATTERN})整?|"
    rf"{_FIGURE} ?[十百千]?[万亿]{_LOWER}|{_FIGURE}w(?![a-z])|"
    rf"(?:(?:{CURRENCY_PATTERN}) ?:? ?)*[{NUMERAL_CHARACTERS}]+(?:元|圆|美元|美金|欧元)"
    rf"(?:整|正|(?:零?[{NUMERAL_CHARACTERS}]角)?(?:零?[{NUMERAL_CHARACTERS}]分)?整?)|[{_N}零百千]+万"
)
_WHOLE = (
    r"全款|全额|全部款项|in full|full payment|payment in full|"
    r"(?:full|total|whole) amount|lump[ -]sum"
)
_CLEAR = r"一次性|付清|结清"
_ANY_REST = lazy(f"{_WHOLE}|{REST.pattern}|{_CLEAR}")
QUANTITY = lazy(f"(?P<share>{_PERCENT}|{_TENTHS}|{_FRACTION})|(?P<money>{_MONEY})")
"""A share or an amount of money, as it stands in folded text."""


class Quantity(Struct, frozen=True):
    """How much one step pays.

    `rest`: it pays what the others leave; `whole`: it pays everything. Both: whichever fits, as
    验收后一次性付清 does. `base` is what `share` is a share of, `worded` tells that it is a
    fraction in words (一半, two thirds).
    """

    share: Fraction | None = None
    amount: Money | None = None
    rest: bool = False
    whole: bool = False
    base: Base = "whole"
    worded: bool = False


def says_how_much(part: str) -> bool:
    """Tell whether a folded text holds a share, an amount or a word such as 余款."""
    return bool(QUANTITY.search(part) or _ANY_REST.search(part))


def only_rest(step: str) -> bool:
    """Tell whether a step says by words alone how much it pays."""
    return not QUANTITY.search(step)


def read_quantity(step: str, original: str) -> tuple[Quantity | None, str]:
    """Read how much a folded step pays, and give its words, `|` where the numbers stood.

    A share and an amount may stand side by side. Raises `UnreadableValue` where two shares do, or
    a share of something else than the contract's sum or what is left of it.
    """
    shares, amounts = list[Quantity](), list[Money]()
    end = 0
    words = list[str]()
    for match in QUANTITY.finditer(step):
        words.append(step[end : match.start()])
        if match["money"]:
            amount = read_money(match["money"], None)
            # 25.5万元(255,000元) is one amount, said twice.
            if amount not in amounts or "(" not in words[-1]:
                amounts.append(amount)
            end = match.end()
        else:
            base, before, behind = share_base(step[: match.start()], step[match.end() :])
            if base == "other":
                reason = {"zh": "不是合同总额的比例", "en": "not a share of the contract's sum"}
                raise UnreadableValue(original, reason)
            worded = not any(match[g] for g in ("percent", "percent_zh", "percent_en", "tenths"))
            shares.append(Quantity(_share(match, original), base=base, worded=worded))
            words[-1] = words[-1][: len(words[-1]) - before]
            end = match.end() + behind
    bare = " | ".join([*words, step[end:]])
    if len(shares) > 1 or len(amounts) > 1:
        reason = {"zh": "同一期有两个比例或金额", "en": "two shares or amounts in one step"}
        raise UnreadableValue(original, reason)
    patterns = (REST.pattern, _WHOLE, _CLEAR)
    rest, whole, clear = (compiled(p).search(bare) is not None for p in patterns)
    if shares:
        found = replace(shares[0], amount=next(iter(amounts), None))
        if rest and found.base == "whole":
            found = replace(found, base="rest-named")
        return found, bare
    if amounts:
        return Quantity(amount=amounts[0]), bare
    if not (rest or whole or clear):
        return None, bare
    return Quantity(rest=rest or not whole, whole=not rest), compiled(_WHOLE).sub(" ", bare)


def _share(match: re.Match[str], original: str) -> Fraction:
    if match["percent"]:
        return Fraction(Decimal(match["percent"])) / 100
    if match["percent_en"]:
        number = read_english(match["percent_en"])
        if number is None:
            raise UnreadableValue(original, {"zh": "不是百分比", "en": "not a percentage"})
        return Fraction(number) / 100
    if match["top"]:
        return Fraction(int(match["top"]), int(match["bottom"]))
    if match["words"]:
        return _WORDS[compiled(r"[ -]").split(match["words"])[-1]]
    return _chinese_share(match)


def _chinese_share(match: re.Match[str]) -> Fraction:
    if match["percent_zh"]:
        return Fraction(read_numeral(match["percent_zh"])) / 100
    if match["below"]:
        return Fraction(read_numeral(match["above"])) / Fraction(read_numeral(match["below"]))
    half = match["half"]
    extra = "5" if half == "半" else read_numeral(half) if half else "0"
    return Fraction(read_numeral(match["tenths"])) / 10 + Fraction(extra) / 100
