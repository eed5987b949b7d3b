"""What checking a submission gave, kept on disk for the next run over the same files.

A result counts only where all that it rests on is the same: what the files hold, what it was
judged by, and our own code. It is never trusted: what is damaged, cut short or put there by
somebody else's hand is as good as not there.
"""

from __future__ import annotations

import hashlib
import os
import zlib
from collections.abc import Callable
from contextlib import suppress
from functools import cached_property, lru_cache
from pathlib import Path

import msgspec

from stagecheck.reading.content import content
from stagecheck.signature import code_signature
from stagecheck.task import Checked, Packed, Task, pack
from stagemodel.kept import read_kept, write_kept

_SHARE = 1024 * 1024
"""Bytes in each of the 256 folders."""


class _Entry(msgspec.Struct, array_like=True, frozen=True):
    key: bytes
    result: Packed


class KeptResults:
    """The results in one folder of the user's cache; safe to use from several threads."""

    def __init__(self, cache: Path) -> None:
        """Take the folder of everything that is cached; it need not exist."""
        self._folder = cache / "checked"
        self._judged_by = lru_cache(lambda policy: hashlib.sha256(policy.packed).digest())

    def or_new(self, task: Task, check: Callable[[Task], Checked | Packed]) -> Checked | Packed:
        """Give what is kept of a task, else what `check` gives, kept from then on."""
        key = self._key(task)
        if key is None:
            return check(task)
        if found := self._find(key, task):
            return found
        result = check(task)
        # A file may have been saved in between. What could not be read may be readable next time.
        if _is_lasting(result) and self._key(task) == key:
            self._keep(key, result)
        return result

    def _key(self, task: Task) -> bytes | None:
        """Give a digest of all that a result rests on; none where a file cannot be read."""
        found = task.found
        known = sorted(task.known.items())
        told = hashlib.sha256(self._code + self._judged_by(task.policy))
        told.update(_bytes(found.name, found.is_folder, known))
        for path, shown in found.files:
            holds = content(path)
            if holds is None:
                return None
            # Where a file does not say when it was saved, the file system's time counts.
            changed, data = holds
            told.update(_bytes(shown, changed, len(data)) + data)
        return told.digest()

    @cached_property
    def _code(self) -> bytes:
        return code_signature()

    def _place(self, key: bytes) -> Path:
        name = key.hex()
        return self._folder / name[:2] / f"{name[2:]}.bin"

    def _find(self, key: bytes, task: Task) -> Packed | None:
        place = self._place(key)
        entry = read_kept(place, _Entry)
        if entry is None or entry.key != key or entry.result.submission != task.found.name:
            return None
        try:
            _ = entry.result.files, entry.result.findings  # which shows whether they are some
        except (zlib.error, msgspec.MsgspecError):
            return None
        with suppress(OSError):
            os.utime(place)  # what is used stays longest
        return entry.result

    def _keep(self, key: bytes, result: Checked | Packed) -> None:
        place = self._place(key)
        write_kept(place, _Entry(key, result if isinstance(result, Packed) else pack(result)))
        with suppress(OSError):
            _make_room(place.parent)


def _is_lasting(checked: Checked | Packed) -> bool:
    return all(file.status != "unreadable" for file in checked.files)


def _make_room(folder: Path) -> None:
    """Drop what was used longest ago, down to the half, once there is too much of it."""
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
