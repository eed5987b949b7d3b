"""A baseline: findings known on a day, so that a check tells only what is new.

A finding is known again by what it says, not by its cell's address: rows get inserted.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from stagecheck.findings import Finding


class Known(Struct, frozen=True, order=True):
    """What a finding is known by, within its submission."""

    code: str
    file: str
    """Its path from the submission's folder on."""
    workbook: str
    row: str
    column: str
    label: str
    """In a document, in place of workbook, row and column."""
    found: str


class Baseline:
    """The findings known before, by submission."""

    def __init__(self, by_submission: Mapping[str, Mapping[Known, int]]) -> None:
        """Take how often each finding was there, by the submission's name."""
        self._by_submission = by_submission
        self._by_folder: dict[str, list[str]] = {}
        for name in by_submission:
            self._by_folder.setdefault(_own_folder(name), []).append(name)

    def of(self, submission: str) -> Mapping[Known, int]:
        """Give what was known of a submission.

        `check 大区` calls it 大区/华东 or 华东, and `check 大区/华东` calls it 华东: where no
        name is the same, one that ends like it will do, if there is only one.
        """
        if submission in self._by_submission:
            return self._by_submission[submission]
        near = self._by_folder.get(_own_folder(submission), [])
        alike = [name for name in near if _ends_alike(name, submission)]
        return self._by_submission[alike[0]] if len(alike) == 1 else {}


def fingerprint(finding: Finding) -> Known:
    """Give what a finding is known by."""
    at = finding.at
    return Known(
        finding.code, file_within(at.file, finding.submission), at.workbook or "", at.row or "",
        at.column or "", at.label or "", finding.found,
    )  # fmt: skip


def file_within(file: str, submission: str) -> str:
    """Give a file's path from its submission's folder on, whatever folder the run was given."""
    folders = submission.split("/")
    for start in range(len(folders)):
        prefix = "/".join(folders[start:]) + "/"
        if file.startswith(prefix):
            return file.removeprefix(prefix)
    return file


def _own_folder(submission: str) -> str:
    return submission.rpartition("/")[2]


def _ends_alike(one: str, other: str) -> bool:
    longer, shorter = sorted((one, other), key=len, reverse=True)
    return longer.endswith(f"/{shorter}")
