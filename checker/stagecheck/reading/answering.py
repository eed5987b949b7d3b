"""What the reader's process answers: a path's raw facts, packed."""

from __future__ import annotations

import os

from stagecheck.reading import wire
from stagecheck.reading.files import read_file
from stagecheck.reading.raw import RawFailure
from stagecheck.reading.refusals import odd, too_much_memory


def answer(request: bytes) -> bytes:
    """Read the file with this path."""
    try:
        return wire.pack(read_file(os.fsdecode(request)))
    except MemoryError:
        return wire.pack(RawFailure(too_much_memory().texts))
    except Exception as error:  # a file nobody thought of must not end the reader
        return wire.pack(RawFailure(odd(error).texts))


def prepare() -> None:
    """Load what nearly every file needs, and what a large one would have to be waited for."""
    import stagecheck.reading.plainbook  # noqa: PLC0415
    import stagecheck.reading.xlsx  # noqa: F401, PLC0415
