"""What checking a submission gave, kept on disk for the next run over the same files.

A result counts only where all that it rests on is the same: what the files hold, what it was
judged by, and our own code.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Callable
from functools import lru_cache, partial
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
        return self._store.or_new(
            partial(self._key, task), partial(_opened, task), partial(check, task), _packed
        )

    def _key(self, task: Task) -> bytes | None:
        known = sorted(task.known.items())
        return digest(task.found, code_signature(), self._judged_by(task.policy), known)


def _packed(result: Checked | Packed) -> bytes | None:
    # What could not be read may be readable next time.
    if any(file.status == "unreadable" for file in result.files):
        return None
    return msgspec.msgpack.encode(pack(result))


def _opened(task: Task, content: bytes) -> Packed | None:
    try:
        packed = msgspec.msgpack.decode(content, type=Packed)
        _ = packed.files, packed.findings  # which shows whether they are some
    except (zlib.error, msgspec.MsgspecError):
        return None
    return packed if packed.submission == task.found.name else None
