"""The unit of work: one submission in, what was found out, in whatever process it is called."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import ExitStack
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from stagecheck.closing import Closing
from stagecheck.engine import run_rules
from stagecheck.policy import Policy
from stagecheck.reading.loading import Loader, Reading
from stagecheck.reading.reader import Reader
from stagecheck.reading.submissions import Found
from stagecheck.report import FileReport
from stagecheck.rules.base import Rule
from stagecheck.task import Checked, Task
from stagemodel.pack import Pack
from stagemodel.submission import Submission

if TYPE_CHECKING:
    from stagecheck.company.rules import CompanyRules

_POLICIES = 16
"""Of so many policies a process keeps what it made to read by them."""


class Checker(Closing):
    """What reads and judges submissions one after another, as a context manager.

    Files are read by what is given; else in a process of their own, which is started with the
    first submission: a file that hangs or kills it costs one finding.
    """

    def __init__(self, reading: Reading | None = None, cache: Path | None = None) -> None:
        """Start nothing yet. `cache` is a folder in which submissions are kept as they were read:
        what has not changed since is not read again.
        """
        self._stack = ExitStack()
        self._reading, self._cache = reading, cache
        self._loader = lru_cache(_POLICIES)(self._new_loader)
        self._company: dict[str, CompanyRules] = {}

    def check(self, task: Task) -> Checked:
        """Read and judge one submission. Raises PackError for a company rule that fails."""
        found, policy = task.found, task.policy
        if self._reading is None:
            self._reading = self._stack.enter_context(Reader())
        submission = self._loader(policy)(found)
        return judged(submission, task, self._company_rules(policy.pack))

    def _new_loader(self, policy: Policy) -> Callable[[Found], Submission]:
        assert self._reading
        load = Loader(policy.pack, self._reading).load
        if self._cache is None:
            return load
        from stagecheck.keptsubmissions import KeptSubmissions  # noqa: PLC0415  # loads hashlib

        return partial(KeptSubmissions(self._cache, policy.pack).or_new, load=load)

    def _company_rules(self, pack: Pack) -> tuple[Rule, ...]:
        if not pack.company:
            return ()
        # Jinja takes longer to load than most checks take, and few packs have rules of their own.
        from stagecheck.company.rules import CompanyRules  # noqa: PLC0415

        # Configurations change neither a pack's company rules nor its workbooks.
        rules = self._company.get(pack.folder)
        if rules is None or rules.pack.company != pack.company:
            rules = self._company[pack.folder] = self._stack.enter_context(CompanyRules(pack))
        return rules.rules

    def close(self) -> None:
        """End the processes."""
        self._stack.close()


def judged(submission: Submission, task: Task, company: tuple[Rule, ...] = ()) -> Checked:
    """Run the rules over a submission that was read."""
    outcome = run_rules(submission, task.policy, company, task.known)
    files = tuple(
        FileReport(file.path, submission.name, file.status, file.workbooks, file.rows, file.note)
        for file in submission.files
    )
    return Checked(submission.name, files, tuple(outcome.findings), outcome.silenced)


_idle: list[Checker] = []
"""Those of this process that nobody uses at the moment: one a thread, in the end."""
if hasattr(os, "register_at_fork"):
    # A forked process must not talk to its parent's readers.
    os.register_at_fork(after_in_child=_idle.clear)


def check_submission(task: Task) -> Checked:
    """Read and judge one submission: the unit of work, for any executor of `concurrent.futures`.

    Task and result are plain and picklable. The process that calls this keeps a reader for the
    next call of each of its threads; they end when it does. Raises PackError for a company rule
    that fails; a file that cannot be read is a finding.
    """
    try:
        checker = _idle.pop()
    except IndexError:
        checker = Checker()
    try:
        checked = checker.check(task)
    except BaseException:
        # Interrupted in the middle of a question, its reader would answer the next one with this.
        checker.close()
        raise
    _idle.append(checker)
    return checked
