"""A worker's own process, started by `spawn`: tasks in, packed findings out.

It reads files itself: that saves a process, and sending what was read. Should it die of a file,
another one is asked to check the same submission with care, the files read in a process of their
own.
"""

from __future__ import annotations

import pickle
from contextlib import suppress
from functools import cache
from pathlib import Path

import msgspec

from stagecheck.reading.here import Here
from stagecheck.reading.serving import serve
from stagecheck.task import Answer, Checked, Task, pack
from stagecheck.unit import Checker, check_submission
from stagemodel.errors import StagebookError
from stagemodel.patterncache import PatternCache
from stagemodel.patterns import use


@cache
def _quick(kept: Path | None) -> Checker:
    return Checker(Here(), kept)


@cache
def _patterns(kept: Path) -> PatternCache:
    patterns = PatternCache(kept)
    use(patterns)
    return patterns


def _answer(request: bytes) -> bytes:
    # What asks is the command itself: its tasks need no closed list.
    task, kept, careful = pickle.loads(request)
    patterns = _patterns(kept) if kept else None
    try:
        answer = Answer(packed=pack(_checked(task, kept, careful=careful)))
    except StagebookError as error:
        answer = Answer(refused=error.texts)
    except Exception as error:  # a mistake of ours; told there as here
        answer = Answer(failed=f"{type(error).__name__}: {error}")
    if patterns:
        patterns.save()
    return msgspec.msgpack.encode(answer)


def _checked(task: Task, kept: Path | None, *, careful: bool) -> Checked:
    if not careful:
        with suppress(MemoryError):
            return _quick(kept).check(task)
    return check_submission(task)


def _prepare() -> None:
    import stagecheck.reading.xlsx  # noqa: F401, PLC0415


def main() -> None:
    """Serve until there are no more requests."""
    # Reading has limits of its own; the rules take what the findings take.
    serve(_answer, _prepare, limited=False)
