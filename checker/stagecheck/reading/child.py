"""A process of our own for work that may die or hang: asked by frames, killed when it is late."""

from __future__ import annotations

import contextlib
import sys
from _thread import allocate_lock, start_new_thread  # `threading` takes as long as a report
from math import inf
from time import monotonic

from stagecheck.reading import spawn, wire
from stagemodel.errors import StagebookError

_START_SECONDS = 60.0
"""A first start may wait for a virus scanner."""
_LOOK_SECONDS = 0.25
"""How often one looks whether the process is late: a timer for each answer takes ten times as long
as waiting for most."""


class Child:
    """One child process that runs a module of ours.

    The module is given `seconds`, sends an empty frame once it runs, and answers every frame with
    one.
    """

    def __init__(self, module: str, seconds: float) -> None:
        """Start the process; each request may take `seconds`."""
        self._seconds = seconds
        self._ready = False
        self.late = False
        """Whether it was ended because it ran past its time."""
        self.broken = False
        """Whether it died, was ended or made no sense: no more to be asked."""
        self._process = spawn.start(module, seconds)
        self._due = inf
        """When the answer that is waited for must be there."""
        self._open = allocate_lock()
        """Held until there is nothing more to watch."""
        self._open.acquire()
        start_new_thread(self._watch, ())

    def ask(self, request: bytes) -> bytes | None:
        """Send a frame and give the answer; see `answer`."""
        self.begin(request)
        return self.answer()

    def begin(self, request: bytes) -> None:
        """Send a frame, to be answered after those before it.

        The process reads none while it writes an answer that nobody takes: what is sent ahead
        must fit into a pipe.
        """
        assert self._process.stdin
        with contextlib.suppress(OSError):  # it is dead, as its answer will tell
            wire.send(self._process.stdin, request)

    def answer(self) -> bytes | None:
        """Give the answer to the first frame without one; none where the process died or was late.

        Raises `StagebookError` where the process does not even start.
        """
        if not self._ready:
            if self._receive(_START_SECONDS) is None:
                raise StagebookError(
                    f"无法启动子程序（{sys.executable}）。请重新安装 stagebook",
                    f"a child process cannot be started ({sys.executable}); "
                    "install stagebook again",
                )
            self._ready = True
        return self._receive(self._seconds)

    def _receive(self, seconds: float) -> bytes | None:
        """Wait for a frame; none where the process is gone, or was late and killed."""
        assert self._process.stdout
        self._due = monotonic() + seconds
        try:
            answer = wire.receive(self._process.stdout)
        except OSError:
            answer = None
        finally:
            self._due = inf
        self.broken = answer is None
        return answer

    def _watch(self) -> None:
        while not self._open.acquire(timeout=_LOOK_SECONDS):
            if monotonic() > self._due:
                self.late = True
                self.end()
                return

    def end(self) -> None:
        """Have the process end, without waiting for it. It holds nothing that could be lost."""
        with contextlib.suppress(OSError):
            self._process.kill()

    def close(self) -> None:
        """End the process and wait until it has."""
        if self._open.locked():
            self._open.release()
        self.end()
        for pipe in (self._process.stdin, self._process.stdout):
            with contextlib.suppress(OSError):
                pipe.close()  # type: ignore[union-attr]
        self._process.wait()
