"""The records of an old .xls, put together by hand: what no program saves must be tried as well."""

from __future__ import annotations

import struct
from collections.abc import Sequence

BOF, EOF, SHEET, DIMENSIONS, FILEPASS, NUMBER = 0x809, 0x0A, 0x85, 0x200, 0x2F, 0x203


def record(kind: int, content: bytes = b"") -> bytes:
    """Write one record."""
    return struct.pack("<HH", kind, len(content)) + content


def number(row: int, column: int, value: float) -> bytes:
    """Write a cell with a number."""
    return record(NUMBER, struct.pack("<HHHd", row, column, 0, value))


def sheet(cells: bytes, last_row: int = 0, last_column: int = 0) -> bytes:
    """Write a sheet of cells; how far they reach is what the sheet itself says."""
    reach = struct.pack("<IIHHH", 0, last_row, 0, last_column, 0)
    return _begin(0x10) + record(DIMENSIONS, reach) + cells + record(EOF)


def workbook(sheets: Sequence[bytes], settings: bytes = b"") -> bytes:
    """Write the stream `Workbook` of these sheets."""
    names = [f"S{place}".encode() for place in range(len(sheets))]
    begin = _begin(5) + settings
    start = len(begin) + sum(len(_listed(0, name)) for name in names) + 4
    starts = [start + sum(map(len, sheets[:place])) for place in range(len(sheets))]
    listed = b"".join(map(_listed, starts, names))
    return begin + listed + record(EOF) + b"".join(sheets)


def _begin(kind: int) -> bytes:
    return record(BOF, struct.pack("<HHHHII", 0x600, kind, 0, 0, 0, 6))


def _listed(start: int, name: bytes) -> bytes:
    return record(SHEET, struct.pack("<IBBBB", start, 0, 0, len(name), 0) + name)
