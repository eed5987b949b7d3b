"""A sheet of an old .xls: what its records say beside the values.

The value reader gives neither errors, formulas, hidden rows nor number formats.
"""

from __future__ import annotations

import struct

from stagecheck.reading.extent import Extent
from stagecheck.reading.rawfacts import SheetFacts
from stagecheck.reading.xlsrecords import ERRORS, read_records, read_string

_FORMULA, _BOOLERR, _NUMBER, _RK, _MULRK = 0x06, 0x205, 0x203, 0x27E, 0xBD
_CELLS = frozenset({_FORMULA, _BOOLERR, _NUMBER, _RK, _MULRK, 0xFD, 0x204, 0xD6})
"""Records of cells with a value; the last three are the kinds of text."""
_ROW, _COLINFO, _MERGECELLS, _DV, _DIMENSIONS = 0x208, 0x7D, 0xE5, 0x1BE, 0x200
_NOTE, _OBJ, _TXO, _CONTINUE = 0x1C, 0x5D, 0x1B6, 0x3C
_HIDDEN_ROW, _LIST, _ERROR_RESULT, _EMPTY_RESULT = 0x20, 3, 2, 3
_ROWS, _COLUMNS = 65_536, 256


class SheetScan:
    """One pass over the records of a sheet; raises as `xlsbook.read_facts` does."""

    def __init__(self, stream: bytes, start: int, percents: set[int], wide: bool) -> None:
        """Take the stream, where the sheet starts in it, the cell styles that show percentages, and
        whether texts are those of Excel 97 and later.
        """
        self.facts = SheetFacts()
        self.calculated = False
        """Whether any formula has a result."""
        self.extent = Extent()
        self.dimensions = range(0)
        self.empty: set[tuple[int, int]] = set()
        """Formulas whose result is the empty text."""
        self._percents = percents
        self._texts: dict[int, str] = {}
        self._object, self._missing = 0, 0
        for kind, place, content in read_records(stream, start):
            if kind in _CELLS:
                self._cell(kind, content)
            elif kind in (_OBJ, _TXO, _CONTINUE, _NOTE):
                if wide:
                    self._note(kind, content)
            elif kind in (_ROW, _COLINFO, _MERGECELLS, _DV):
                self._around(kind, content)
            elif kind == _DIMENSIONS:
                self.dimensions = range(place, place + len(content))
        self.extent.check(_ROWS, _COLUMNS)

    def _cell(self, kind: int, content: bytes) -> None:
        row, column, style = struct.unpack_from("<HHH", content)
        at, facts = (row, column), self.facts
        self.extent.add(row, column)
        if kind == _MULRK:
            for place in range(4, len(content) - 2, 6):
                self.extent.add(row, column)
                if struct.unpack_from("<H", content, place)[0] in self._percents:
                    facts.percents.add((row, column))
                column += 1
        elif kind == _BOOLERR:
            if content[7]:
                facts.errors[at] = ERRORS.get(content[6], "#ERROR!")
        elif kind in (_FORMULA, _NUMBER, _RK):
            if style in self._percents:
                facts.percents.add(at)
            if kind == _FORMULA:
                self._formula(at, content[6:14])

    def _formula(self, at: tuple[int, int], result: bytes) -> None:
        if result[6:8] != b"\xff\xff":
            self.facts.computed.add(at)
        elif result[0] == _ERROR_RESULT:
            self.facts.errors[at] = ERRORS.get(result[2], "#ERROR!")
        elif result[0] == _EMPTY_RESULT:
            self.empty.add(at)
            return
        self.calculated = True

    def _around(self, kind: int, content: bytes) -> None:
        facts = self.facts
        if kind == _ROW:
            if content[12] & _HIDDEN_ROW:
                facts.hidden_rows.add(struct.unpack_from("<H", content)[0])
        elif kind == _COLINFO:
            first, last, _, _, options = struct.unpack_from("<HHHHH", content)
            if options & 1:
                facts.hidden_columns.update(range(first, min(last, 255) + 1))
        elif kind == _MERGECELLS:
            facts.merged.extend(_ranges(content, 0))
        elif struct.unpack_from("<I", content)[0] & 0xF == _LIST:
            place = 4
            for _ in range(4):  # two titles and two texts
                _, place = read_string(content, place)
            for _ in range(2):  # two formulas, each with its length and two bytes unused
                place += 4 + struct.unpack_from("<H", content, place)[0]
            facts.lists.extend(_ranges(content, place))

    def _note(self, kind: int, content: bytes) -> None:
        """Put a comment together: its object, the object's text in the records behind, its cell."""
        if kind == _OBJ:
            (self._object,) = struct.unpack_from("<H", content, 6)
        elif kind == _TXO:
            (self._missing,) = struct.unpack_from("<H", content, 10)
            self._texts[self._object] = ""
        elif kind == _CONTINUE and self._missing and content:
            text = content[1:].decode("utf-16-le" if content[0] & 1 else "latin-1", "replace")
            self._texts[self._object] += text[: self._missing]
            self._missing -= min(len(text), self._missing)
        elif kind == _NOTE:
            row, column, _, identity = struct.unpack_from("<HHHH", content)
            if text := self._texts.get(identity, ""):
                self.facts.comments[row, column] = text


def _ranges(content: bytes, place: int) -> list[tuple[int, int, int, int]]:
    (count,) = struct.unpack_from("<H", content, place)
    quads = struct.iter_unpack("<HHHH", content[place + 2 : place + 2 + 8 * count])
    return [(top, left, bottom, right) for top, bottom, left, right in quads]
