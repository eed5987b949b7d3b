"""Reads files in this process: for one that may die of them, and whose work somebody takes over."""

from __future__ import annotations

import faulthandler
from collections.abc import Iterator, Sequence
from pathlib import Path

from stagecheck.reading.files import read_file
from stagecheck.reading.memory import LimitedMemory
from stagecheck.reading.raw import Raw, RawFailure
from stagecheck.reading.refusals import odd
from stagecheck.reading.spawn import READ_SECONDS


class Here:
    """What reads files without a process of its own, as a `Reader` reads them with one.

    A file that hangs ends this process; one that takes too much memory does so too, or raises
    MemoryError.
    """

    def read_all(self, paths: Sequence[Path]) -> Iterator[Raw]:
        """Read files in turn."""
        return map(_read, paths)


def _read(path: Path) -> Raw:
    faulthandler.dump_traceback_later(READ_SECONDS, exit=True)
    try:
        with LimitedMemory():
            return read_file(path)
    except MemoryError:
        raise
    except Exception as error:  # a file nobody thought of
        return RawFailure(odd(error).texts)
    finally:
        faulthandler.cancel_dump_traceback_later()
