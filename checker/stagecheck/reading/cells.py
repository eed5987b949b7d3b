"""One cell's raw value to its normal form, with every problem that reading it shows.

Nothing is guessed: a value with two readings or none is marked as such and not used. What is
only written oddly is read, and the better spelling goes along as a safe fix.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal

from stagecheck.reading.celltext import as_text, exact, tidy
from stagecheck.reading.raw import RawValue
from stagecheck.reading.vocabulary import PackWords, Vocabulary
from stagemodel.pack import Column
from stagemodel.submission import CellState, Fix, Problem, Value
from stagemodel.texts import pick
from stagemodel.values.dates import read_datetime
from stagemodel.values.duration import read_duration
from stagemodel.values.errors import AmbiguousValue, UnreadableValue
from stagemodel.values.money import Money, MoneyUnit, read_money
from stagemodel.values.numerals import read_numeral
from stagemodel.values.payment import read_payment
from stagemodel.values.services import read_services
from stagemodel.values.text import fold, has_stray_whitespace, normalise

_TERMS: dict[str, Callable[[str], Value]] = {
    "payment": read_payment,
    "duration": read_duration,
    "services": read_services,
}


@dataclass(frozen=True, slots=True)
class Reading:
    """What a cell says, wherever it stands; see `stagemodel.submission.Cell`."""

    text: str
    value: Value | None
    state: CellState
    problems: tuple[Problem, ...] = ()


BLANK = Reading("", None, "blank")
UNCALCULATED = Reading("", None, "unusable", (Problem("F011"),))


def error_value(word: str) -> Reading:
    """Give the reading of a cell that holds an error such as `#REF!`."""
    return Reading(word, None, "unusable", (Problem("F012"),))


@dataclass(frozen=True, slots=True)
class Found:
    """The normal form and the problems found on the way to it."""

    value: Value | None
    problems: tuple[Problem, ...] = ()
    state: CellState = "ok"


@dataclass(frozen=True, slots=True)
class Setting:
    """What is the same for all columns of a table."""

    words: PackWords
    lang: str
    """The language of its headers."""
    date1904: bool = False
    """Which day the file's serial numbers count from."""


class ColumnReader:
    """Reads the cells of one column of one table; equal cells are read once."""

    def __init__(
        self,
        column: Column,
        setting: Setting,
        unit: MoneyUnit | None = None,
        label_unit: MoneyUnit | None = None,
    ) -> None:
        """Take the column, and for amounts the unit that the header gives and the one in the
        pack's own label, in which the pack's limits count.
        """
        self.column = column
        self._lang, self._date1904 = setting.lang, setting.date1904
        self._unit, self._label_unit = unit, label_unit
        self._vocabulary = setting.words.vocabulary(column)
        self._placeholders = setting.words.placeholders
        self._not_yet = frozenset(map(fold, column.not_yet))
        self._pattern = re.compile(column.pattern) if column.pattern else None
        self._known: dict[tuple[type, RawValue, bool], Reading] = {}

    def read(self, raw: RawValue, percent: bool = False) -> Reading:
        """Read a cell; `percent` tells that its number format shows a share."""
        # True, 1 and 1.0 are equal to a dictionary, not to a reader.
        key = (type(raw), raw, percent)
        if key not in self._known:
            self._known[key] = self._read(raw, percent)
        return self._known[key]

    def _read(self, raw: RawValue, percent: bool) -> Reading:
        text = as_text(raw, percent)
        if not normalise(text):
            return BLANK
        key = fold(text)
        if key in self._not_yet:
            return Reading(text, None, "blank")
        known_word = self._vocabulary is not None and self._vocabulary.find(text)
        if isinstance(raw, str) and key in self._placeholders and not known_word:
            wanted = self.column.required is not False
            return Reading(text, None, "placeholder", (Problem("V011"),) if wanted else ())
        found = self._value(raw, text, percent)
        problems = found.problems
        # One cause, one finding: a value that is fixed anyway is fixed without the space too.
        if isinstance(raw, str) and has_stray_whitespace(raw) and not problems:
            problems = (Problem("V010", fix=Fix("safe", tidy(raw))),)
        return Reading(text, found.value, found.state, problems)

    def _value(self, raw: RawValue, text: str, percent: bool) -> Found:
        kind = self.column.type
        if self._vocabulary is not None:
            return self._choice(text, self._vocabulary)
        if kind == "date":
            return self._date(raw, text)
        if kind == "money":
            return self._money(raw, text, percent)
        if kind == "number":
            return self._number(raw, text)
        if kind in _TERMS:
            return self._term(text)
        return self._text(text)

    def _text(self, text: str) -> Found:
        # Long texts keep their lines.
        value = tidy(text) if self.column.type == "long-text" else normalise(text)
        if self._pattern and not self._pattern.fullmatch(value):
            return Found(value, (Problem("V008", self.column.pattern_hint),))
        return Found(value)

    def _choice(self, text: str, vocabulary: Vocabulary) -> Found:
        choice = vocabulary.find(text)
        if choice is not None:
            other = vocabulary.other_language(text, self._lang)
            if other is None:
                return Found(choice.id)
            label = pick(other.label, self._lang)
            return Found(choice.id, (Problem("V014", suggestion=label, fix=Fix("safe", label)),))
        if self.column.open:
            return Found(normalise(text))
        nearest = vocabulary.nearest(text, self._lang)
        listed = "、".join(vocabulary.labels(self._lang))
        reason = {"zh": f"可选:{listed}", "en": f"choose one of: {listed.replace('、', ', ')}"}
        fix = Fix("unsafe", nearest) if nearest else None
        return Found(None, (Problem("V002", reason, nearest, fix),), "unusable")

    def _date(self, raw: RawValue, text: str) -> Found:
        if isinstance(raw, date):
            return Found(raw)
        if isinstance(raw, bool) or not isinstance(raw, str | int | float):
            reason = {"zh": "只有时间,没有日期", "en": "a time without a date"}
            return Found(None, (Problem("V004", reason),), "unusable")
        try:
            moment = read_datetime(text, date1904=self._date1904)
        except UnreadableValue as error:
            return _unusable("V013" if isinstance(error, AmbiguousValue) else "V004", error)
        day = moment.date() if moment.time() == time() else moment
        # The suggestion is the date itself; a time of day stays with it.
        shown = as_text(day)
        return Found(day, (Problem("V003", suggestion=shown, fix=Fix("safe", shown)),))

    def _number(self, raw: RawValue, text: str) -> Found:
        problems: tuple[Problem, ...] = ()
        if isinstance(raw, int | float) and not isinstance(raw, bool):
            value = exact(raw)
        else:
            try:
                value = read_numeral(text)
            except UnreadableValue as error:
                return _unusable("V006", error)
            problems = (_text_number(f"{value:f}"),)
        return self._in_range(value, value, problems)

    def _money(self, raw: RawValue, text: str, percent: bool) -> Found:
        if percent:
            reason = {"zh": "这是百分比,不是金额", "en": "this is a percentage, not an amount"}
            return Found(None, (Problem("V006", reason),), "unusable")
        number = exact(raw) if isinstance(raw, float | int) and not isinstance(raw, bool) else None
        try:
            money = read_money(text if number is None else number, self._unit)
        except UnreadableValue as error:
            return _unusable("V006", error)
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
        column = self.column
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

    def _term(self, text: str) -> Found:
        try:
            return Found(_TERMS[self.column.type](text))
        except UnreadableValue as error:
            # 0.3预付款: thirty percent, or a third of one? Told as that, and not used.
            if any(reading.endswith("%") for reading in error.readings):
                return _unusable("V015", error)
            return Found(None, (Problem("T012", error.reason),), "unreadable")


def _unusable(code: str, error: UnreadableValue) -> Found:
    problem = Problem(code, error.reason, " / ".join(error.readings) or None)
    return Found(None, (problem,), "unusable")


def _text_number(shown: str | None) -> Problem:
    return Problem("V005", suggestion=shown, fix=Fix("safe", shown) if shown else None)
