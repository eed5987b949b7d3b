"""Checking paths: find the submissions, have each checked, put a report together."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, suppress
from datetime import date
from functools import partial
from operator import attrgetter
from pathlib import Path

from stagecheck.opened import Opened
from stagecheck.order import file_order, report_order
from stagecheck.policy import Policy, Selection
from stagecheck.reading.submissions import find_submissions
from stagecheck.report import Report
from stagecheck.task import Checked, Packed, Task, pack
from stagemodel.pack import Pack

Progress = Callable[[int, int], None]
"""Told how many submissions are checked, and how many there are."""
_Result = Checked | Packed
_Check = Callable[[Task], _Result]
_SMALL = 300_000
"""Bytes of files that are checked in a moment."""


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
) -> Report:
    """Check submissions; the report names the day and the pack of the first one's policy.

    `jobs` submissions are checked at a time, each in a process of its own. The same input gives
    the same report, whatever their number. `cache` is a folder in which results are kept: what
    has not changed since is not checked again. Raises StagebookError for a selection that names
    no rule and for a company rule that fails; StoppedError, a KeyboardInterrupt, when stopped.
    """
    for policy in {id(task.policy): task.policy for task in tasks}.values():
        policy.selection.check(policy.pack.rules)
    done: dict[int, _Result] = {}
    try:
        for number, result in _results(tasks, jobs, cache):
            done[number] = result
            if progress:
                progress(len(done), len(tasks))
    except KeyboardInterrupt:
        if not done:
            raise
        left = len(tasks) - len(done)
        raise StoppedError(report_of(tasks[0].policy, _in_order(done), left)) from None
    return report_of(tasks[0].policy, _in_order(done))


def _in_order(done: dict[int, _Result]) -> list[_Result]:
    return [result for _, result in sorted(done.items())]


def _results(tasks: Sequence[Task], jobs: int, cache: Path | None) -> Iterator[tuple[int, _Result]]:
    with ExitStack() as stack:
        work = _checking(stack, min(jobs, len(tasks)), many=len(tasks) > 1)
        if cache and _is_worth_keeping(tasks):
            from stagecheck.keptresults import KeptResults  # noqa: PLC0415  # loads cryptography

            work = partial(KeptResults(cache).or_new, check=work)
        if jobs == 1 or len(tasks) == 1:
            yield from enumerate(map(work, tasks))
            return
        from stagecheck.workers import side_by_side  # noqa: PLC0415  # one needs none of it

        yield from side_by_side(work, tasks, min(jobs, len(tasks)))


def _is_worth_keeping(tasks: Sequence[Task]) -> bool:
    """Whether keeping results can save more than it costs: not for one small submission."""
    if len(tasks) > 1:
        return True
    with suppress(OSError):
        return sum(path.stat().st_size for path, _ in tasks[0].found.files) > _SMALL
    return False


def _checking(stack: ExitStack, jobs: int, *, many: bool) -> _Check:
    """Give what checks a submission: here, or in as many processes as threads ask for it."""
    if jobs > 1:
        from stagecheck.workers import Workers  # noqa: PLC0415  # one needs none of it

        return stack.enter_context(Workers()).check
    from stagecheck.unit import Checker  # noqa: PLC0415  # what is kept needs no rules

    checker = stack.enter_context(Checker())
    return (lambda task: pack(checker.check(task))) if many else checker.check


def report_of(policy: Policy, results: Sequence[Checked | Packed], left: int = 0) -> Report:
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
