"""A worker's own process: `python -m stagecheck.worker SECONDS`, tasks in, packed findings out.

An answer begins with a byte that says what follows.
"""

from __future__ import annotations

import pickle

import msgspec

from stagecheck.reading.serving import serve
from stagecheck.task import Task, pack
from stagemodel.errors import StagebookError

DONE, REFUSED, FAILED = b"+", b"!", b"?"
"""Followed by a `Packed`, by a StagebookError's texts, or by a few words for us."""


def _answer(request: bytes) -> bytes:
    from stagecheck.unit import check_submission  # noqa: PLC0415  # `_prepare` has loaded it

    # What asks is the command itself: its tasks need no closed list.
    task: Task = pickle.loads(request)
    try:
        return DONE + msgspec.msgpack.encode(pack(check_submission(task)))
    except StagebookError as error:
        return REFUSED + msgspec.msgpack.encode(error.texts)
    except Exception as error:  # a mistake of ours; told there as here
        return FAILED + f"{type(error).__name__}: {error}".encode("utf-8", "replace")


def _prepare() -> None:
    import stagecheck.unit  # noqa: F401, PLC0415


if __name__ == "__main__":
    # The files' own processes have limits; the rules need as much as the findings take.
    serve(_answer, _prepare, memory=None)
