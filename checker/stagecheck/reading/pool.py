"""Readers in processes of their own: started early, watched, replaced when they die."""

from __future__ import annotations

import os
from pathlib import Path
from pickle import UnpicklingError
from queue import LifoQueue
from threading import Lock
from types import TracebackType
from typing import Self

from stagecheck.reading import wire
from stagecheck.reading.child import Child
from stagecheck.reading.raw import RawDocument, RawFailure, RawWorkbook
from stagecheck.reading.refusals import died, too_slow
from stagecheck.reading.spawn import READ_SECONDS, READER


class Readers:
    """A set of reader processes, to be used as a context manager.

    `jobs` files are read at a time, each for at most `seconds`. The processes are started at
    once, so that they load while the caller still prepares.
    """

    def __init__(self, jobs: int, seconds: float = READ_SECONDS) -> None:
        """Start the processes."""
        self._seconds = seconds
        self._lock = Lock()
        self._closed = False
        self._children: set[Child] = set()
        self._idle: LifoQueue[Child] = LifoQueue()
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
            return self._ask(child, path)
        finally:
            if child.broken:
                self._end(child)
                child = self._start()
            self._idle.put(child)

    def _ask(self, child: Child, path: Path) -> RawWorkbook | RawDocument | RawFailure | None:
        payload = child.ask(os.fsencode(path))
        if payload is None:
            return RawFailure(too_slow(self._seconds).texts) if child.late else None
        try:
            answer: RawWorkbook | RawDocument | RawFailure = wire.unpack(payload)
        except UnpicklingError:
            child.broken = True
            return None
        return answer

    def _start(self) -> Child:
        with self._lock:
            if self._closed:
                raise RuntimeError("the readers are closed")
            child = Child(READER, self._seconds)
            self._children.add(child)
            return child

    def _end(self, child: Child) -> None:
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
