"""The document properties of an OLE file: when an .xls was last saved, and its stamp."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime, timedelta

_SUMMARY = bytes.fromhex("e0859ff2f94f6810ab9108002b27b3d9")
_CUSTOM = bytes.fromhex("05d5cdd59c2e1b10939708002b2cf9ae")
_NAMES, _CODE_PAGE, _LAST_SAVED = 0, 1, 13
_NARROW, _WIDE, _MOMENT = 30, 31, 64

_CODECS = {1200: "utf-16-le", 65001: "utf-8", 10000: "mac-roman", 10008: "gb18030"}

Value = str | datetime


def read_saved(stream: bytes) -> datetime | None:
    """Give when the summary says the file was last saved, in UTC; none where it says nothing."""
    for kind, _, values in _sections(stream):
        saved = values.get(_LAST_SAVED)
        if kind == _SUMMARY and isinstance(saved, datetime) and saved.year > 1601:
            return saved
    return None


def read_stamp(stream: bytes) -> dict[str, str]:
    """Give the custom properties whose name begins with `stagebook.`, without that beginning."""
    return {
        name.removeprefix("stagebook."): str(values[identity])
        for kind, names, values in _sections(stream)
        if kind == _CUSTOM
        for identity, name in names.items()
        if name.startswith("stagebook.") and identity in values
    }


def _sections(stream: bytes) -> Iterator[tuple[bytes, dict[int, str], dict[int, Value]]]:
    """Give each section's kind, names and values; nobody's data stands in a damaged one."""
    with suppress(struct.error, OverflowError, LookupError):
        (count,) = struct.unpack_from("<I", stream, 24)
        for number in range(min(count, 2)):
            kind, start = struct.unpack_from("<16sI", stream, 28 + 20 * number)
            yield kind, *_section(stream[start:])


def _section(section: bytes) -> tuple[dict[int, str], dict[int, Value]]:
    (count,) = struct.unpack_from("<I", section, 4)
    places = dict(struct.iter_unpack("<II", section[8 : 8 + 8 * count]))
    page = 1252
    if _CODE_PAGE in places:
        (page,) = struct.unpack_from("<H", section, places[_CODE_PAGE] + 4)
    codec = _CODECS.get(page, f"cp{page}")
    names: dict[int, str] = {}
    if _NAMES in places:
        names = _names(section, places[_NAMES], codec)
    values: dict[int, Value] = {}
    for identity, place in places.items():
        value = _value(section, place, codec) if identity > _CODE_PAGE else None
        if value is not None:
            values[identity] = value
    return names, values


def _names(section: bytes, place: int, codec: str) -> dict[int, str]:
    (count,) = struct.unpack_from("<I", section, place)
    place += 4
    names = {}
    for _ in range(count):
        identity, length = struct.unpack_from("<II", section, place)
        # In UTF-16 a length counts characters, and each name ends at a multiple of four.
        size = length * 2 if codec == "utf-16-le" else length
        names[identity] = _text(section[place + 8 : place + 8 + size], codec)
        place += 8 + (size + 3 & ~3 if codec == "utf-16-le" else size)
    return names


def _value(section: bytes, place: int, codec: str) -> Value | None:
    kind, length = struct.unpack_from("<II", section, place)
    if kind == _NARROW:
        return _text(section[place + 8 : place + 8 + length], codec)
    if kind == _WIDE:
        return _text(section[place + 8 : place + 8 + 2 * length], "utf-16-le")
    if kind == _MOMENT:
        (tenths,) = struct.unpack_from("<Q", section, place + 4)
        return datetime(1601, 1, 1) + timedelta(microseconds=tenths // 10)
    return None


def _text(data: bytes, codec: str) -> str:
    return data.decode(codec, "replace").split("\0", 1)[0]
