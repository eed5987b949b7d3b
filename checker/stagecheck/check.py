"""Checking paths: find the submissions, have each checked, put a report together."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from datetime import date
from functools import partial
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING

from stagecheck.opened import Opened
from stagecheck.order import file_order, report_order
from stagecheck.policy import Policy, Selection
from stagecheck.reading.ahead import is_small
from stagecheck.reading.reader import Reader
from stagecheck.reading.submissions import find_submissions
from stagecheck.report import Report
from stagecheck.task import Checked, Packed, Task
from stagemodel.pack import Pack

if TYPE_CHECKING:
    from stagecheck.opened import Result

Progress = Callable[[int, int], None]
"""Told how many submissions are checked, and how many there are."""
_Check = Callable[[Task], Checked | Packed]
_MANY = 8
"""Submissions that are worth a worker that reads by itself: here another process reads for us."""


class StoppedError(KeyboardInterrupt):
    """Ctrl-C in the middle of a run."""

    def __init__(self, report: Report) -> None:
        """Take the report on the submissions that were finished."""
        super().__init__()
        self.report = report


def check_paths(  # noqa: PLR0913, PLR0917  # what a run is asked for
    paths: Sequence[Path],
    pack: Pack,
    today: date,
    selection: Selection = Selection(),  # noqa: B008  # frozen
    jobs: int = 1,
    together: bool = False,
    progress: Progress | None = None,
) -> Report:
    """Check every submission under `paths`, as of `today`, whatever configuration lies beside it.

    See `check_found` for the others. `together` makes one submission of everything. Raises
    StagebookError for a path that is missing and where there is nothing to check; a file that
    cannot be read is a finding.
    """
    policy = Policy(pack, today, selection)
    found = find_submissions(paths, together)
    return check_found([Task(one, policy) for one in found], jobs, progress)


def check_found(
    tasks: Sequence[Task],
    jobs: int = 1,
    progress: Progress | None = None,
    cache: Path | None = None,
    reader: Reader | None = None,
) -> Report:
    """Check submissions; the report names the day and the pack of the first one's policy.

    `jobs` submissions are checked at a time, each in a process of its own. The same input gives
    the same report, whatever their number. `cache` is a folder in which results are kept: what
    has not changed since is not checked again. `reader` has begun with a single one's files, as
    `read_ahead` gives it. Raises StagebookError for a selection that names no rule and for a
    company rule that fails; StoppedError, a KeyboardInterrupt, when stopped.
    """
    for policy in {id(task.policy): task.policy for task in tasks}.values():
        policy.selection.check(policy.pack.rules)
    done: dict[int, Result] = {}
    try:
        for _ in _run(tasks, jobs, cache, reader, done):
            if progress:
                progress(len(done), len(tasks))
    except KeyboardInterrupt:
        finished = dict(done)
        if not finished:
            raise
        raise StoppedError(_report(tasks, finished)) from None
    return _report(tasks, done)


def _report(tasks: Sequence[Task], done: dict[int, Result]) -> Report:
    results = [result for _, result in sorted(done.items())]
    return report_of(tasks[0].policy, results, len(tasks) - len(done))


def _run(
    tasks: Sequence[Task],
    jobs: int,
    cache: Path | None,
    reader: Reader | None,
    done: dict[int, Result],
) -> Iterator[None]:
    """Put each task's result under its number into `done`, and come back after each."""
    with ExitStack() as stack:
        apart = (jobs > 1 and len(tasks) > 1) or len(tasks) >= _MANY
        keeps = bool(cache) and (len(tasks) > 1 or not is_small(tasks[0].found))
        work = _checking(stack, reader, cache if keeps else None, apart=apart)
        if cache and keeps:
            from stagecheck.keptresults import KeptResults  # noqa: PLC0415  # loads cryptography

            work = partial(KeptResults(cache).or_new, check=work)
        if apart:
            from stagecheck.spool import Spool  # noqa: PLC0415  # few need none of it
            from stagecheck.workers import side_by_side  # noqa: PLC0415  # as above

            spool = Spool()
            yield from side_by_side(
                lambda task: spool.put(work(task)), tasks, min(jobs, len(tasks)), done
            )
            return
        for number, task in enumerate(tasks):
            done[number] = work(task)
            yield


def _checking(
    stack: ExitStack, reader: Reader | None, cache: Path | None, *, apart: bool
) -> _Check:
    """Give what checks a submission: here, or in a process for each thread that asks."""
    if apart:
        from stagecheck.workers import Workers  # noqa: PLC0415  # few need none of it

        return stack.enter_context(Workers(cache)).check
    from stagecheck.unit import Checker  # noqa: PLC0415  # what is kept needs no rules

    return stack.enter_context(Checker(reader, cache)).check


def report_of(policy: Policy, results: Sequence[Result], left: int = 0) -> Report:
    """Put a report together from what checking each submission gave, in the order of the tasks.

    It names the day and the pack of `policy`. `left` submissions were not checked.
    """
    results = sorted(results, key=attrgetter("submission"))
    return Report(
        policy.today,
        policy.pack.name,
        policy.pack.version,
        Opened(results, lambda checked: checked.files, file_order),
        Opened(results, lambda checked: checked.findings, report_order),
        sum(result.silenced for result in results),
        left,
    )
