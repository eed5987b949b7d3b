"""The file of a baseline: JSON, which people keep beside the submissions and may read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import msgspec
from msgspec.structs import asdict

from stagecheck.findings import Finding
from stagecheck.suppression.baseline import Baseline, Known, fingerprint
from stagemodel.errors import StagebookError

UNUSED = "F017"
SCHEMA = "stagebook.baseline/1"


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


def baseline_json(findings: Iterable[Finding]) -> bytes:
    """Write a baseline of all findings; the same findings give the same bytes.

    What tells of suppressions themselves (unused-suppression) is no fault of a record: left out.
    """
    lasting = [finding for finding in findings if finding.code != UNUSED]
    counted = Counter((finding.submission, fingerprint(finding)) for finding in lasting)
    entries = [
        _Entry(submission=submission, count=count, **asdict(known))
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
        key = Known(*(getattr(entry, name) for name in Known.__struct_fields__))
        found.setdefault(entry.submission, Counter())[key] += entry.count
    return Baseline(found)


def _no_baseline(path: Path, reason: str) -> StagebookError:
    return StagebookError(
        f"{path} 不是 stagebook 的基线文件（{reason}）。用 --write-baseline 重新生成",
        f"{path} is no baseline of stagebook ({reason}); write it again with --write-baseline",
    )
