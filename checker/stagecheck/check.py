"""Checking paths: find the submissions, read them, run the rules, put a report together."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from datetime import date
from pathlib import Path

from msgspec import Struct

from stagecheck.engine import Outcome, report_order, run_rules
from stagecheck.policy import Policy, Selection
from stagecheck.reading.loading import Loader
from stagecheck.reading.pool import Readers
from stagecheck.reading.submissions import Found, find_submissions
from stagecheck.report import FileReport, Report
from stagecheck.rules.base import Rule
from stagemodel.pack import Pack
from stagemodel.submission import Submission

Progress = Callable[[int, int], None]
"""Told how many submissions are checked, and how many there are."""
_Task = tuple[Found, Policy]


class _Checked(Struct, frozen=True):
    """What became of one submission."""

    files: list[FileReport]
    outcome: Outcome


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

    `jobs` files are read at a time. `together` makes one submission of everything. The same
    input gives the same report, whatever the number of jobs. Raises StagebookError for a path
    that is missing and where there is nothing to check; a file that cannot be read is a finding.
    """
    policy = Policy(pack, today, selection)
    found = find_submissions(paths, together)
    return check_found([(one, policy) for one in found], jobs, progress)


def check_found(tasks: Sequence[_Task], jobs: int = 1, progress: Progress | None = None) -> Report:
    """Check submissions, each by its own policy; see `check_paths`.

    The report names the day and the pack of the first policy: all are to agree in them.
    """
    files: list[FileReport] = []
    outcomes: list[Outcome] = []
    with ExitStack() as stack:
        readers = stack.enter_context(Readers(min(jobs, sum(len(f.files) for f, _ in tasks))))
        checker = _Checker([policy for _, policy in tasks], readers, stack)
        for number, checked in enumerate(_each(checker.check, tasks, jobs), start=1):
            files += checked.files
            outcomes.append(checked.outcome)
            if progress:
                progress(number, len(tasks))
    first = tasks[0][1]
    findings = [finding for outcome in outcomes for finding in outcome.findings]
    return Report(
        first.today,
        first.pack.name,
        first.pack.version,
        tuple(sorted(files, key=lambda file: (file.submission, file.path))),
        tuple(sorted(findings, key=report_order)),
        sum(outcome.silenced for outcome in outcomes),
    )


def _each(
    check: Callable[[_Task], _Checked], tasks: Sequence[_Task], jobs: int
) -> Iterator[_Checked]:
    """Check in order, several at a time: the threads only wait for other processes."""
    if jobs == 1 or len(tasks) == 1:
        yield from map(check, tasks)
        return
    from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415  # brings logging along

    threads = ThreadPoolExecutor(jobs)
    try:
        yield from threads.map(check, tasks)
    finally:
        threads.shutdown(wait=False, cancel_futures=True)


class _Checker:
    """What all submissions of a run share: for each pack what reads and judges by it."""

    def __init__(self, policies: Sequence[Policy], readers: Readers, stack: ExitStack) -> None:
        """Make what the packs need; the `stack` closes it."""
        packs = {id(policy.pack): policy.pack for policy in policies}
        for policy in policies:
            policy.selection.check(policy.pack.rules)
        self._loaders = {key: Loader(pack, readers) for key, pack in packs.items()}
        # Configurations change neither a pack's company rules nor its workbooks.
        folders = {pack.folder: pack for pack in packs.values() if pack.company}
        self._company = {f: _company_rules(pack, stack) for f, pack in folders.items()}

    def check(self, task: _Task) -> _Checked:
        """Read and judge one submission."""
        found, policy = task
        submission = self._loaders[id(policy.pack)].load(found)
        company = self._company.get(policy.pack.folder, ())
        return _Checked(_file_reports(submission), run_rules(submission, policy, company))


def _company_rules(pack: Pack, stack: ExitStack) -> tuple[Rule, ...]:
    # Jinja takes longer to load than most checks take, and few packs have rules of their own.
    from stagecheck.company.rules import CompanyRules  # noqa: PLC0415

    return stack.enter_context(CompanyRules(pack)).rules


def _file_reports(submission: Submission) -> list[FileReport]:
    return [
        FileReport(file.path, submission.name, file.status, file.workbooks, file.rows, file.note)
        for file in submission.files
    ]
