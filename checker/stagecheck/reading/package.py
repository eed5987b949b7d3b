"""A zip package opened with care: every part counted while it inflates, no DTD anywhere.

A file may lie about its sizes, so the directory is only believed where it can be checked.
"""

from __future__ import annotations

import sys
import zlib
from collections.abc import Iterator
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from stagecheck.reading.refusals import damaged, encrypted, has_dtd, over_limit
from stagemodel.patterns import lazy

MB = 1024 * 1024
MAX_ENTRIES = 5_000
MAX_PART = 150 * MB
MAX_TOTAL = 250 * MB
MAX_RATIO = 500
"""How many times larger than its packed form a part of more than 1 MB may be."""

MAX_VALUES = 5_000_000
"""Cells with a value in one sheet."""

_CHUNK = MB
_EMBEDDED = ("/media/", "/embeddings/", "pictures/", "object ")
"""Folders of pictures and embedded files: an SVG may well have a DOCTYPE, and nobody parses it."""
_DTD_MARKS = tuple(
    word.encode(encoding)
    for word in ("<!DOCTYPE", "<!ENTITY")
    for encoding in ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")
)

_UNREAD = ("basic/", "dialogs/", "configurations2/", "meta-inf/manifest.xml")
"""Parts of OpenDocument files that nobody parses."""

_OWN_DTD = lazy(rb'<!DOCTYPE\s+[\w:]+\s+PUBLIC\s+"-//OpenOffice\.org//DTD [^"<>]*"\s+"[\w.-]+"\s*>')
"""What OpenOffice and LibreOffice declare in every macro and, long ago, in the list of parts."""


class Package:
    """The parts of a zip package by name; letter case and the direction of slashes do not count.

    Every method raises `UnreadableFileError` where the package is damaged or over a limit.
    """

    def __init__(self, data: bytes) -> None:
        """Read the directory of the package and hold it against the limits."""
        try:
            self._zip = ZipFile(BytesIO(data))
        except (BadZipFile, ValueError, OverflowError, NotImplementedError) as error:
            raise damaged("压缩包目录读不出来", "its zip directory cannot be read") from error
        entries = [info for info in self._zip.infolist() if not info.filename.endswith("/")]
        if len(entries) > MAX_ENTRIES:
            raise over_limit(
                f"内含 {len(entries):,} 个部件，上限 {MAX_ENTRIES:,}",
                f"it holds {len(entries):,} parts, the limit is {MAX_ENTRIES:,}",
            )
        self._entries: dict[str, ZipInfo] = {}
        for info in entries:
            name = _key(info.filename)
            if name in self._entries:
                raise over_limit(
                    f"部件 {info.filename} 重复出现", f"the part {info.filename} occurs twice"
                )
            if info.flag_bits & 1:
                raise encrypted()
            self._entries[name] = info
        self._declared = {name: info.file_size for name, info in self._entries.items()}
        for info in entries:
            # zipfile stops at the declared size, which may be a lie: let it go to the true end.
            info.file_size = sys.maxsize
        self._sizes: dict[str, int] = {}
        self._total = 0

    def __contains__(self, name: str) -> bool:
        return _key(name) in self._entries

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def read(self, name: str) -> bytes:
        """Give a part's content. Raises `KeyError` where there is no such part."""
        content = BytesIO()  # which grows, and gives what it holds, without a second copy
        for chunk in self._inflate(_key(name)):
            content.write(chunk)
        return content.getvalue()

    def check_rest(self) -> None:
        """Inflate and check every part that has not been read, keeping nothing."""
        for name in self._entries:
            if name not in self._sizes:
                for _ in self._inflate(name):
                    pass

    def _inflate(self, name: str) -> Iterator[bytes]:
        info = self._entries[name]
        if info.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise damaged(
                f"部件 {info.filename} 的压缩方式不明",
                f"the part {info.filename} is packed in an unknown way",
            )
        others = self._total = self._total - self._sizes.pop(name, 0)
        size, tail = 0, b""
        try:
            with self._zip.open(info) as stream:
                while chunk := stream.read(_CHUNK):
                    size += len(chunk)
                    _check_size(info, size, others)
                    if not any(folder in name for folder in _EMBEDDED):
                        _refuse_dtd(info.filename, tail + chunk)
                        tail = chunk[-64:]
                    yield chunk
        except (BadZipFile, zlib.error, EOFError, ValueError, RuntimeError, OSError) as error:
            raise damaged(
                f"部件 {info.filename} 解压失败", f"the part {info.filename} cannot be unpacked"
            ) from error
        self._sizes[name] = size
        self._total += size
        if size != self._declared[name]:
            raise damaged(
                f"部件 {info.filename} 的大小与目录不符",
                f"the part {info.filename} has another size than the directory says",
            )


def _key(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").casefold()


def _check_size(info: ZipInfo, size: int, others: int) -> None:
    if size > MAX_PART:
        raise over_limit(
            f"部件 {info.filename} 解压后超过 {MAX_PART // MB} MB",
            f"the part {info.filename} unpacks to more than {MAX_PART // MB} MB",
        )
    if size + others > MAX_TOTAL:
        raise over_limit(
            f"解压后合计超过 {MAX_TOTAL // MB} MB",
            f"it unpacks to more than {MAX_TOTAL // MB} MB in all",
        )
    if size > MB and size > MAX_RATIO * max(info.compress_size, 1):
        raise over_limit(
            f"部件 {info.filename} 的压缩比超过 {MAX_RATIO} 倍，像是压缩炸弹",
            f"the part {info.filename} unpacks to more than {MAX_RATIO} times its packed size, "
            "like a zip bomb",
        )


def _refuse_dtd(name: str, text: bytes) -> None:
    # A single byte is looked for many times faster than two.
    if b"!" not in text or not (b"<!" in text or b"<\0" in text):
        return
    if any(mark in text for mark in _DTD_MARKS):
        rest = _OWN_DTD.sub(b"", text) if _key(name).startswith(_UNREAD) else text
        if any(mark in rest for mark in _DTD_MARKS):
            raise has_dtd(name)
