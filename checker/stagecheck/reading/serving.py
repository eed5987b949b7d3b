"""The other side of a `Child`: a loop that answers frames, within limits, until there are none."""

from __future__ import annotations

import faulthandler
import gc
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

from stagecheck.reading import wire

_OBJECTS = 100_000
MEMORY = 512 * 1024 * 1024
"""How much memory the work may take, in bytes, above what the process has at its start."""


def serve(
    answer: Callable[[bytes], bytes],
    prepare: Callable[[], None] | None = None,
    memory: int | None = MEMORY,
) -> None:
    """Answer each request, at most the seconds that the first argument of the process says.

    `prepare` loads what nearly every request needs, while the command is still busy elsewhere.
    `memory` (bytes, above what the process has at its start) holds for its children too.
    """
    seconds = float(sys.argv[1])
    requests, answers = sys.stdin.buffer, sys.stdout.buffer
    # Ctrl-C reaches the whole group: the command decides what becomes of its children.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if memory:
        _limit_memory(memory)
    # What is read is no garbage: looking for it time and again would be most of the work.
    gc.set_threshold(_OBJECTS)
    wire.send(answers, b"")
    if prepare:
        prepare()
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        while (request := wire.receive(requests)) is not None:
            # Should the command be gone, nobody else would end work that hangs.
            faulthandler.dump_traceback_later(seconds + 5, exit=True, file=nowhere)
            wire.send(answers, answer(request))
            faulthandler.cancel_dump_traceback_later()


def _limit_memory(most: int) -> None:
    try:
        import resource  # noqa: PLC0415  # POSIX only; elsewhere time is the only limit
    except ImportError:
        return
    try:
        held = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
        limit = held * resource.getpagesize() + most
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    except (OSError, ValueError):
        # No such limit here (macOS).
        return
