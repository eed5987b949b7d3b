"""Which code this is: what was worked out by other code may be wrong by this one."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import msgspec

import stagecheck
import stagemodel


@cache
def code_signature() -> bytes:
    """Give a digest of the age and size of every file of the checker and the model, and of what is
    installed beside the libraries they use: updating one changes the folder that it stands in.
    """
    told: list[object] = [sys.version, Path(msgspec.__file__).parent.parent.stat().st_mtime_ns]
    for package in (stagecheck, stagemodel):
        told += sorted(_files(str(package.__path__[0])))
    return hashlib.sha256(repr(told).encode("utf-8", "backslashreplace")).digest()


def _files(folder: str) -> Iterator[tuple[str, int, int]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.endswith(".py"):
                status = entry.stat()
                yield entry.path, status.st_mtime_ns, status.st_size
            elif "." not in entry.name and entry.name != "__pycache__":
                yield from _files(entry.path)
