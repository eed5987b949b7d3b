"""The reader's own process: `python -m stagecheck.reading.worker SECONDS`, paths in, facts out.

No reader of office files is safe against a hostile file, so it runs here, where it can die
without taking the command along. It ends when its input does, and ends itself when it hangs.
"""

from __future__ import annotations

import faulthandler
import os
import signal
import sys
from pathlib import Path
from typing import IO

from stagecheck.reading import wire
from stagecheck.reading.files import read_file
from stagecheck.reading.raw import RawFailure
from stagecheck.reading.refusals import odd, too_much_memory

_MEMORY = 512 * 1024 * 1024
"""How much memory reading may take, in bytes, above what the process has at its start."""


def main() -> None:
    """Answer requests until there are no more."""
    seconds = float(sys.argv[1])
    requests, answers = sys.stdin.buffer, sys.stdout.buffer
    # Ctrl-C reaches the whole group: the command decides what becomes of its readers.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _limit_memory()
    wire.send(answers, b"")
    # Loaded while the command is still busy elsewhere; nearly every run needs it.
    import stagecheck.reading.xlsx  # noqa: F401, PLC0415

    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        while (request := wire.receive(requests)) is not None:
            # Should the command be gone, nobody else would end a reader that hangs.
            faulthandler.dump_traceback_later(seconds + 5, exit=True, file=nowhere)
            _answer(request, answers)
            faulthandler.cancel_dump_traceback_later()


def _answer(request: bytes, answers: IO[bytes]) -> None:
    path = Path(os.fsdecode(request))
    try:
        payload = wire.pack(read_file(path))
    except MemoryError:
        payload = wire.pack(RawFailure(too_much_memory().texts))
    except Exception as error:  # a file nobody thought of must not end the reader
        payload = wire.pack(RawFailure(odd(error).texts))
    wire.send(answers, payload)


def _limit_memory() -> None:
    try:
        import resource  # noqa: PLC0415  # POSIX only; elsewhere the preflight has to do
    except ImportError:
        return
    try:
        held = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
        limit = held * resource.getpagesize() + _MEMORY
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    except (OSError, ValueError):
        # No such limit here (macOS): again the preflight has to do.
        return


if __name__ == "__main__":
    main()
