"""A baseline: findings known on a day, as JSON, so that a check tells only what is new.

A finding is known again by what it says, not by its cell's address: rows get inserted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

import msgspec

from stagecheck.findings import Finding
from stagemodel.errors import StagebookError

UNUSED = "F017"
SCHEMA = "stagebook.baseline/1"


class Known(NamedTuple):
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


class _Entry(msgspec.Struct, omit_defaults=True, forbid_unknown_fields=True):
    code: str
    submission: str
    file: str
    workbook: str = ""
    row: str = ""
    column: str = ""
    label: str = ""
    found: str = ""
    count: int = 1


class _File(msgspec.Struct):
    schema: str
    findings: list[_Entry] = []


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


def baseline_json(findings: Iterable[Finding]) -> bytes:
    """Write a baseline of all findings; the same findings give the same bytes.

    What tells of suppressions themselves (unused-suppression) is no fault of a record: left out.
    """
    lasting = [finding for finding in findings if finding.code != UNUSED]
    counted = Counter((finding.submission, fingerprint(finding)) for finding in lasting)
    entries = [
        _Entry(submission=submission, count=count, **known._asdict())
        for (submission, known), count in sorted(counted.items())
    ]
    return msgspec.json.format(msgspec.json.encode(_File(SCHEMA, entries))) + b"\n"


def load_baseline(path: Path) -> Baseline:
    """Read a baseline. Raises StagebookError where there is none, or it is no baseline."""
    try:
        file = msgspec.json.decode(path.read_bytes(), type=_File)
    except OSError as error:
        reason = error.strerror or str(error)
        raise StagebookError(
            f"读不了基线文件 {path}：{reason}。用 --write-baseline 生成",
            f"the baseline {path} cannot be read: {reason}; make one with --write-baseline",
        ) from None
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise _no_baseline(path, str(error)) from None
    if file.schema != SCHEMA:
        raise _no_baseline(path, f"schema {file.schema}")
    found: dict[str, Counter[Known]] = {}
    for entry in file.findings:
        key = Known(*(getattr(entry, name) for name in Known._fields))
        found.setdefault(entry.submission, Counter())[key] += entry.count
    return Baseline(found)


def _no_baseline(path: Path, reason: str) -> StagebookError:
    return StagebookError(
        f"{path} 不是 stagebook 的基线文件（{reason}）。用 --write-baseline 重新生成",
        f"{path} is no baseline of stagebook ({reason}); write it again with --write-baseline",
    )


def _own_folder(submission: str) -> str:
    return submission.rpartition("/")[2]


def _ends_alike(one: str, other: str) -> bool:
    longer, shorter = sorted((one, other), key=len, reverse=True)
    return longer.endswith(f"/{shorter}")
