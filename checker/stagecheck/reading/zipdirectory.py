"""The directory of a zip file, and the packed bytes of each entry.

Read from the bytes of a whole file: Python's own `zipfile` would be a tenth of what the reader's
process loads, and its layers of streams take as long as the unpacking itself.
"""

from struct import Struct
from struct import error as StructError  # noqa: N812  # an exception of this name

from stagemodel.records import Record

DEFLATED, STORED = 8, 0

_END = Struct("<4s4H2LH")
_END_MARK, _LONGEST_COMMENT = b"PK\5\6", 65_535
_LOCATOR64 = Struct("<4sLQL")
_LOCATOR64_MARK = b"PK\6\7"
_END64 = Struct("<4sQ2H2L4Q")
_END64_MARK = b"PK\6\6"
_CENTRAL = Struct("<4s4B4H3L5H2L")
_CENTRAL_MARK = b"PK\1\2"
_LOCAL = Struct("<4s5H3L2H")
_LOCAL_MARK = b"PK\3\4"
_EXTRA = Struct("<2H")
_LARGE = Struct("<Q")
_LARGE_ID, _ELSEWHERE = 1, 0xFFFF_FFFF
_NEWEST = 63
"""The version of the format, times ten, that is known here."""

_ENCRYPTED, _PATCHED, _STRONGLY_ENCRYPTED, _UTF8 = 1, 0x20, 0x40, 0x800


class Entry(Record):
    """What the directory says of a part; its sizes may be lies."""

    name: str
    flags: int
    method: int
    crc: int
    packed: int
    size: int
    at: int
    """Where its own header begins."""
    raw_name: bytes

    @property
    def is_encrypted(self) -> bool:
        """Whether it needs a password."""
        return bool(self.flags & _ENCRYPTED)


def read_directory(data: bytes) -> list[Entry]:
    """Give the entries of a zip file, folders among them.

    Raises `ValueError` where the directory is damaged or of a kind that nobody writes.
    """
    try:
        start, end, shift = _place(data)
        entries = []
        while start < end:
            entry, start = _entry(data, start, end, shift)
            entries.append(entry)
    except StructError as error:
        raise ValueError("the directory is cut short") from error
    return entries


def packed(data: bytes, entry: Entry) -> memoryview:
    """Give an entry's bytes as they stand in the file; fewer than it says where that ends before.

    Raises `ValueError` where there is no such entry, or it is packed as nobody packs.
    """
    if entry.at < 0 or entry.flags & (_PATCHED | _STRONGLY_ENCRYPTED):
        raise ValueError("packed in an unknown way")
    try:
        mark, *_, name, extra = _LOCAL.unpack_from(data, entry.at)
    except StructError as error:
        raise ValueError("no such entry") from error
    begin = entry.at + _LOCAL.size
    if mark != _LOCAL_MARK or data[begin : begin + name] != entry.raw_name:
        raise ValueError("another entry than the directory says")
    begin += name + extra
    return memoryview(data)[begin : begin + entry.packed]


def _place(data: bytes) -> tuple[int, int, int]:
    """Give where the directory begins and ends, and how many bytes stand before the zip file."""
    at = len(data) - _END.size
    if at < 0 or not (data.startswith(_END_MARK, at) and data.endswith(b"\0\0")):
        at = data.rfind(_END_MARK, max(at - _LONGEST_COMMENT - 1, 0))
        if at < 0:
            raise ValueError("no directory")
    *_, size, offset, _ = _END.unpack_from(data, at)
    end, locator = at, at - _LOCATOR64.size
    if locator >= 0 and data.startswith(_LOCATOR64_MARK, locator):
        _, disk, _, disks = _LOCATOR64.unpack_from(data, locator)
        if disk or disks > 1:
            raise ValueError("one of several disks")
        at = locator - _END64.size
        if at >= 0 and data.startswith(_END64_MARK, at):
            *_, size, offset = _END64.unpack_from(data, at)
            end = at
    if size > end:
        raise ValueError("the directory begins before the file")
    return end - size, end, end - size - offset


def _entry(data: bytes, start: int, end: int, shift: int) -> tuple[Entry, int]:
    """Give the entry that begins at `start`, and where the next one does."""
    if start + _CENTRAL.size > end:
        raise ValueError("the directory is cut short")
    fields = _CENTRAL.unpack_from(data, start)
    mark, _, _, version, _, flags, method, _, _, crc, packed_size, size, name, extra, comment = (
        fields[:15]
    )
    at = fields[-1]
    if mark != _CENTRAL_MARK or version > _NEWEST:
        raise ValueError("no entry")
    start += _CENTRAL.size
    raw_name = data[start : min(start + name, end)]
    start += name
    if extra:
        size, packed_size, at = _large(data[start : min(start + extra, end)], size, packed_size, at)
    text = _decoded(raw_name, flags).partition("\0")[0]
    entry = Entry(text, flags, method, crc, packed_size, size, at + shift, raw_name)
    return entry, start + extra + comment


def _large(extra: bytes, size: int, packed_size: int, at: int) -> tuple[int, int, int]:
    """Give the sizes and the place, those from the extra fields that have no room elsewhere."""
    place = 0
    while place + _EXTRA.size <= len(extra):
        identity, length = _EXTRA.unpack_from(extra, place)
        place += _EXTRA.size
        if place + length > len(extra):
            raise ValueError("an extra field is cut short")
        if identity == _LARGE_ID:
            numbers = (n for (n,) in _LARGE.iter_unpack(extra[place : place + length // 8 * 8]))
            try:
                size = next(numbers) if size in (_ELSEWHERE, 0xFFFF_FFFF_FFFF_FFFF) else size
                packed_size = next(numbers) if packed_size == _ELSEWHERE else packed_size
                at = next(numbers) if at == _ELSEWHERE else at
            except StopIteration as error:
                raise ValueError("an extra field lacks a number") from error
        place += length
    return size, packed_size, at


def _decoded(name: bytes, flags: int) -> str:
    if flags & _UTF8:
        return name.decode("utf-8")
    return name.decode("ascii" if name.isascii() else "cp437")
