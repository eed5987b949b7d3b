"""Checking paths: find the submissions, read them, run the rules, put a report together."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from stagecheck.engine import Selection, report_order, run_rules
from stagecheck.findings import Finding
from stagecheck.reading.loading import Loader
from stagecheck.reading.pool import Readers
from stagecheck.reading.submissions import Found, find_submissions
from stagecheck.report import FileReport, Report
from stagemodel.pack import Pack
from stagemodel.submission import Submission

Progress = Callable[[int, int], None]
"""Told how many submissions are checked, and how many there are."""


@dataclass(frozen=True, slots=True)
class _Checked:
    """What became of one submission."""

    files: list[FileReport]
    findings: list[Finding]


def check_paths(  # noqa: PLR0913, PLR0917  # what a run is asked for
    paths: Sequence[Path],
    pack: Pack,
    today: date,
    selection: Selection = Selection(),  # noqa: B008  # frozen
    jobs: int = 1,
    together: bool = False,
    progress: Progress | None = None,
) -> Report:
    """Check every submission under `paths`, as of `today`.

    `jobs` files are read at a time. `together` makes one submission of everything. The same
    input gives the same report, whatever the number of jobs. Raises StagebookError for a path
    that is missing and where there is nothing to check; a file that cannot be read is a finding.
    """
    found = find_submissions(paths, together)
    files: list[FileReport] = []
    findings: list[Finding] = []
    with Readers(min(jobs, sum(len(one.files) for one in found))) as readers:
        check = partial(
            _check, loader=Loader(pack, readers), pack=pack, today=today, selection=selection
        )
        for number, checked in enumerate(_each(check, found, jobs), start=1):
            files += checked.files
            findings += checked.findings
            if progress:
                progress(number, len(found))
    return Report(
        today,
        pack.name,
        pack.version,
        tuple(sorted(files, key=lambda file: (file.submission, file.path))),
        tuple(sorted(findings, key=report_order)),
    )


def _each(check: Callable[[Found], _Checked], found: list[Found], jobs: int) -> Iterator[_Checked]:
    """Check in order, several at a time: the threads only wait for the readers' processes."""
    if jobs == 1 or len(found) == 1:
        yield from map(check, found)
        return
    threads = ThreadPoolExecutor(jobs)
    try:
        yield from threads.map(check, found)
    finally:
        threads.shutdown(wait=False, cancel_futures=True)


def _check(found: Found, loader: Loader, pack: Pack, today: date, selection: Selection) -> _Checked:
    submission = loader.load(found)
    return _Checked(_file_reports(submission), run_rules(submission, pack, today, selection))


def _file_reports(submission: Submission) -> list[FileReport]:
    return [
        FileReport(file.path, submission.name, file.status, file.workbooks, file.rows, file.note)
        for file in submission.files
    ]
