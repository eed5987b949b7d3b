"""A sheet read from its XML element by element: slower than the value reader, but it never fails
a whole sheet for one cell, needs memory for the filled cells only and takes any spelling of XML.

It takes over where the value reader cannot: an unlisted error word, a shared string that is not
there, two cells at opposite corners of the grid, prefixed names.
"""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

from lxml import etree

from stagecheck.reading.addresses import MAX_COLUMNS, parse_cell, parse_ranges
from stagecheck.reading.cellvalues import CellValues, unescape
from stagecheck.reading.lxmlparts import SAFE, not_parsed, refuse_declared
from stagecheck.reading.ooxml import flag, string_text
from stagecheck.reading.package import MB
from stagecheck.reading.raw import RawValue
from stagecheck.reading.rawfacts import SheetFacts
from stagecheck.reading.refusals import damaged, over_limit
from stagecheck.reading.sharedstrings import MOST_TEXT
from stagecheck.reading.styles import Styles

MAX_GAP = 1_000
"""Blank rows after which nothing more belongs to any table; a stray value at the bottom of the
grid would else make a million empty rows."""

_TOP = frozenset({"row", "col", "mergeCell", "dataValidation"})


class SheetWalk:
    """One pass over a sheet part. Raises `UnreadableFileError` for XML that is not well-formed
    and for cells outside the grid.
    """

    def __init__(self, styles: Styles, strings: Callable[[], list[str]], date1904: bool) -> None:
        """Take what values refer to; the shared strings are asked for when first needed."""
        self.facts = SheetFacts()
        self.values: dict[tuple[int, int], RawValue] = {}
        self._styles, self._strings = styles, strings
        self._values = CellValues(styles, date1904)
        self._texts: list[str] | None = None
        self._shared_text = 0

    def run(self, part: bytes, part_name: str) -> None:
        """Read the part of this name."""
        row = column = -1
        started = False
        try:
            for event, element in etree.iterparse(BytesIO(part), ("start", "end"), **SAFE):
                # Not QName: it refuses names with a prefix that is not declared.
                name = element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
                if event == "start":
                    if not started:
                        _refuse_other(element, name, part_name)
                        started = True
                    elif name == "row":
                        row, column = (_whole(element.get("r")) or row + 2) - 1, -1
                elif name == "c":
                    row, column = parse_cell(element.get("r", "")) or (max(row, 0), column + 1)
                    self._cell(row, column, element)
                    element.clear()
                elif name in _TOP:
                    self._around(name, row, element)
                    element.clear()
        except etree.XMLSyntaxError as error:
            raise not_parsed(error, part_name) from error

    def rows(self) -> list[list[RawValue]]:
        """Give the values as rows, each as long as its last value, up to a very long gap."""
        rows: list[list[RawValue]] = []
        for (row, column), value in sorted(self.values.items(), key=lambda item: item[0]):
            if row - len(rows) > MAX_GAP:
                break
            while len(rows) <= row:
                rows.append([])
            rows[row].extend([""] * (column - len(rows[row])))
            rows[row].append(value)
        return rows

    def _around(self, name: str, row: int, element: etree._Element) -> None:
        facts = self.facts
        if name == "row" and flag(element.get("hidden")):
            facts.hidden_rows.add(row)
        elif name == "col" and flag(element.get("hidden")):
            first, last = _whole(element.get("min")), _whole(element.get("max"))
            facts.hidden_columns.update(range(first - 1, min(last, MAX_COLUMNS)))
        elif name == "mergeCell":
            facts.merged.extend(parse_ranges(element.get("ref", "")))
        elif name == "dataValidation" and element.get("type") == "list":
            refs = element.get("sqref") or element.findtext("{*}sqref") or ""
            facts.lists.extend(parse_ranges(refs))

    def _cell(self, row: int, column: int, element: etree._Element) -> None:
        kind = element.get("t", "n")
        style = _whole(element.get("s"))
        saved = element.find("{*}v")
        text = saved.text or "" if saved is not None else ""
        if style in self._styles.percents:
            self.facts.percents.add((row, column))
        if not text and element.find("{*}f") is not None:
            # Excel saves the empty string as an empty <v> of a text cell: that is calculated.
            if kind != "str" or saved is None:
                self.facts.uncalculated.add((row, column))
        elif kind == "e":
            self.facts.errors[row, column] = text
        elif kind == "s" and text:
            self._shared(row, column, text)
        else:
            inline = element.find("{*}is")
            value = (
                unescape(string_text(inline))
                if inline is not None
                else self._values.value(kind, text, style)
            )
            if value != "":
                self.values[row, column] = value
            if kind == "n" and element.find("{*}f") is not None:
                self.facts.computed.add((row, column))

    def _shared(self, row: int, column: int, text: str) -> None:
        if self._texts is None:
            self._texts = self._strings()
        try:
            if value := unescape(self._texts[int(text)]):
                self.values[row, column] = value
                self._shared_text += len(value)
        except (ValueError, IndexError):
            # What stood there is lost; an error cell says so, a blank would hide it.
            self.facts.errors[row, column] = "#LOST!"
        if self._shared_text > MOST_TEXT:
            raise over_limit(
                f"单元格重复引用的文字合计超过 {MOST_TEXT // MB} MB",
                f"its cells share texts of more than {MOST_TEXT // MB} MB in all",
            )


def _refuse_other(root: etree._Element, name: str, part_name: str) -> None:
    """Raise `UnreadableFileError` where this is no root of a sheet."""
    refuse_declared(root, part_name)
    if name != "worksheet":
        raise damaged(f"部件 {part_name} 不是工作表", f"the part {part_name} is no sheet")


def _whole(text: str | None) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 10 else 0
