"""The JSON report, version 1: for programs. Fields may be added, never renamed or removed."""

from __future__ import annotations

import json
from typing import Any

from stagecheck.findings import Finding, Place
from stagecheck.report import FileReport, Report
from stagemodel.patterns import lazy
from stagemodel.texts import pick

SCHEMA = "stagebook.findings/1"

# JSON itself escapes only what lies below the space. These too would act on a terminal that the
# report is shown in, or (halves of surrogate pairs) could not be written as UTF-8.
_UNSAFE = lazy(r"[\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]")


def to_json(report: Report, lang: str) -> str:
    """Give the report as JSON text with a line break at its end; messages in `lang`."""
    document: dict[str, Any] = {
        "schema": SCHEMA,
        "as_of": report.as_of.isoformat(),
        "pack": {"name": report.pack_name, "version": report.pack_version},
        "files": [_file(file) for file in report.files],
        "findings": [_finding(finding, lang) for finding in report.findings],
        "summary": {"files": len(report.files), "rows": report.rows, **report.counts},
    }
    text = json.dumps(document, ensure_ascii=False, indent=2)
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", text) + "\n"


def _file(file: FileReport) -> dict[str, Any]:
    return {
        "path": file.path,
        "submission": file.submission,
        "status": file.status,
        "workbooks": list(file.workbooks),
        "rows": file.rows,
    }


def _finding(finding: Finding, lang: str) -> dict[str, Any]:
    return {
        "code": finding.code,
        "rule": finding.rule,
        "severity": finding.severity,
        "submission": finding.submission,
        "message": pick(finding.message, lang),
        "location": _place(finding.at),
        "related": [
            {**_place(related.place), "note": pick(related.note, lang)}
            for related in finding.related
        ],
        "found": finding.found,
        "suggestion": pick(finding.suggestion, lang) if finding.suggestion else None,
        "fix": {"kind": finding.fix.kind, "value": finding.fix.value} if finding.fix else None,
    }


def _place(place: Place) -> dict[str, str]:
    """What does not apply to a place is absent, never null."""
    parts = {
        "file": place.file,
        "sheet": place.sheet,
        "cell": place.cell,
        "workbook": place.workbook,
        "column": place.column,
        "row": place.row,
        "part": place.part,
        "label": place.label,
    }
    return {name: value for name, value in parts.items() if value is not None}
