"""Money: an exact amount in a currency's main unit."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from msgspec import Struct

from stagemodel.texts import Texts
from stagemodel.values.currencies import MAIN_UNITS
from stagemodel.values.money_reading import read_raw_money
from stagemodel.values.money_unit import MoneyUnit, read_unit

__all__ = ["Money", "MoneyUnit", "money_difference", "read_money", "read_unit"]


class Money(Struct, frozen=True, eq=False):
    """An amount in the main unit of a currency (yuan, not 万元), and its ISO code.

    `tax` is what a note beside the amount said, if any. Two amounts are equal by amount and
    currency alone; `money_difference` looks at the tax too.
    """

    amount: Decimal
    currency: str
    tax: Literal["included", "excluded"] | None = None

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Money):
            return NotImplemented
        return (self.amount, self.currency) == (other.amount, other.currency)

    def __ne__(self, other: object) -> bool:
        # A Struct brings its own, which knows nothing of the equality above.
        return not self == other

    def __hash__(self) -> int:
        return hash((self.amount, self.currency))

    def text(self, lang: str) -> str:
        """Write it as a salesperson reads it: `85万元 (850,000.00元)`, `CNY 850,000.00`."""
        places = max(2, -int(self.amount.normalize().as_tuple().exponent))
        exact = f"{self.amount:,.{places}f}"
        if lang != "zh":
            return f"{self.currency} {exact}"
        name = MAIN_UNITS.get(self.currency, self.currency)
        unit = "元" if self.currency == "CNY" else name
        tens = self.amount / 10_000
        if abs(tens) >= 1 and tens == round(tens, 2):
            return f"{_plain(tens)}万{unit} ({exact}{unit})"
        return f"{exact}{unit}"


def read_money(value: str | int | float | Decimal, unit: MoneyUnit | None) -> Money:
    """Read an amount of money from a cell's number or text.

    A unit in the text wins over `unit`, the header's. Raises `UnreadableValue` for a bare number
    without `unit` and for what is not one exact amount (about 85万, 80-85万), `AmbiguousValue`
    for two readings (`1,20`; `$5` where no header says which dollars). Negative amounts are read.
    """
    amount, currency, tax = read_raw_money(value, unit)
    return Money(amount, currency, tax)


def money_difference(a: Money, b: Money) -> Texts | None:
    """Tell how two amounts differ: in amount, in currency, or in tax where both state it."""
    if (a.amount, a.currency) != (b.amount, b.currency):
        return {lang: f"{a.text(lang)} ≠ {b.text(lang)}" for lang in ("zh", "en")}
    if a.tax and b.tax and a.tax != b.tax:
        zh = {"included": "含税", "excluded": "不含税"}
        en = {"included": "tax included", "excluded": "tax excluded"}
        return {"zh": f"{zh[a.tax]} ≠ {zh[b.tax]}", "en": f"{en[a.tax]} ≠ {en[b.tax]}"}
    return None


def _plain(number: Decimal) -> str:
    text = f"{number:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
