"""Processes that find out which tests see a line, and what becomes of mutants."""

from __future__ import annotations

import multiprocessing
import os
import tempfile
from collections.abc import Iterator
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkServerContext, SpawnContext
from multiprocessing.process import BaseProcess
from pathlib import Path

import pytest
from inherited import Collected
from parts import Candidate, Part
from traces import Tracer, Traces
from trial import ELSEHOW, HEAVY, LONGEST, OPTIONS, SURVIVED, attempt, quiet, settle


def context() -> ForkServerContext | SpawnContext:
    """Give how processes are started: where it can be, from one that has loaded what is heavy."""
    if not hasattr(os, "fork"):
        return multiprocessing.get_context("spawn")
    multiprocessing.set_forkserver_preload(list(HEAVY))
    return multiprocessing.get_context("forkserver")


def trace(part: Part) -> Traces | None:
    """Run all tests of a part once and see which lines they run; none where one fails."""
    with tempfile.TemporaryDirectory() as temp:
        mine, theirs = context().Pipe(duplex=False)
        process = context().Process(target=_trace, args=(part, Path(temp), theirs))
        process.start()
        theirs.close()
        try:
            found: Traces | None = mine.recv()
        except EOFError:
            found = None
        process.join()
        return found


def _trace(part: Part, temp: Path, answer: Connection) -> None:
    quiet()
    settle(temp)
    tracer = Tracer(part.path)
    status = pytest.main([*OPTIONS, *part.tests], plugins=[tracer])
    answer.send(tracer.traces() if status == pytest.ExitCode.OK else None)


def anew(candidate: Candidate | None, part: Part, seconds: dict[str, float]) -> bool:
    """Import all with a mistake, or none, and run the tests; give whether it survives."""
    with tempfile.TemporaryDirectory() as temp:
        args = (candidate, part.tests, seconds, Path(temp))
        process = context().Process(target=attempt, args=args)
        process.start()
        process.join(LONGEST + 2 * sum(seconds.values()))
        if process.is_alive():
            process.kill()
            process.join()
        return bool(process.exitcode == SURVIVED)


class _Worker:
    """A plugin of pytest that tries mutants instead of running what was collected."""

    def __init__(
        self, part: Part, chosen: list[Candidate], traces: Traces, answer: Connection
    ) -> None:
        self._part, self._chosen, self._traces, self._answer = part, chosen, traces, answer

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        collected = Collected(session)
        for candidate in self._chosen:
            self._answer.send((candidate, self._survives(candidate, collected)))
        return True

    def _survives(self, candidate: Candidate, collected: Collected) -> bool:
        place = candidate.mutant.place
        tests, shared = self._traces.tests(candidate.path, place.lines)
        seconds = {test: self._traces.seconds[test] for test in tests}
        if place.in_function and not shared and hasattr(os, "fork"):
            with tempfile.TemporaryDirectory() as temp:
                outcome = collected.attempt(candidate, seconds, Path(temp))
            if outcome != ELSEHOW:
                return outcome == SURVIVED
        return anew(candidate, self._part, seconds)


def _work(part: Part, chosen: list[Candidate], traces: Traces, answer: Connection) -> None:
    quiet()
    with tempfile.TemporaryDirectory() as temp:
        settle(Path(temp))
        pytest.main([*OPTIONS, *part.tests], plugins=[_Worker(part, chosen, traces, answer)])


def outcomes(
    part: Part, chosen: list[Candidate], traces: Traces, jobs: int
) -> Iterator[tuple[Candidate, bool]]:
    """Try mutants; give each with whether it survives."""
    readers: list[Connection] = []
    processes: list[BaseProcess] = []
    for job in range(jobs):
        mine, theirs = context().Pipe(duplex=False)
        work = context().Process(target=_work, args=(part, chosen[job::jobs], traces, theirs))
        work.start()
        theirs.close()
        readers.append(mine)
        processes.append(work)
    while readers:
        ready = wait(readers)
        for reader in [reader for reader in readers if reader in ready]:
            try:
                yield reader.recv()
            except EOFError:
                readers.remove(reader)
    for process in processes:
        process.join()
