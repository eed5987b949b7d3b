"""A report: the findings of a run and what they were found in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from operator import attrgetter
from typing import Literal

from msgspec import Struct

from stagecheck.findings import Finding
from stagemodel.pack import Severity
from stagemodel.texts import Texts

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")


class FileReport(Struct, frozen=True):
    """What became of one file."""

    path: str
    submission: str
    status: str
    workbooks: tuple[str, ...]
    rows: int
    note: Texts


class Report(Struct, frozen=True):
    """A whole run."""

    as_of: date
    pack_name: str
    pack_version: str
    files: Sequence[FileReport]
    """By submission and path."""
    findings: Sequence[Finding]
    """By submission, file, sheet, row, column, code. A large run unpacks them as it goes through
    them: better go through them once than count and index."""
    silenced: int = 0
    """How many more were suppressed by comments and baselines."""
    left: int = 0
    """Submissions that were not checked, because the run was stopped."""

    @property
    def counts(self) -> dict[Severity, int]:
        """Number of findings by severity."""
        counted = Counter(finding.severity for finding in self.findings)
        return {severity: counted[severity] for severity in SEVERITIES}

    @property
    def rows(self) -> int:
        """Number of data rows that were checked."""
        return sum(file.rows for file in self.files)

    def fails(self, threshold: Severity | Literal["never"]) -> bool:
        """Whether a finding stands at or above `threshold` (a severity, or `never`)."""
        if threshold == "never":
            return False
        grave = SEVERITIES[: SEVERITIES.index(threshold) + 1]
        return any(finding.severity in grave for finding in self.findings)


def by_submission(
    report: Report,
) -> Iterator[tuple[str, Sequence[FileReport], Sequence[Finding]]]:
    """Give each submission's name, files and findings."""
    by = attrgetter("submission")
    files, findings = groupby(report.files, by), groupby(report.findings, by)
    next_files, next_findings = next(files, None), next(findings, None)
    while given := [entry for entry in (next_files, next_findings) if entry]:
        name = min(name for name, _ in given)
        mine, found = [], []
        if next_files and next_files[0] == name:
            mine, next_files = list(next_files[1]), next(files, None)
        if next_findings and next_findings[0] == name:
            found, next_findings = list(next_findings[1]), next(findings, None)
        yield name, mine, found
