"""Several processes that check submissions side by side."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Lock, Thread, local
from typing import Literal, TypeVar

import msgspec

from stagecheck.closing import Closing
from stagecheck.reading.child import Child
from stagecheck.reading.refusals import died
from stagecheck.task import Answer, Packed, Task, pack
from stagemodel.errors import StagebookError
from stagemodel.problem import Problem
from stagemodel.submission import SourceFile, Submission

_MODULE = "stagecheck.worker"
_SECONDS = 3600.0
"""Files have their own, much shorter time: this only ends what would never end."""
_GLANCE = 0.1
"""Seconds between two looks at the keyboard: on Windows waiting does not notice Ctrl-C."""
_Given = TypeVar("_Given")
_Result = TypeVar("_Result")


class Workers(Closing):
    """Worker processes, to be used as a context manager: each thread that asks gets its own."""

    def __init__(self, cache: Path | None = None) -> None:
        """Start nothing yet: what is found in a cache needs no process. For `cache` see
        `Checker`.
        """
        self._cache = cache
        self._own = local()
        self._lock = Lock()
        self._closed = False
        self._children: list[Child] = []

    def check(self, task: Task) -> Packed:
        """Have a submission checked; waits for it. Raises StagebookError as checking it does.

        A worker that dies may have died of a file, or been ended from outside: another one checks
        the submission with care. Only where that one dies too does the submission count as one
        that cannot be read.
        """
        data = self._ask(task, careful=False) or self._ask(task, careful=True)
        if data is None:
            return _lost(task)
        answer = msgspec.msgpack.decode(data, type=Answer)
        if answer.refused:
            raise StagebookError(**answer.refused)
        if answer.packed is None:
            raise RuntimeError(answer.failed)
        return answer.packed

    def _ask(self, task: Task, *, careful: bool) -> bytes | None:
        return self._child().ask(pickle.dumps((task, self._cache, careful)))

    def _child(self) -> Child:
        child: Child | None = getattr(self._own, "child", None)
        if child is None or child.broken:
            with self._lock:
                if self._closed:
                    raise RuntimeError("the workers are closed")
                child = self._own.child = Child(_MODULE, _SECONDS)
                self._children.append(child)
        return child

    def close(self) -> None:
        """End every process, in the middle of a submission as well."""
        with self._lock:
            self._closed = True
        for child in self._children:
            child.close()


def _lost(task: Task) -> Packed:
    """Tell of every file of a submission that kills its worker that it cannot be read."""
    from stagecheck.unit import judged  # noqa: PLC0415  # the rules are the workers' else

    problems = ((None, Problem("F001", died().texts)),)
    files = [SourceFile(shown, "unreadable", problems=problems) for _, shown in task.found.files]
    submission = Submission(task.found.name, files, [], [], is_folder=task.found.is_folder)
    return pack(judged(submission, task))


def side_by_side(
    work: Callable[[_Given], _Result],
    given: Iterable[_Given],
    jobs: int,
    done: dict[int, _Result],
) -> Iterator[None]:
    """Do `work` in threads, which only wait for processes, and put each result under its number
    into `done`; come back after each. Raises what `work` raises.
    """
    news: SimpleQueue[BaseException | Literal["one more", "all done"]] = SimpleQueue()
    left, lock = enumerate(given), Lock()

    def run() -> None:
        try:
            while True:
                with lock:
                    entry = next(left, None)
                if entry is None:
                    break
                done[entry[0]] = work(entry[1])
                news.put("one more")
        except BaseException as error:  # whatever it is, it is told where the results are awaited
            news.put(error)
        news.put("all done")

    threads = [Thread(target=run, daemon=True) for _ in range(jobs)]
    for thread in threads:
        thread.start()
    working = jobs
    while working:
        try:
            told = news.get(timeout=_GLANCE)
        except Empty:
            continue
        if isinstance(told, BaseException):
            raise told
        if told == "all done":
            working -= 1
        else:
            yield
