"""Files that keep what is quicker to read than to make again: never trusted, replaced whole."""

from __future__ import annotations

import os
import zlib
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

import msgspec

_CHECKSUM_BYTES = 4
_Kept = TypeVar("_Kept", bound=msgspec.Struct)


def read_kept(place: Path, kind: type[_Kept]) -> _Kept | None:
    """Give what is kept there; none where nothing is, or something damaged or foreign."""
    try:
        data = memoryview(place.read_bytes())
        payload = data[_CHECKSUM_BYTES:]
        if zlib.crc32(payload) != int.from_bytes(data[:_CHECKSUM_BYTES], "big"):
            return None
        return msgspec.msgpack.decode(payload, type=kind)
    except (OSError, ValueError, msgspec.MsgspecError):
        return None


def write_kept(place: Path, content: msgspec.Struct) -> None:
    """Keep `content` there. Where that fails the next run simply has to make it again."""

    def made() -> bytes:
        payload = msgspec.msgpack.encode(content)
        return zlib.crc32(payload).to_bytes(_CHECKSUM_BYTES, "big") + payload

    with suppress(OSError, ValueError):
        place.parent.mkdir(parents=True, exist_ok=True)
        write_whole(place, made)


def write_whole(place: Path, make: Callable[[], bytes]) -> None:
    """Replace a file by what `make` gives, which is not called where nothing may be written.

    Nothing is left behind, and the file is as it was, where this raises, as `make` or with OSError.
    """
    temporary = place.with_suffix(f".{os.urandom(6).hex()}.tmp")
    try:
        with temporary.open("xb") as file:
            file.write(make())
        temporary.replace(place)
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
