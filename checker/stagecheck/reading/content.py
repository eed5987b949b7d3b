"""A file's bytes, where it is one that may be opened: the least that every reading begins with."""

from __future__ import annotations

import stat
from os import stat_result

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path

MAX_FILE = 50 * 1024 * 1024
"""Bytes; no honest file is larger."""

_RECALL_ON_ACCESS = 0x0040_0000 | 0x0004_0000 | 0x0000_1000
"""Windows attributes of a file whose content is still in the cloud (or on tape)."""

_DATALESS = 0x4000_0000
"""The macOS flag of one."""


def content(path: Path) -> tuple[int, bytes] | None:
    """Give a file's time of change, in nanoseconds, and its bytes; none where it is not to be
    opened, or cannot be.
    """
    try:
        status = path.stat()
        regular = stat.S_ISREG(status.st_mode) and not in_the_cloud(status)
        if not regular or status.st_size > MAX_FILE:
            return None
        return status.st_mtime_ns, path.read_bytes()
    except OSError:
        return None


def in_the_cloud(status: stat_result) -> bool:
    """Whether opening it would first have to download it."""
    attributes = getattr(status, "st_file_attributes", 0)
    flags = getattr(status, "st_flags", 0)
    return bool(attributes & _RECALL_ON_ACCESS or flags & _DATALESS)
