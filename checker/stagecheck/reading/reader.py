"""A reader in a process of its own: started early, watched, replaced when it dies."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from stagecheck.closed import UnpicklingError
from stagecheck.closing import Closing
from stagecheck.reading import wire
from stagecheck.reading.child import Child
from stagecheck.reading.raw import Raw, RawFailure
from stagecheck.reading.refusals import died, too_slow
from stagecheck.reading.spawn import READ_SECONDS, READER

_AHEAD = 2048
"""Bytes of requests that may wait for their answers: the least a pipe holds is twice that."""


class Reader(Closing):
    """A process that reads files, each for at most `seconds`, to be used as a context manager.

    It is started at once, so that it loads while the caller still prepares. For one thread.
    """

    def __init__(self, seconds: float = READ_SECONDS) -> None:
        """Start the process."""
        self._seconds = seconds
        self._child = Child(READER, seconds)
        self._closed = False
        self._expected: list[bytes] = []
        """What it was asked for already."""

    def expect(self, paths: Sequence[Path]) -> None:
        """Have files read that `read_all` will be asked for next, while the caller still loads.

        For a reader that was not used yet. With these read, its process ends.
        """
        requests = [os.fsencode(path) for path in paths]
        self._expected = requests[: self._ask_ahead(requests, 0, 0)] if requests else []

    def read(self, path: Path) -> Raw:
        """Read one file; see `read_all`."""
        (raw,) = self.read_all([path])
        return raw

    def read_all(self, paths: Sequence[Path]) -> Iterator[Raw]:
        """Read files in turn, the next ones while the caller looks at one.

        A process that dies or runs past its time is a failure of that file alone.
        Raises `StagebookError` where none can be started.
        """
        requests = [os.fsencode(path) for path in paths]
        expected, self._expected = self._expected, []
        asked, number = len(expected), 0
        try:
            if requests[:asked] != expected:
                asked = self._start_anew(0)
            while number < len(requests):
                # A process may also be ended from outside, between two files: only a file on
                # which two of them die is to blame.
                for _ in range(2):
                    asked = self._ask_ahead(requests, number, asked)
                    raw = self._answer()
                    if self._child.broken:
                        asked = self._start_anew(number)
                    if raw:
                        break
                number += 1
                asked = max(asked, number)
                if expected and number == len(requests):
                    self._child.end()  # in time: to take its memory apart takes a moment
                yield raw or RawFailure(died().texts)
        finally:
            # Whoever stops in the middle would leave answers that are not the next one's.
            if not self._closed and (self._child.broken or asked > number):
                self._start_anew(number)

    def _answer(self) -> Raw | None:
        payload = self._child.answer()
        if payload is None:
            return RawFailure(too_slow(self._seconds).texts) if self._child.late else None
        try:
            answer: Raw = wire.unpack(payload)
        except UnpicklingError:
            self._child.broken = True
            return None
        return answer

    def _ask_ahead(self, requests: Sequence[bytes], number: int, asked: int) -> int:
        """Ask for the file of this number and some of the next; give how many are asked for."""
        while asked < len(requests) and (
            asked <= number or sum(map(len, requests[number : asked + 1])) <= _AHEAD
        ):
            self._child.begin(requests[asked])
            asked += 1
        return asked

    def _start_anew(self, asked: int) -> int:
        """Replace the process; give how many files the new one may count as asked for."""
        self._child.close()
        self._child = Child(READER, self._seconds)
        return asked

    def close(self) -> None:
        """End the process, in the middle of a file as well."""
        self._closed = True
        self._child.close()
