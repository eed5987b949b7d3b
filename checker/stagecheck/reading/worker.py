"""The reader's own process, started by `spawn`: paths in, facts out.

No reader of office files is safe against a hostile file, so it runs here, where it can die
without taking the command along. It ends when its input does, and ends itself when it hangs.
"""

from __future__ import annotations

import os

from stagecheck.reading import wire
from stagecheck.reading.files import read_file
from stagecheck.reading.raw import RawFailure
from stagecheck.reading.refusals import odd, too_much_memory
from stagecheck.reading.serving import serve


def _answer(request: bytes) -> bytes:
    try:
        return wire.pack(read_file(os.fsdecode(request)))
    except MemoryError:
        return wire.pack(RawFailure(too_much_memory().texts))
    except Exception as error:  # a file nobody thought of must not end the reader
        return wire.pack(RawFailure(odd(error).texts))


def _prepare() -> None:
    import stagecheck.reading.xlsx  # noqa: F401, PLC0415


def main() -> None:
    """Serve until there are no more requests."""
    serve(_answer, _prepare)
