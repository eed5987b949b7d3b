"""Rows under a header that are no data: sums, remarks, signature lines, headings.

In doubt a row is data: what is told too much can be mended, what is swallowed is lost.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from stagecheck.reading.headers import bare
from stagecheck.reading.raw import RawValue
from stagecheck.reading.tables import Header
from stagecheck.reading.vocabulary import PackWords
from stagemodel.patterns import lazy
from stagemodel.values.text import fold, fold_all

_NUMBER = lazy(r" ?\d{0,2} ?$")
_AFTER_SUM = lazy(
    r" ?(?:(?:\((?:\d[^()]{0,8}|[^()]{0,4}元)\))? ?(?::.*)?|\d[\d,. ]*[\u4e00-\u9fff]{0,6})",
    re.DOTALL,
)
_PAGE_WORDS = ("第", "page")
_PAGE = lazy(r"-? ?(?:第 ?\d+ ?页|page \d+\b|\d+ ?/ ?\d+$)")
_SIGNS = "([<*# "
_FIGURE = lazy(r"[-+¥￥$]? ?\(?\d[\d,. ]*[^\d]{0,6}")
_GOES_ON = lazy(
    r"[(（]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})(?:[、,:：)）]|[.．](?!\d))|[-•·◆●]|.*[，。；：]"
)
_LONGEST_SUM, _LONGEST_LABEL = 12, 24
_WIDE = 3
"""Over how many of the table's columns, at least, a heading or remark is merged."""
_PROSE = frozenset({"long-text", "payment", "services"})
"""Columns whose own text may well begin with 说明：."""

Filled = Sequence[tuple[int, RawValue]]


class Remarks:
    """Tells rows of one table that are no data."""

    def __init__(self, header: Header, words: PackWords) -> None:
        """Take the table and the words that such rows begin with."""
        self._header, self._words = header, words
        self._types = {header.columns[c.id]: c.type for c in header.workbook.columns
                       if c.id in header.columns}  # fmt: skip
        self._key = header.columns.get(header.workbook.key.id, header.span[0])
        self._wide = {r[:2] for r in header.sheet.merged if self._is_wide(r)}
        whole = (*words.total_words, *words.openings, *words.remarks, *_PAGE_WORDS)
        self._beginnings = frozenset(word[0] for word in whole if word)
        self._ends = frozenset(word[-1] for word in words.total_ends)
        self._last = -1
        """The row of the last remark: more lines of it may follow."""

    def among(self, rows: Mapping[int, Sequence[RawValue]]) -> list[int]:
        """Give the rows that are no data: of all candidates in their order, with their values."""
        firsts = list(map(_first_text, rows.values()))
        distinct = list(filter(None, dict.fromkeys(firsts)))
        kinds = {
            text: kind
            for text, key in zip(distinct, fold_all(distinct), strict=True)
            # Most rows begin with a name, and that is all there is to see.
            if (not key.isalnum() or key[0] in self._beginnings or key[-1] in self._ends)
            and (kind := self._kind(key))
        }
        wide = {row for row, _ in self._wide}
        found: list[int] = []
        if not kinds and not wide:
            return found
        for number, text in zip(rows, firsts, strict=True):
            # Most rows begin with a name, and that is all there is to see.
            ordinary = text not in kinds and number not in wide and number != self._last + 1
            if text and not ordinary:
                kind = kinds.get(text, "")
                found.extend([number] if self._holds(number, rows[number], text, kind) else ())
        return found

    def _holds(self, number: int, values: Sequence[RawValue], text: str, kind: str) -> bool:
        if kind == "sum":
            return True
        filled = [(place, v) for place, v in enumerate(values) if v not in (None, "")]
        if not self._is_remark(kind, number, filled, text):
            return False
        self._last = number
        return True

    def _kind(self, key: str) -> str:
        words = self._words
        if key.rstrip(":") in words.totals:
            return "sum"
        begins = key.startswith(words.total_words) and any(
            key.startswith(w) and _AFTER_SUM.fullmatch(key, len(w)) for w in words.total_words
        )
        if begins or (len(key) <= _LONGEST_SUM and key.rstrip(":").endswith(words.total_ends)):
            return "perhaps sum"
        if self._is_label(key):
            return "label"
        opens = key.startswith(words.openings) or key.lstrip(_SIGNS).startswith(words.openings)
        if opens or _PAGE.match(key):
            return "opening"
        return "" if any(map(str.isalnum, key)) else "line"

    def _is_remark(self, kind: str, number: int, filled: Filled, text: str) -> bool:
        place = next(place for place, value in filled if value == text)
        others = [(p, value) for p, value in filled if p != place]
        if kind == "perhaps sum":
            # A firm may be called Total: only figures stand beside the word of a sum.
            return all(_is_figure(value) for _, value in others)
        if kind == "line":
            return not any(_says(value) for _, value in others)
        if kind == "label":
            return self._may_begin(number, place) and self._are_labels(filled)
        if others:
            return False
        goes_on = number == self._last + 1 and bool(_GOES_ON.match(text))
        return (number, place) in self._wide or (
            (kind == "opening" or goes_on) and self._may_begin(number, place)
        )

    def _may_begin(self, number: int, place: int) -> bool:
        first = place <= self._header.span[0] or place == self._key
        if first or (number, place) in self._wide or self._types.get(place) not in _PROSE:
            return True
        above = self._header.sheet.rows[number - 1]
        return all(value in (None, "") for value in above)

    def _are_labels(self, filled: Filled) -> bool:
        """Tell whether there is nothing but labels, each with its value behind it or beside it."""
        open_label = False
        for _, value in filled:
            key = fold(value) if isinstance(value, str) else ""
            label = self._is_label(key)
            if not label and not open_label:
                return False
            open_label = label and (":" not in key or key.endswith(":"))
        return True

    def _is_label(self, key: str) -> bool:
        label, colon, _ = key.partition(":")
        if not colon:
            return key in self._words.remarks
        name = bare(_NUMBER.sub("", label))
        known = not self._words.remarks.isdisjoint((label, name)) or name.endswith(
            self._words.label_ends
        )
        return known and len(label) <= _LONGEST_LABEL

    def _is_wide(self, merged: tuple[int, int, int, int]) -> bool:
        top, left, _, right = merged
        covered = sum(left <= place <= right for place in self._header.columns.values())
        return top > self._header.row and covered >= min(_WIDE, len(self._header.columns))


def _first_text(values: Sequence[RawValue]) -> str:
    for value in values:
        if isinstance(value, str) and value:
            return value
    return ""


def _says(value: RawValue) -> bool:
    """Tell whether a cell holds more than signs: --- is a line drawn through the table."""
    return not isinstance(value, str) or any(map(str.isalnum, value))


def _is_figure(value: RawValue) -> bool:
    if isinstance(value, str):
        return bool(_FIGURE.fullmatch(fold(value)))
    return isinstance(value, int | float)
