"""The records of an old .xls: a stream of kinds, lengths and contents.

All numbers are little-endian; the names of the records are those of the format's documentation.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from stagecheck.reading.refusals import damaged

_BOF, _EOF = 0x809, 0x0A

ERRORS = {
    0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?",
    0x24: "#NUM!", 0x2A: "#N/A", 0x2B: "#GETTING_DATA",
}  # fmt: skip
"""What the codes of error cells stand for, in .xls and .xlsb alike."""


def read_records(stream: bytes, place: int) -> Iterator[tuple[int, int, bytes]]:
    """Give the records from a BOF to its EOF: kind, place and content.

    Those of charts embedded between are left out. Raises `UnreadableFileError` where no BOF is.
    """
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
            yield kind, place, stream[place : place + size]
        place += size


def read_string(content: bytes, place: int) -> tuple[str, int]:
    """Give a text with its length in front, and where it ends."""
    count, options = struct.unpack_from("<HB", content, place)
    wide = options & 1
    end = place + 3 + count * (2 if wide else 1)
    text = content[place + 3 : end].decode("utf-16-le" if wide else "latin-1", "replace")
    return text, end
