"""A zip package opened with care: every part counted while it inflates, no DTD anywhere.

A file may lie about its sizes, so the directory is only believed where it can be checked.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from functools import lru_cache
from io import SEEK_END, BytesIO

from stagecheck.reading.doctypes import declares, is_embedded, refuse_dtd
from stagecheck.reading.refusals import damaged, encrypted, over_limit
from stagecheck.reading.zipdirectory import DEFLATED, STORED, Entry, packed, read_directory

MB = 1024 * 1024
MAX_ENTRIES = 5_000
MAX_PART = 150 * MB
MAX_TOTAL = 250 * MB
MAX_RATIO = 500
"""How many times larger than its packed form a part of more than 1 MB may be."""

MAX_VALUES = 5_000_000
"""Cells with a value in one sheet."""

_SLICE = 16 * 1024
"""Packed bytes of a large part that are inflated at once: into 16 MB at most, whatever they are."""

_WHOLE = 128 * 1024
"""Packed bytes of a part that is inflated whole: into 132 MB at most."""

_MOST_TIMES = 1_032
"""How many times larger than its packed form anything can be."""


class Package:
    """The parts of a zip package by name; letter case and the direction of slashes do not count.

    Every method raises `UnreadableFileError` where the package is damaged or over a limit.
    """

    def __init__(self, data: bytes) -> None:
        """Read the directory of the package and hold it against the limits."""
        self._data = data
        try:
            entries = [e for e in read_directory(data) if not e.name.endswith("/")]
        except ValueError as error:
            raise damaged("压缩包目录读不出来", "its zip directory cannot be read") from error
        if len(entries) > MAX_ENTRIES:
            raise over_limit(
                f"内含 {len(entries):,} 个部件，上限 {MAX_ENTRIES:,}",
                f"it holds {len(entries):,} parts, the limit is {MAX_ENTRIES:,}",
            )
        self._entries: dict[str, Entry] = {}
        for entry in entries:
            name = _key(entry.name)
            if name in self._entries:
                raise over_limit(
                    f"部件 {entry.name} 重复出现", f"the part {entry.name} occurs twice"
                )
            if entry.is_encrypted:
                raise encrypted()
            self._entries[name] = entry
        self._sizes: dict[str, int] = {}
        self._total = 0

    def __contains__(self, name: str) -> bool:
        return _key(name) in self._entries

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def read(self, name: str) -> bytes:
        """Give a part's content. Raises `KeyError` where there is no such part."""
        pieces = self._inflate(_key(name))
        # Grows, and gives what it holds, without a second copy; a single piece without any.
        content = BytesIO(next(pieces, b""))
        content.seek(0, SEEK_END)
        content.writelines(pieces)
        return content.getvalue()

    def check_rest(self) -> None:
        """Inflate and check every part that has not been read, keeping nothing."""
        for name in self._entries:
            if name not in self._sizes and not self._is_known(name):
                for _ in self._inflate(name):
                    pass

    def _is_known(self, name: str) -> bool:
        """Tell whether a part is as harmless as the same one was in another file, and count it."""
        entry = self._entries[name]
        if entry.method != DEFLATED or entry.packed > _SLICE or entry.size > MB:
            return False
        try:
            raw = bytes(packed(self._data, entry))
        except ValueError:
            return False
        if self._total + entry.size > MAX_TOTAL or not is_plain(raw, entry.size, entry.crc):
            return False
        self._sizes[name] = entry.size
        self._total += entry.size
        return True

    def _inflate(self, name: str) -> Iterator[bytes]:
        entry = self._entries[name]
        if entry.method not in (STORED, DEFLATED):
            raise damaged(
                f"部件 {entry.name} 的压缩方式不明",
                f"the part {entry.name} is packed in an unknown way",
            )
        others = self._total = self._total - self._sizes.pop(name, 0)
        size, crc, tail = 0, 0, b""
        try:
            for piece in _pieces(packed(self._data, entry), entry):
                size += len(piece)
                _check_size(entry, size, others)
                # Without a `!` there is nothing to find, and no need to put the two together.
                if (b"!" in piece or b"!" in tail) and not is_embedded(name):
                    refuse_dtd(entry.name, tail + piece)
                tail = (tail + piece[-64:])[-64:]
                crc = zlib.crc32(piece, crc)
                yield piece
            if crc != entry.crc:
                raise ValueError("another checksum than the directory says")
        except (zlib.error, ValueError) as error:
            raise damaged(
                f"部件 {entry.name} 解压失败", f"the part {entry.name} cannot be unpacked"
            ) from error
        self._sizes[name] = size
        self._total += size
        if size != entry.size:
            raise damaged(
                f"部件 {entry.name} 的大小与目录不符",
                f"the part {entry.name} has another size than the directory says",
            )


def _key(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").casefold()


@lru_cache(maxsize=128)
def is_plain(raw: bytes, size: int, crc: int) -> bool:
    """Tell whether a small packed form is what the directory says, and declares nothing.

    Documents of one origin share most of their parts, such as styles, to the byte.
    """
    try:
        text = zlib.decompress(raw, -zlib.MAX_WBITS, size or 1)
    except zlib.error:
        return False
    return len(text) == size and zlib.crc32(text) == crc and not declares(text)


def _pieces(raw: memoryview, entry: Entry) -> Iterator[bytes]:
    """Inflate a part to its true end, wherever the directory says that it is.

    Raises `zlib.error` and `ValueError` where it cannot be.
    """
    if entry.method == STORED:
        if len(raw) < entry.packed:
            raise ValueError("the file ends before")
        yield bytes(raw)
        return
    if len(raw) <= _WHOLE:
        # Room for what is declared, if that can be: nothing is copied as it grows.
        room = min(entry.size, len(raw) * _MOST_TIMES) or 1
        try:
            yield zlib.decompress(raw, -zlib.MAX_WBITS, room)
            return
        except zlib.error:
            pass
    # Some leave off the mark of the end: what is there counts, if the checksum says so.
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    for start in range(0, len(raw), _SLICE):
        yield inflater.decompress(raw[start : start + _SLICE])
        if inflater.eof:
            return
    yield inflater.flush()


def _check_size(entry: Entry, size: int, others: int) -> None:
    if size > MAX_PART:
        raise over_limit(
            f"部件 {entry.name} 解压后超过 {MAX_PART // MB} MB",
            f"the part {entry.name} unpacks to more than {MAX_PART // MB} MB",
        )
    if size + others > MAX_TOTAL:
        raise over_limit(
            f"解压后合计超过 {MAX_TOTAL // MB} MB",
            f"it unpacks to more than {MAX_TOTAL // MB} MB in all",
        )
    if size > MB and size > MAX_RATIO * max(entry.packed, 1):
        raise over_limit(
            f"部件 {entry.name} 的压缩比超过 {MAX_RATIO} 倍，像是压缩炸弹",
            f"the part {entry.name} unpacks to more than {MAX_RATIO} times its packed size, "
            "like a zip bomb",
        )
