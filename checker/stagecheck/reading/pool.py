"""Readers in processes of their own: started early, watched, replaced when they die."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from pickle import UnpicklingError
from queue import LifoQueue
from threading import Lock

from stagecheck.closing import Closing
from stagecheck.reading import wire
from stagecheck.reading.child import Child
from stagecheck.reading.raw import Raw, RawFailure
from stagecheck.reading.refusals import died, too_slow
from stagecheck.reading.spawn import READ_SECONDS, READER

_AHEAD = 2048
"""Bytes of requests that may wait for their answers: the least a pipe holds is twice that."""


class Readers(Closing):
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
        self._expected: list[bytes] = []
        """What the reader that is idle was asked for already."""

    def expect(self, paths: Sequence[Path]) -> None:
        """Have files read that `read_all` will be asked for next, while the caller still loads.

        For a single reader that nobody uses yet.
        """
        requests = [os.fsencode(path) for path in paths]
        child = self._idle.get()
        self._expected = requests[: _ask_ahead(child, requests, 0, 0)] if requests else []
        self._idle.put(child)

    def read(self, path: Path) -> Raw:
        """Read one file; see `read_all`."""
        (raw,) = self.read_all([path])
        return raw

    def read_all(self, paths: Sequence[Path]) -> Iterator[Raw]:
        """Read files in turn, the next ones while the caller looks at one.

        Waits while all readers are busy; safe to call from several threads. A reader that dies or
        runs past its time is a failure of that file alone.
        Raises `StagebookError` where no reader can be started.
        """
        requests = [os.fsencode(path) for path in paths]
        child, number = self._idle.get(), 0
        expected, self._expected = self._expected, []
        asked = len(expected)
        try:
            if requests[:asked] != expected:
                child, asked = self._replaced(child), 0
            while number < len(requests):
                # A process may also be ended from outside, between two files: only a file on
                # which two of them die is to blame.
                for _ in range(2):
                    asked = _ask_ahead(child, requests, number, asked)
                    raw = self._answer(child)
                    if child.broken:
                        child, asked = self._replaced(child), number
                    if raw:
                        break
                number += 1
                asked = max(asked, number)
                yield raw or RawFailure(died().texts)
        finally:
            # Whoever stops in the middle would leave answers that are not the next one's.
            if not self._closed:
                spoilt = child.broken or asked > number
                self._idle.put(self._replaced(child) if spoilt else child)

    def _answer(self, child: Child) -> Raw | None:
        payload = child.answer()
        if payload is None:
            return RawFailure(too_slow(self._seconds).texts) if child.late else None
        try:
            answer: Raw = wire.unpack(payload)
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

    def _replaced(self, child: Child) -> Child:
        child.close()
        with self._lock:
            self._children.discard(child)
        return self._start()

    def close(self) -> None:
        """End every process, in the middle of a file as well."""
        with self._lock:
            self._closed = True
            children, self._children = self._children, set()
        for child in children:
            child.close()


def _ask_ahead(child: Child, requests: Sequence[bytes], number: int, asked: int) -> int:
    """Ask for the file of this number and some of the next; give how many are asked for."""
    while asked < len(requests) and (
        asked <= number or sum(map(len, requests[number : asked + 1])) <= _AHEAD
    ):
        child.begin(requests[asked])
        asked += 1
    return asked
