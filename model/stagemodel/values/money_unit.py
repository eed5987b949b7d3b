"""The unit that a header or label gives: 合同金额(万元), Amount (10k CNY), USD."""

from __future__ import annotations

from decimal import Decimal

from msgspec import Struct

from stagemodel.patterns import compiled, lazy
from stagemodel.values.currencies import strip_marks
from stagemodel.values.text import fold

SCALE_WORDS = {
    "万": 10**4, "亿": 10**8, "千": 10**3, "百万": 10**6, "千万": 10**7, "十万": 10**5,
    "k": 10**3, "thousand": 10**3, "thousands": 10**3, "w": 10**4, "m": 10**6, "mn": 10**6,
    "mil": 10**6, "mln": 10**6, "million": 10**6, "millions": 10**6, "bn": 10**9, "billion": 10**9,
}  # fmt: skip
"""Scale words by what they multiply; `w` is how Chinese chats write 万."""

_HEADER_SCALES = SCALE_WORDS | {
    "": 1, "10k": 10**4, "10,000": 10**4, "10000": 10**4, "ten thousand": 10**4, "10 k": 10**4,
    "10 thousand": 10**4, "ten thousands": 10**4, "1,000": 10**3, "1000": 10**3, "'000": 10**3,
    "000": 10**3, "000s": 10**3, "'000s": 10**3, "1k": 10**3, "100 million": 10**8, "1": 1,
    "'0000": 10**4, "1,000,000": 10**6, "百": 10**2,
}  # fmt: skip
_NOUN = lazy(
    r"^.*?(?:金额|价款|总价|价格|报价|预算|费用|总额|合计|收入|回款|单位|"
    r"\b(?:amount|price|value|total|sum|budget|cost|fee|revenue|unit|currency)\b)[ :,/\-]*"
)
_LEAD = lazy(
    r"^(?:(?:货币|金额)?单位(?:为|是)?|币种|unit|currency|in|of|按|以)(?: ?: ?| |(?=[^a-z]))"
)
_TAIL = lazy(r"(?:计|为单位| of)$")


class MoneyUnit(Struct, frozen=True):
    """What a bare number counts: `factor` main units of `currency` (ISO); 万元 is 10000, CNY."""

    factor: Decimal
    currency: str


def read_unit(text: str) -> MoneyUnit | None:
    """Read the unit of money that a header or label gives, in brackets or not.

    None where it gives none, or two that differ. A scale without a currency (万, million) counts
    yuan, the currency of the house.
    """
    folded = fold(text).replace("[", "(").replace("]", ")")
    inside = compiled(r"\(([^()]*)\)").findall(folded)
    outside = compiled(r"\([^()]*\)").sub(" ", folded).strip()
    pieces = [
        piece for part in inside for piece in (part, *compiled(r",(?!\d)|[;/]| - ").split(part))
    ]
    units = {unit for piece in pieces if (unit := _unit(piece.strip()))}
    if not units:
        tail = _NOUN.sub("", outside).strip() if _NOUN.match(outside) else outside
        units = {unit for piece in {tail, outside} if (unit := _unit(piece))}
    return units.pop() if len(units) == 1 else None


def _unit(text: str) -> MoneyUnit | None:
    while (shorter := _TAIL.sub("", _LEAD.sub("", text)).strip()) != text:
        text = shorter
    if not text:
        return None
    scale, marks = strip_marks(text)
    if not marks.found:
        # 万人民币, million of US dollars: the scale may stand outside the currency.
        scale = text
    scale = compiled(r"^of | of$").sub("", scale.strip()).strip()
    factor = _HEADER_SCALES.get(scale)
    if (
        factor is None
        or (not marks.found and factor < 1000)
        or (not marks.found and scale == "000")
    ):
        return None
    candidates = marks.candidates() if marks.found else {"CNY"}
    if marks.only_yuan:
        candidates = frozenset({"CNY"})
    if len(candidates) != 1:
        return None
    (currency,) = candidates
    return MoneyUnit(Decimal(factor), currency)
