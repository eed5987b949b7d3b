"""An OLE file of given streams, as old Office programs write one: no library here writes them."""

from __future__ import annotations

import struct
from collections.abc import Mapping

_FREE, _END, _TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_SECTOR = 512
_STREAM, _FOLDER, _ROOT = 2, 1, 5
_LEAST = 4096
"""Shorter streams would stand in a file of their own within the file."""


def make_ole(streams: Mapping[str, bytes]) -> bytes:
    """Write streams by name; `folder/name` puts one into a folder. At most seven megabytes."""
    folders = sorted({name.partition("/")[0] for name in streams if "/" in name})
    names = [*folders, *(name for name in streams if "/" not in name)]
    inner = [name for name in streams if "/" in name]
    order = [*names, *inner]
    contents, starts, place = b"", {}, 0
    for name, content in streams.items():
        size = max(len(content), _LEAST)
        padded = content.ljust(-(-size // _SECTOR) * _SECTOR, b"\0")
        starts[name] = (place, size, len(padded) // _SECTOR)
        contents, place = contents + padded, place + len(padded) // _SECTOR
    entries = [_entry("Root Entry", _ROOT, child=1)]
    for number, name in enumerate(order, start=1):
        last = name in (names[-1], *inner[-1:]) or _folder(name) != _folder(order[number])
        after = _FREE if last else number + 1
        if name in starts:
            start, size, _ = starts[name]
            entries.append(_entry(name.rpartition("/")[2], _STREAM, after, _FREE, start, size))
        else:
            child = next(i for i, other in enumerate(order, start=1) if _folder(other) == name)
            entries.append(_entry(name, _FOLDER, after, child))
    directory = b"".join(entries)
    directory = directory.ljust(-(-len(directory) // _SECTOR) * _SECTOR, b"\0")
    table = [sector for start, _, count in starts.values() for sector in _chain(start, count)]
    table += _chain(place, len(directory) // _SECTOR)
    tables = len(table) // 127 + 1
    table += [_TABLE] * tables
    table += [_FREE] * (tables * 128 - len(table))
    first = place + len(directory) // _SECTOR
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<9I", 0, tables, place, 0, _LEAST, _END, 0, _END, 0)
    header += struct.pack("<109I", *(first + n if n < tables else _FREE for n in range(109)))
    return header + contents + directory + struct.pack(f"<{len(table)}I", *table)


def _folder(name: str) -> str:
    return name.rpartition("/")[0]


def _chain(start: int, count: int) -> list[int]:
    return [*range(start + 1, start + count), _END]


def _entry(
    name: str, kind: int, after: int = _FREE, child: int = _FREE, start: int = _END, size: int = 0
) -> bytes:
    text = name.encode("utf-16-le") + b"\0\0"
    links = struct.pack("<HBBIII", len(text), kind, 1, _FREE, after, child)
    return text.ljust(64, b"\0") + links + bytes(36) + struct.pack("<IQ", start, size)
