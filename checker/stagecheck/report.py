"""A report: the findings of a run and what they were found in."""

from __future__ import annotations

from collections import Counter
from datetime import date
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
    files: tuple[FileReport, ...]
    findings: tuple[Finding, ...]
    silenced: int = 0
    """How many more were suppressed by comments and baselines."""

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
