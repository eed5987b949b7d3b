"""Numbers and amounts of money in cells: typed or written as text, in range or not."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from stagecheck.reading.celltext import exact
from stagecheck.reading.found import Found, unusable
from stagecheck.reading.raw import RawValue
from stagemodel.pack import Column
from stagemodel.problem import Fix, Problem
from stagemodel.values.errors import UnreadableValue
from stagemodel.values.money import Money, MoneyUnit, read_money
from stagemodel.values.numerals import read_numeral

if TYPE_CHECKING:
    from stagemodel.cells import Value


class AmountReader:
    """Reads the numbers of one column."""

    def __init__(
        self, column: Column, unit: MoneyUnit | None, label_unit: MoneyUnit | None
    ) -> None:
        """Take the column, for money the unit that the header gives, and the one in the pack's own
        label, in which the pack's limits count.
        """
        self._column, self._unit, self._label_unit = column, unit, label_unit

    def number(self, raw: RawValue, text: str) -> Found:
        """Read a plain number."""
        problems: tuple[Problem, ...] = ()
        if isinstance(raw, int | float) and not isinstance(raw, bool):
            value = exact(raw)
        else:
            try:
                value = read_numeral(text)
            except UnreadableValue as error:
                return unusable("V006", error)
            problems = (_text_number(f"{value:f}"),)
        return self._in_range(value, value, problems)

    def money(self, raw: RawValue, text: str, percent: bool) -> Found:
        """Read an amount; a unit in the cell wins over the header's."""
        if percent:
            reason = {"zh": "这是百分比，不是金额", "en": "this is a percentage, not an amount"}
            return Found(None, (Problem("V006", reason),), "unusable")
        number = exact(raw) if isinstance(raw, float | int) and not isinstance(raw, bool) else None
        try:
            money = read_money(text if number is None else number, self._unit)
        except UnreadableValue as error:
            return unusable("V006", error)
        problems = (_text_number(self._in_unit(money)),) if number is None else ()
        limits = self._label_unit
        comparable = limits is None or limits.currency == money.currency
        amount = money.amount / limits.factor if limits and comparable else money.amount
        return self._in_range(money, amount, problems)

    def _in_unit(self, money: Money) -> str | None:
        """Write an amount as the bare number that the header's unit asks for."""
        if self._unit is None or self._unit.currency != money.currency:
            return None
        shown = f"{money.amount / self._unit.factor:f}"
        return shown.rstrip("0").rstrip(".") if "." in shown else shown

    def _in_range(self, value: Value, number: Decimal, problems: tuple[Problem, ...]) -> Found:
        column = self._column
        if column.above is not None and number <= column.above:
            limit = {"zh": f"应大于 {column.above:f}", "en": f"must be above {column.above:f}"}
        elif column.minimum is not None and number < column.minimum:
            limit = {
                "zh": f"不应小于 {column.minimum:f}",
                "en": f"must not be below {column.minimum:f}",
            }
        elif column.maximum is not None and number > column.maximum:
            limit = {
                "zh": f"不应大于 {column.maximum:f}",
                "en": f"must not be above {column.maximum:f}",
            }
        else:
            return Found(value, problems)
        return Found(None, (Problem("V007", limit),), "unusable")


def _text_number(shown: str | None) -> Problem:
    return Problem("V005", suggestion=shown, fix=Fix("safe", shown) if shown else None)
