"""The cells of a sheet by how they are spelt, each distinct one made into a value once."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from stagecheck.reading.cellvalues import CellValues
from stagecheck.reading.plaintexts import NotPlainError, decoded, plain_text
from stagecheck.reading.raw import RawValue
from stagecheck.reading.styles import Styles

_ATTRIBUTES = re.compile(rb'(?: [\w:]+="[^"]*")*')
_TYPE, _STYLE = re.compile(rb' t="([^"]*)"'), re.compile(rb' s="(\d{1,6})"')
_NUMBER = re.compile(rb"-?\d{1,20}(?:\.\d{1,20})?(?:[eE][+-]?\d{1,2})?")
REMEMBERED = 100_000
"""Distinct cells of a sheet that are remembered: where there are more, few come again."""


class PlainCells(dict[bytes, RawValue]):
    """The values of cells by how they are spelt, each made when it is first asked for.

    A cell that is not there is spelt as nothing.
    """

    def __init__(
        self, styles: Styles, strings: Callable[[], Sequence[str]], date1904: bool
    ) -> None:
        super().__init__({b"": ""})
        self._values = CellValues(styles, date1904)
        self._styles, self._date1904 = styles, date1904
        self._strings = strings()
        self._kinds: dict[bytes, tuple[bytes, int, bool]] = {}
        self.longest = max(map(len, self._strings), default=0)
        """Characters of the longest text that cells may share."""
        self.has_percents = False
        self._various: dict[int, bool] = {}
        """Whether hardly a cell of a column comes again, going by those that came first."""

    def column(self, place: int, spelt: tuple[bytes, ...]) -> list[RawValue]:
        """Give the values of some cells that follow each other in a column."""
        if place not in self._various:
            self._various[place] = 2 * len(set(spelt)) > len(spelt)
        return (self._various[place] and self._together(spelt)) or [*map(self.__getitem__, spelt)]

    def _together(self, spelt: tuple[bytes, ...]) -> list[RawValue]:
        """Give the values of cells that all refer to shared strings in the same way; else none.

        They are not remembered.
        """
        attributes, has_value, _ = spelt[0].partition(b"><v>")
        if not has_value or self._kind(attributes)[0] != b"s":
            return []
        opening, closing = attributes + has_value, b"</v></c>"
        together = b"".join(spelt)
        numbers = together[len(opening) : -len(closing)].split(closing + opening)
        if len(numbers) != len(spelt) or not b"".join(numbers).isdigit() or b"" in numbers:
            return []
        places = list(map(int, numbers))
        if max(places) >= len(self._strings):
            raise NotPlainError
        return list(map(self._strings.__getitem__, places))

    def __missing__(self, cell: bytes) -> RawValue:
        attributes, has_value, content = cell.partition(b"><v>")
        made: RawValue
        if has_value:
            text = content[:-8]  # without </v></c>
            kind, style, is_number = self._kinds.get(attributes) or self._kind(attributes)
            if kind == b"s":
                if not text.isdigit() or (number := int(text)) >= len(self._strings):
                    raise NotPlainError
                made = self._strings[number]
            elif is_number and _NUMBER.fullmatch(text):
                made = float(text)
            else:
                made = self._value(kind, style, text)
        else:
            made = self._without_value(cell)
        if len(self) < REMEMBERED:
            self[cell] = made
        return made

    def _without_value(self, cell: bytes) -> RawValue:
        attributes, _, content = cell.partition(b">")
        kind, *_ = self._kinds.get(attributes) or self._kind(attributes)
        return _inline(kind, content) if content.startswith(b"<is>") else ""

    def _kind(self, attributes: bytes) -> tuple[bytes, int, bool]:
        """Give a cell's type, its style, and whether it holds a number that is nothing else."""
        bare = attributes.removesuffix(b"/")
        if not _ATTRIBUTES.fullmatch(bare):
            raise NotPlainError
        kind, style = _TYPE.search(bare), _STYLE.search(bare)
        named, number = (kind[1] if kind else b"n"), (int(style[1]) if style else 0)
        is_time = number in self._styles.dates or number in self._styles.durations
        found = named, number, named == b"n" and not is_time
        self.has_percents |= number in self._styles.percents
        self._kinds[attributes] = found
        return found

    def _value(self, kind: bytes, style: int, text: bytes) -> RawValue:
        if kind == b"n" and _NUMBER.fullmatch(text):
            return self._number(text.decode(), style)
        if kind == b"str":
            return plain_text(decoded(text), keeps_space=True)
        if kind == b"b" and text in {b"0", b"1"}:
            return text == b"1"
        raise NotPlainError

    def _number(self, text: str, style: int) -> RawValue:
        value = self._values.value("n", text, style)
        # Times and lengths of time, and days before 1900, are for those who know them.
        if not isinstance(value, float) and (self._date1904 or float(text) < 1):
            raise NotPlainError
        if style in self._styles.durations:
            raise NotPlainError
        return value


def _inline(kind: bytes, content: bytes) -> str:
    if kind != b"inlineStr":
        raise NotPlainError
    opening, _, text = content.removesuffix(b"</t></is></c>").removeprefix(b"<is>").partition(b">")
    return plain_text(decoded(text), keeps_space=opening != b"<t")
