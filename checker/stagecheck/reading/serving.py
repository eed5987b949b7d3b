"""The other side of a `Child`: a loop that answers frames, within limits, until there are none."""

from __future__ import annotations

import faulthandler
import gc
import os
import sys
from collections.abc import Callable

from stagecheck.reading import wire
from stagecheck.reading.memory import limit_memory
from stagecheck.signals import SIG_IGN, SIGINT, signal

_OBJECTS = 100_000
"""So many may be left by earlier requests before one looks which of them are garbage."""
_OF_ONE_REQUEST = 1_000_000
"""So many may be made for one request: more than few files have rows."""


def serve(
    answer: Callable[[bytes], bytes],
    prepare: Callable[[], None] | None = None,
    *,
    limited: bool = True,
) -> None:
    """Answer each request, at most the seconds that the first argument of the process says.

    `prepare` loads what nearly every request needs, while the command is still busy elsewhere.
    `limited` holds the process, and those it starts, to what reading a file may take of memory.
    """
    seconds = float(sys.argv[1])
    requests, answers = sys.stdin.buffer, sys.stdout.buffer
    # Ctrl-C reaches the whole group: the command decides what becomes of its children.
    signal(SIGINT, SIG_IGN)
    if limited:
        limit_memory()
    # What is read is no garbage: looking for it in the middle takes a twentieth of the work.
    gc.set_threshold(_OF_ONE_REQUEST)
    wire.send(answers, b"")
    if prepare:
        prepare()
    with open(os.devnull, "w", encoding="utf-8") as nowhere:  # noqa: PTH123  # as in `files`
        while (request := wire.receive(requests)) is not None:
            if gc.get_count()[0] > _OBJECTS:
                gc.collect(1)
            # Should the command be gone, nobody else would end work that hangs.
            faulthandler.dump_traceback_later(seconds + 5, exit=True, file=nowhere)
            wire.send(answers, answer(request))
            faulthandler.cancel_dump_traceback_later()
