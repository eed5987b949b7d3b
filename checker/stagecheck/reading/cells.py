"""One cell's raw value to its normal form, with every problem that reading it shows.

Nothing is guessed: a value with two readings or none is marked as such and not used. What is
only written oddly is read, and the better spelling goes along as a safe fix.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from datetime import date, datetime
from functools import cached_property
from operator import itemgetter
from typing import TYPE_CHECKING

from msgspec import Struct

from stagecheck.reading.celltext import as_text, first_folded, tidy, whole_day
from stagecheck.reading.found import Found, unusable
from stagecheck.reading.raw import RawValue
from stagecheck.reading.terms import TERMS, term_reader
from stagecheck.reading.usual import usual_names, usual_sentences
from stagecheck.reading.vocabulary import PackWords, Vocabulary
from stagemodel.cells import Reading
from stagemodel.columncells import ColumnCells, column_cells
from stagemodel.pack import Column
from stagemodel.patterns import lazy
from stagemodel.problem import Fix, Problem
from stagemodel.texts import pick
from stagemodel.values.errors import AmbiguousValue, UnreadableValue
from stagemodel.values.text import fold, has_stray_whitespace, normalise

if TYPE_CHECKING:
    from stagecheck.reading.amounts import AmountReader
    from stagemodel.values.money import MoneyUnit

_TEXTS = frozenset({"text", "long-text", "owner", "reference", "choice"})
_NUMBERS = frozenset({bool, int, float})
"""True, 1 and 1.0 are equal to a dictionary, not to a reader."""

BLANK = Reading("", None, "blank")
UNCALCULATED = Reading("", None, "unusable", (Problem("F011"),))


def error_value(word: str) -> Reading:
    """Give the reading of a cell that holds an error such as `#REF!`."""
    return Reading(word, None, "unusable", (Problem("F012"),))


class Setting(Struct, frozen=True):
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
        counted: str = "",
    ) -> None:
        """Take the column, and for amounts the unit that the header gives and the one in the
        pack's own label, in which the pack's limits count; for durations what the header says
        that bare numbers count (天).
        """
        self.column = column
        self._lang, self._date1904 = setting.lang, setting.date1904
        self._units = unit, label_unit
        self._counted = counted
        self._vocabulary = setting.words.vocabulary(column)
        self._placeholders = setting.words.placeholders
        self._not_yet = frozenset(map(fold, column.not_yet))
        # A space or an invisible character in front folds away: such a text is looked at too.
        self._beginnings = setting.words.beginnings.union(word[:1] for word in self._not_yet)
        self._pattern = lazy(column.pattern) if column.pattern else None
        self.known: dict[RawValue, Reading] = {}
        """What was read already, numbers left out: looked up before `read` is called, it saves
        most calls."""
        self._numbers: dict[tuple[type, RawValue, bool], Reading] = {}

    @cached_property
    def _amounts(self) -> AmountReader:
        from stagecheck.reading.amounts import AmountReader  # noqa: PLC0415  # few columns need it

        return AmountReader(self.column, *self._units)

    def read(self, raw: RawValue, percent: bool = False) -> Reading:
        """Read a cell; `percent` tells that its number format shows a share."""
        if percent or isinstance(raw, float | int):
            # True, 1 and 1.0 are equal to a dictionary, not to a reader.
            key = (type(raw), raw, percent)
            if key not in self._numbers:
                self._numbers[key] = self._read(raw, percent)
            return self._numbers[key]
        if raw not in self.known:
            self.known[raw] = self._read(raw, percent)
        return self.known[raw]

    def read_all(self, column: Sequence[RawValue]) -> ColumnCells:
        """Read many cells, as `read` reads each."""
        known: dict[RawValue, Reading] = dict.fromkeys(column, BLANK)
        # A number that is in the dictionary may stand for others.
        numbers = _NUMBERS.intersection(map(type, known))
        if numbers and len(_NUMBERS.intersection(map(type, column))) > 1:
            return column_cells(list(map(self.read, column)))
        for text in self._usual([raw for raw in known if isinstance(raw, str)]):
            known[text] = Reading(text, text, "ok")
        if self.column.type == "date":
            days = {raw: raw.isoformat() for raw in known if type(raw) is date}
            known |= {d: Reading(t, d, "ok") for d, t in days.items() if t not in self._not_yet}
        others = [raw for raw, reading in known.items() if reading is BLANK]
        for raw in others:
            known[raw] = self.read(raw)
        readings = list(known.values())
        distinct = list({id(r): r for r in readings}.values()) if len(others) > 1 else readings
        if len(known) < len(column):
            readings = list(map(known.__getitem__, column))
        return ColumnCells(readings, distinct)

    def _usual(self, texts: Sequence[str]) -> list[str]:
        """Give those of some texts that are read as they are."""
        if self._vocabulary is not None or self.column.type not in _TEXTS:
            return []
        usual = usual_names(texts)
        if self.column.type == "long-text":
            usual += usual_sentences(texts)
        beginnings = set(map(itemgetter(0), usual))
        special = {c for c in beginnings if first_folded(c) in self._beginnings}
        if special:
            usual = [text for text in usual if text[0] not in special]
        return list(filter(self._pattern.fullmatch, usual)) if self._pattern else usual

    def read_computed(self, raw: RawValue) -> Reading:
        """Read the result of a formula: in a date column a number is a day that lacks its format.

        Nobody typed it, so there is nothing to write better.
        """
        if self.column.type == "date" and isinstance(raw, float):
            with suppress(UnreadableValue):
                return self.read(whole_day(self._moment(as_text(raw))))
        return self.read(raw)

    def _read(self, raw: RawValue, percent: bool) -> Reading:
        text = as_text(raw, percent)
        if not text or not (text[0].isalnum() or normalise(text)):
            return BLANK
        if first_folded(text[0]) in self._beginnings and (reading := self._stand_in(raw, text)):
            return reading
        found = self._value(raw, text, percent)
        problems = found.problems
        # One cause, one finding: a value that is fixed anyway is fixed without the space too.
        if isinstance(raw, str) and has_stray_whitespace(raw) and not problems:
            problems = (Problem("V010", fix=Fix("safe", tidy(raw))),)
        return Reading(text, found.value, found.state, problems)

    def _stand_in(self, raw: RawValue, text: str) -> Reading | None:
        """Give the reading of a word that stands where a value will: 待签订, 待定, TBD."""
        key = fold(text)
        if key in self._not_yet:
            return Reading(text, None, "blank")
        if not isinstance(raw, str) or key not in self._placeholders:
            return None
        if self._vocabulary is not None and self._vocabulary.find(text):
            return None
        wanted = self.column.required is not False
        return Reading(text, None, "placeholder", (Problem("V011"),) if wanted else ())

    def _value(self, raw: RawValue, text: str, percent: bool) -> Found:
        kind = self.column.type
        if self._vocabulary is not None:
            return self._choice(text, self._vocabulary)
        if kind == "date":
            return self._date(raw, text)
        if kind == "money":
            return self._amounts.money(raw, text, percent)
        if kind == "number":
            return self._amounts.number(raw, text)
        if kind in TERMS:
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
        words = vocabulary.labels(self._lang)
        reason = {"zh": f"可选：{'、'.join(words)}。", "en": f"Choose one of: {', '.join(words)}."}
        fix = Fix("unsafe", nearest) if nearest else None
        return Found(None, (Problem("V002", reason, nearest, fix),), "unusable")

    def _date(self, raw: RawValue, text: str) -> Found:
        if isinstance(raw, date):
            return Found(raw)
        if isinstance(raw, bool) or not isinstance(raw, str | int | float):
            reason = {"zh": "只有时间，没有日期", "en": "a time without a date"}
            return Found(None, (Problem("V004", reason),), "unusable")
        try:
            moment = self._moment(text)
        except UnreadableValue as error:
            return unusable("V013" if isinstance(error, AmbiguousValue) else "V004", error)
        day = whole_day(moment)
        # The suggestion is the date itself; a time of day stays with it.
        shown = as_text(day)
        return Found(day, (Problem("V003", suggestion=shown, fix=Fix("safe", shown)),))

    def _moment(self, text: str) -> datetime:
        from stagemodel.values.dates import read_datetime  # noqa: PLC0415  # most are dates already

        return read_datetime(text, date1904=self._date1904)

    def _term(self, text: str) -> Found:
        if self._counted and text.isdecimal():
            text += self._counted
        try:
            return Found(term_reader(self.column.type)(text))
        except UnreadableValue as error:
            # 0.3预付款: thirty percent, or a third of one? Told as that, and not used.
            if any(reading.endswith("%") for reading in error.readings):
                return unusable("V015", error)
            return Found(None, (Problem("T012", error.reason),), "unreadable")
