"""An OLE file around one stream, of our own making.

The value reader's native code follows whatever chains of sectors a file has, in circles as well.
It is given the workbook's stream in a container that has none but straight ones.
"""

from __future__ import annotations

import struct

_SECTOR = 4096
_LINKS = _SECTOR // 4
_LAST, _TABLE, _FREE = 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF
_SIGNATURE = bytes.fromhex("d0cf11e0a1b11ae1")
_ROOT, _STREAM = 5, 2


def wrap(name: str, stream: bytes) -> bytes:
    """Give an OLE file with this one stream."""
    # A stream shorter than a sector would have to stand in a stream of small ones.
    content = stream.ljust(_SECTOR, b"\0")
    body = -(-len(content) // _SECTOR)
    tables = 1
    while tables * _LINKS < tables + 2 + body:
        tables += 1
    # The table of links, the directory, the (empty) stream of small streams, the stream.
    directory, small, first = tables, tables + 1, tables + 2
    links = [_TABLE] * tables + [_LAST, _LAST, *range(first + 1, first + body), _LAST]
    links += [_FREE] * (tables * _LINKS - len(links))
    header = _SIGNATURE + bytes(16) + struct.pack("<HHHHH", 0x3E, 4, 0xFFFE, 12, 6) + bytes(6)
    header += struct.pack("<IIIIIIIII", 1, tables, directory, 0, _SECTOR, _LAST, 0, _LAST, 0)
    header += struct.pack("<109I", *range(tables), *[_FREE] * (109 - tables))
    entries = _entry("Root Entry", _ROOT, 1, small, 64) + _entry(
        name, _STREAM, _FREE, first, len(content)
    )
    return b"".join((
        header.ljust(_SECTOR, b"\0"), struct.pack(f"<{len(links)}I", *links),
        entries.ljust(_SECTOR, b"\0"), bytes(_SECTOR), content.ljust(body * _SECTOR, b"\0"),
    ))  # fmt: skip


def _entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    text = (name + "\0").encode("utf-16-le")
    head = text.ljust(64, b"\0") + struct.pack("<HBBIII", len(text), kind, 1, _FREE, _FREE, child)
    return head + bytes(36) + struct.pack("<IQ", start, size)
