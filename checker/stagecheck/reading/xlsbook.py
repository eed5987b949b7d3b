"""The workbook of an old .xls: its styles, its sheets and what they say beside their values."""

from __future__ import annotations

import struct

from msgspec import Struct

from stagecheck.reading.extent import check_together
from stagecheck.reading.rawfacts import SheetFacts
from stagecheck.reading.refusals import damaged, encrypted
from stagecheck.reading.styles import is_percent
from stagecheck.reading.xlsrecords import read_records, read_string
from stagecheck.reading.xlssheet import SheetScan

_BOUNDSHEET, _DATE1904, _FORMAT, _XF, _RECALCID, _FILEPASS = 0x85, 0x22, 0x41E, 0xE0, 0x1C1, 0x2F
_BIFF8 = 0x600


class OldBook(Struct):
    """What the records around the values say."""

    sheets: list[SheetFacts] = []
    """In the order of the workbook, charts and macro sheets among them."""
    date1904: bool = False
    dimensions: list[range] = []
    """Where the sheets say how large they are, which may be a lie."""


def read_facts(stream: bytes) -> OldBook:
    """Read the workbook stream.

    Raises `struct.error` or `IndexError` where a record is cut short, `UnreadableFileError` where
    the stream is locked, over a limit, or the sheets are not where it says.
    """
    book = OldBook()
    formats: dict[int, str] = {}
    styles: list[int] = []
    starts: list[int] = []
    kept_current = False
    wide = struct.unpack_from("<H", stream, 4)[0] == _BIFF8
    for kind, _, content in read_records(stream, 0):
        if kind == _BOUNDSHEET:
            starts.append(struct.unpack_from("<I", content)[0])
        elif kind == _DATE1904:
            book.date1904 = content[:1] == b"\1"
        elif kind == _FORMAT:
            code = read_string(content, 2)[0] if wide else content[3:].decode("latin-1")
            formats[struct.unpack_from("<H", content)[0]] = code
        elif kind == _XF:
            styles.append(struct.unpack_from("<H", content, 2)[0])
        elif kind == _RECALCID:
            kept_current = True
        elif kind == _FILEPASS:
            raise encrypted()
    percents = {
        index for index, number in enumerate(styles) if is_percent(number, formats.get(number, ""))
    }
    if len(set(starts)) < len(starts):
        raise damaged("几张工作表指向同一处", "several sheets are one and the same")
    scans = [SheetScan(stream, start, percents, wide) for start in starts]
    check_together(scan.extent for scan in scans)
    # No result anywhere, and no mark of a program that calculates: none was ever worked out.
    if not kept_current and not any(scan.calculated for scan in scans):
        for scan in scans:
            scan.facts.uncalculated = scan.empty
    book.sheets = [scan.facts for scan in scans]
    book.dimensions = [scan.dimensions for scan in scans]
    return book
