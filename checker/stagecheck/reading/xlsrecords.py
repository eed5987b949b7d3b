"""The records of an old .xls: what a sheet says beside its values.

The value reader gives neither errors, formulas, hidden rows nor number formats. All numbers are
little-endian; the names of the records are those of the format's documentation.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from msgspec import Struct

from stagecheck.reading.rawfacts import SheetFacts
from stagecheck.reading.refusals import damaged
from stagecheck.reading.styles import is_percent

_BOF, _EOF, _BOUNDSHEET, _DATE1904, _FORMAT, _XF, _RECALCID = (
    0x809, 0x0A, 0x85, 0x22, 0x41E, 0xE0, 0x1C1,
)  # fmt: skip
_FORMULA, _BOOLERR, _NUMBER, _RK, _MULRK = 0x06, 0x205, 0x203, 0x27E, 0xBD
_ROW, _COLINFO, _MERGECELLS, _DV = 0x208, 0x7D, 0xE5, 0x1BE
_NOTE, _OBJ, _TXO, _CONTINUE = 0x1C, 0x5D, 0x1B6, 0x3C
_HIDDEN_ROW, _LIST, _ERROR_RESULT, _EMPTY_RESULT = 0x20, 3, 2, 3
_BIFF8 = 0x600

ERRORS = {
    0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?",
    0x24: "#NUM!", 0x2A: "#N/A", 0x2B: "#GETTING_DATA",
}  # fmt: skip
"""What the codes of error cells stand for, in .xls and .xlsb alike."""


class OldBook(Struct):
    """What the records around the values say."""

    sheets: list[SheetFacts] = []
    """In the order of the workbook, charts and macro sheets among them."""
    date1904: bool = False


def read_facts(stream: bytes) -> OldBook:
    """Read the workbook stream.

    Raises `struct.error` or `IndexError` where a record is cut short, `UnreadableFileError` where
    the sheets are not where the stream says.
    """
    book = OldBook()
    formats: dict[int, str] = {}
    styles: list[int] = []
    starts: list[int] = []
    kept_current = False
    wide = struct.unpack_from("<H", stream, 4)[0] == _BIFF8
    for kind, content in _records(stream, 0):
        if kind == _BOUNDSHEET:
            starts.append(struct.unpack_from("<I", content)[0])
        elif kind == _DATE1904:
            book.date1904 = content[:1] == b"\1"
        elif kind == _FORMAT:
            code = _string(content, 2)[0] if wide else content[3:].decode("latin-1")
            formats[struct.unpack_from("<H", content)[0]] = code
        elif kind == _XF:
            styles.append(struct.unpack_from("<H", content, 2)[0])
        elif kind == _RECALCID:
            kept_current = True
    percents = {
        index for index, number in enumerate(styles) if is_percent(number, formats.get(number, ""))
    }
    scans = [_SheetScan(stream, start, percents, wide) for start in starts]
    # No result anywhere, and no mark of a program that calculates: none was ever worked out.
    if not kept_current and not any(scan.calculated for scan in scans):
        for scan in scans:
            scan.facts.uncalculated = scan.empty
    book.sheets = [scan.facts for scan in scans]
    return book


def _records(stream: bytes, place: int) -> Iterator[tuple[int, bytes]]:
    """Give the records from a BOF to its EOF, without those of charts embedded between."""
    depth = 0
    if stream[place : place + 2] != struct.pack("<H", _BOF):
        raise damaged("工作表记录的位置不对", "the records of a sheet are not where they should be")
    while place + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, place)
        place += 4
        depth += (kind == _BOF) - (kind == _EOF)
        if depth < 1:
            return
        if depth == 1:
            yield kind, stream[place : place + size]
        place += size


class _SheetScan:
    """One pass over the records of a sheet."""

    def __init__(self, stream: bytes, start: int, percents: set[int], wide: bool) -> None:
        self.facts = SheetFacts()
        self.calculated = False
        """Whether any formula has a result."""
        self.empty: set[tuple[int, int]] = set()
        """Formulas whose result is the empty text."""
        self._percents = percents
        self._texts: dict[int, str] = {}
        self._object, self._missing = 0, 0
        for kind, content in _records(stream, start):
            if kind in (_FORMULA, _BOOLERR, _NUMBER, _RK, _MULRK):
                self._cell(kind, content)
            elif kind in (_OBJ, _TXO, _CONTINUE, _NOTE):
                if wide:
                    self._note(kind, content)
            elif kind in (_ROW, _COLINFO, _MERGECELLS, _DV):
                self._around(kind, content)

    def _cell(self, kind: int, content: bytes) -> None:
        row, column, style = struct.unpack_from("<HHH", content)
        at, facts = (row, column), self.facts
        if kind == _MULRK:
            for place in range(4, len(content) - 2, 6):
                if struct.unpack_from("<H", content, place)[0] in self._percents:
                    facts.percents.add((row, column + (place - 4) // 6))
        elif kind == _BOOLERR:
            if content[7]:
                facts.errors[at] = ERRORS.get(content[6], "#ERROR!")
        else:
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
                _, place = _string(content, place)
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


def _string(content: bytes, place: int) -> tuple[str, int]:
    """Give a text with its length in front, and where it ends."""
    count, options = struct.unpack_from("<HB", content, place)
    wide = options & 1
    end = place + 3 + count * (2 if wide else 1)
    text = content[place + 3 : end].decode("utf-16-le" if wide else "latin-1", "replace")
    return text, end
