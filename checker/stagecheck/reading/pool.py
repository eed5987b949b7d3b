"""Readers in processes of their own: started early, watched, replaced when they die."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from pathlib import Path
from pickle import UnpicklingError
from queue import LifoQueue
from threading import Lock, Timer
from types import TracebackType
from typing import Self

from stagecheck.reading import wire
from stagecheck.reading.raw import RawDocument, RawFailure, RawWorkbook
from stagecheck.reading.refusals import died, too_slow
from stagemodel.errors import StagebookError

_START_SECONDS = 60.0
"""A first start may wait for a virus scanner."""


class _Child:
    """One reader process."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._ready = self._late = False
        self.broken = False
        """Whether it died, was ended or made no sense: no more to be asked."""
        self._process = subprocess.Popen(
            # -P keeps the user's folder off the import path: a stray module there must not run.
            [sys.executable, "-P", "-m", "stagecheck.reading.worker", str(seconds)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            # On Windows: no console window, and no Ctrl-C meant for the command.
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )

    def ask(self, path: Path) -> RawWorkbook | RawDocument | RawFailure | None:
        """Give what the reader says about a file; none where it died.

        Raises `StagebookError` where the process does not even start.
        """
        if not self._ready:
            if self._exchange(None, _START_SECONDS) is None:
                raise StagebookError(
                    f"无法启动读取程序（{sys.executable}）。请重新安装 stagebook",
                    f"the reader process cannot be started ({sys.executable}); "
                    "install stagebook again",
                )
            self._ready = True
        payload = self._exchange(os.fsencode(path), self._seconds)
        if payload is None:
            return RawFailure(too_slow(self._seconds).texts) if self._late else None
        try:
            answer: RawWorkbook | RawDocument | RawFailure = wire.unpack(payload)
        except UnpicklingError:
            self.broken = True
            return None
        return answer

    def _exchange(self, request: bytes | None, seconds: float) -> bytes | None:
        """Send a request (or none) and wait for a frame, killing the process when it is late."""
        assert self._process.stdin and self._process.stdout
        watchdog = Timer(seconds, self._stop)
        watchdog.daemon = True
        watchdog.start()
        try:
            if request is not None:
                wire.send(self._process.stdin, request)
            answer = wire.receive(self._process.stdout)
        except OSError:
            answer = None
        finally:
            watchdog.cancel()
        self.broken = answer is None
        return answer

    def _stop(self) -> None:
        self._late = True
        self._process.kill()

    def close(self) -> None:
        """End the process. It holds nothing that could be lost."""
        with contextlib.suppress(OSError):
            self._process.kill()
        for pipe in (self._process.stdin, self._process.stdout):
            with contextlib.suppress(OSError):
                pipe.close()  # type: ignore[union-attr]
        self._process.wait()


class Readers:
    """A set of reader processes, to be used as a context manager.

    `jobs` files are read at a time, each for at most `seconds`. The processes are started at
    once, so that they load while the caller still prepares.
    """

    def __init__(self, jobs: int, seconds: float = 20) -> None:
        """Start the processes."""
        self._seconds = seconds
        self._lock = Lock()
        self._closed = False
        self._children: set[_Child] = set()
        self._idle: LifoQueue[_Child] = LifoQueue()
        for _ in range(max(jobs, 1)):
            self._idle.put(self._start())

    def read(self, path: Path) -> RawWorkbook | RawDocument | RawFailure:
        """Read a file; waits while all readers are busy. Safe to call from several threads.

        A reader that dies or runs past its time is a failure of that file alone.
        Raises `StagebookError` where no reader can be started.
        """
        # A process may also be ended from outside, between two files: only a file on which two
        # of them die is to blame.
        return self._read_once(path) or self._read_once(path) or RawFailure(died().texts)

    def _read_once(self, path: Path) -> RawWorkbook | RawDocument | RawFailure | None:
        child = self._idle.get()
        try:
            return child.ask(path)
        finally:
            if child.broken:
                self._end(child)
                child = self._start()
            self._idle.put(child)

    def _start(self) -> _Child:
        with self._lock:
            if self._closed:
                raise RuntimeError("the readers are closed")
            child = _Child(self._seconds)
            self._children.add(child)
            return child

    def _end(self, child: _Child) -> None:
        child.close()
        with self._lock:
            self._children.discard(child)

    def close(self) -> None:
        """End every process, in the middle of a file as well."""
        with self._lock:
            self._closed = True
            children, self._children = self._children, set()
        for child in children:
            child.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
