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


class Failing(Exception):  # noqa: N818  # the tests, as they are
    """The tests of a part fail without any mistake; says what they print."""


def trace(part: Part) -> Traces:
    """Run all tests of a part and see which lines they run, then again without being seen.

    Raises `Failing`.
    """
    with tempfile.TemporaryDirectory() as temp:
        mine, theirs = context().Pipe(duplex=False)
        process = context().Process(target=_trace, args=(part, Path(temp), theirs))
        process.start()
        theirs.close()
        try:
            traces: Traces | None = mine.recv()
        except EOFError:
            traces = None
        process.join()
        if traces is None:
            raise Failing(_output(Path(temp)))
    # In the order in which they will be run.
    with tempfile.TemporaryDirectory() as temp:
        if not anew(None, part, traces.seconds, Path(temp)):
            raise Failing(_output(Path(temp)))
    return traces


def _output(folder: Path) -> str:
    printed = (folder / "output").read_text(encoding="utf-8", errors="replace")
    return "\n".join(printed.splitlines()[-40:])


def _trace(part: Part, temp: Path, answer: Connection) -> None:
    quiet(temp)
    settle(temp)
    tracer = Tracer(part.path)
    status = pytest.main([*OPTIONS, *part.tests], plugins=[tracer])
    answer.send(tracer.traces() if status == pytest.ExitCode.OK else None)


def anew(candidate: Candidate | None, part: Part, seconds: dict[str, float], temp: Path) -> bool:
    """Import all with a mistake, or none, and run the tests; give whether it survives."""
    process = context().Process(target=attempt, args=(candidate, part.tests, seconds, temp))
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
        with tempfile.TemporaryDirectory() as temp:
            if place.in_function and not shared and hasattr(os, "fork"):
                outcome = collected.attempt(candidate, seconds, Path(temp))
                if outcome != ELSEHOW:
                    return outcome == SURVIVED
            return anew(candidate, self._part, seconds, Path(temp))


def _work(part: Part, chosen: list[Candidate], traces: Traces, answer: Connection) -> None:
    with tempfile.TemporaryDirectory() as temp:
        quiet(Path(temp))
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
