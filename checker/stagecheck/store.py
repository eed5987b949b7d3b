"""Things of an earlier run on disk, by a digest of all that they rest on; never more than fit.

What is found is never trusted: what is damaged, cut short or put under another's name is as good
as not there.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from msgspec import Struct

from stagecheck.reading.content import content
from stagecheck.reading.submissions import Found
from stagemodel.kept import read_kept, write_kept

_SHARE = 1024 * 1024
"""Bytes in each of the 256 folders."""


_Made = TypeVar("_Made")


class _Entry(Struct, array_like=True, frozen=True):
    key: bytes
    content: bytes


class Store:
    """What one folder holds; safe to use from several threads and processes."""

    def __init__(self, folder: Path) -> None:
        """Take the folder; it need not exist."""
        self._folder = folder

    def or_new(
        self,
        key: Callable[[], bytes | None],
        opened: Callable[[bytes], _Made | None],
        make: Callable[[], _Made],
        packed: Callable[[_Made], bytes | None],
    ) -> _Made:
        """Give what is kept under a key, else what `make` gives, kept from then on.

        `key` gives none where there is nothing to go by, `opened` for content that is none, and
        `packed` for what is not to be kept.
        """
        asked = key()
        if asked is None:
            return make()
        content = self.find(asked)
        if content is not None and (kept := opened(content)) is not None:
            return kept
        made = make()
        content = packed(made)
        # A file may have been saved in between.
        if content is not None and key() == asked:
            self.keep(asked, content)
        return made

    def find(self, key: bytes) -> bytes | None:
        """Give what is kept under a key."""
        place = self._place(key)
        entry = read_kept(place, _Entry)
        if entry is None or entry.key != key:
            return None
        with suppress(OSError):
            os.utime(place)  # what is used stays longest
        return entry.content

    def keep(self, key: bytes, content: bytes) -> None:
        """Keep something, and drop what was used longest ago where there is too much of it.

        Where that fails the next run has to make it again.
        """
        place = self._place(key)
        write_kept(place, _Entry(key, content))
        with suppress(OSError):
            _make_room(place.parent)

    def _place(self, key: bytes) -> Path:
        name = key.hex()
        return self._folder / name[:2] / f"{name[2:]}.bin"


def digest(found: Found, *rests_on: object) -> bytes | None:
    """Give a digest of what a submission's files hold, and of what else something rests on; none
    where a file cannot be read.
    """
    told = hashlib.sha256(_bytes(found.name, found.is_folder, *rests_on))
    for path, shown in found.files:
        holds = content(path)
        if holds is None:
            return None
        # Where a file does not say when it was saved, the file system's time counts.
        changed, data = holds
        told.update(_bytes(shown, changed, len(data)) + data)
    return told.digest()


def _make_room(folder: Path) -> None:
    with os.scandir(folder) as entries:
        found = [(entry.stat(), entry.path) for entry in entries]
    total = sum(status.st_size for status, _ in found)
    if total <= _SHARE:
        return
    for status, path in sorted(found, key=lambda entry: entry[0].st_mtime_ns):
        with suppress(OSError):
            Path(path).unlink()
        total -= status.st_size
        if total <= _SHARE // 2:
            break


def _bytes(*told: object) -> bytes:
    return repr(told).encode("utf-8", "backslashreplace")
