"""What checking a submission gave, kept on disk for the next run over the same files.

A result counts only where all that it rests on is the same: what the files hold, what it was
judged by, and our own code.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

import msgspec

from stagecheck.signature import code_signature
from stagecheck.store import Store, digest
from stagecheck.task import Checked, Packed, Task, pack


class KeptResults:
    """The results in one folder of the user's cache; safe to use from several threads."""

    def __init__(self, cache: Path) -> None:
        """Take the folder of everything that is cached; it need not exist."""
        self._store = Store(cache / "checked")
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
        if all(file.status != "unreadable" for file in result.files) and self._key(task) == key:
            packed = result if isinstance(result, Packed) else pack(result)
            self._store.keep(key, msgspec.msgpack.encode(packed))
        return result

    def _key(self, task: Task) -> bytes | None:
        known = sorted(task.known.items())
        return digest(task.found, code_signature(), self._judged_by(task.policy), known)

    def _find(self, key: bytes, task: Task) -> Packed | None:
        content = self._store.find(key)
        if content is None:
            return None
        try:
            packed = msgspec.msgpack.decode(content, type=Packed)
            _ = packed.files, packed.findings  # which shows whether they are some
        except (zlib.error, msgspec.MsgspecError):
            return None
        return packed if packed.submission == task.found.name else None
