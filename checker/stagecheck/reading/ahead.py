"""A single submission is read while everything else still loads."""

from __future__ import annotations

import gc
from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext, suppress

from stagecheck.reading.reader import Reader
from stagecheck.reading.submissions import Found

_OBJECTS = 1_000_000
"""So many may be made before Python looks for garbage: more than few files have rows."""
_SMALL = 300_000
"""Bytes of files that are checked in a moment."""


def read_ahead(found: Sequence[Found]) -> AbstractContextManager[Reader | None]:
    """Give a reader that has begun with the files, to be used as a context manager; none where
    there are several submissions. What turns out to be kept from an earlier run is not waited for.
    """
    if len(found) > 1:
        return nullcontext()
    # Of what is made of a single submission next to nothing is garbage before the command ends.
    gc.set_threshold(_OBJECTS)
    reader = Reader()
    reader.expect(found[0].to_read)
    return reader


def is_small(found: Found) -> bool:
    """Whether to keep what checking a submission gives would cost more than it saves."""
    with suppress(OSError):
        return sum(path.stat().st_size for path, _ in found.files) <= _SMALL
    return True
