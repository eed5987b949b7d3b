"""The JSON report, version 1: for programs. Fields may be added, never renamed or removed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice

import msgspec
from msgspec import Struct, structs

from stagecheck.findings import Finding, Place, Related
from stagecheck.report import SEVERITIES, Report
from stagemodel.pack import Severity
from stagemodel.patterns import lazy
from stagemodel.problem import Fix
from stagemodel.texts import pick

SCHEMA = "stagebook.findings/1"
_START, _END = "{\n", "\n}"
_AT_ONCE = 64
"""Entries that are put into words together."""

# JSON itself escapes only what lies below the space. These too would act on a terminal that the
# report is shown in, or (halves of surrogate pairs) could not be written as UTF-8.
_UNSAFE = lazy(r"[\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]")


class _File(Struct):
    path: str
    submission: str
    status: str
    workbooks: tuple[str, ...]
    rows: int


class _Related(Place, frozen=True, kw_only=True):
    note: str


class _Finding(Struct):
    code: str
    rule: str
    severity: Severity
    submission: str
    message: str
    location: Place
    related: list[_Related]
    found: str
    suggestion: str | None
    fix: Fix | None


def to_json(report: Report, lang: str) -> str:
    """Give the report as JSON text with a line break at its end; messages in `lang`."""
    return "".join(json_pieces(report, lang))


def json_pieces(report: Report, lang: str) -> Iterator[str]:
    """Give the text of `to_json` piece by piece: that of a large run never stands in memory."""
    head = {
        "schema": SCHEMA,
        "as_of": report.as_of.isoformat(),
        "pack": {"name": report.pack_name, "version": report.pack_version},
    }
    yield f"{_text(head).removesuffix(_END)},\n"
    # Counted while they go by: to unpack all of a large run once more takes as long again.
    files = rows = 0
    severities: Counter[str] = Counter()

    def counted_files() -> Iterator[_File]:
        nonlocal files, rows
        for file in report.files:
            files, rows = files + 1, rows + file.rows
            yield _File(file.path, file.submission, file.status, file.workbooks, file.rows)

    def counted_findings() -> Iterator[_Finding]:
        for finding in report.findings:
            severities[finding.severity] += 1
            yield _finding(finding, lang)

    yield from _list("files", counted_files())
    yield from _list("findings", counted_findings())
    summary = {"files": files, "rows": rows}
    for severity in SEVERITIES:
        summary[severity] = severities[severity]
    tail = {"summary": summary}
    if report.left:
        tail["stopped"] = {"submissions_left": report.left}
    yield f"{_text(tail).removeprefix(_START)}\n"


def _list(name: str, entries: Iterable[Struct]) -> Iterator[str]:
    before, left = f'  "{name}": [', iter(entries)
    while some := list(islice(left, _AT_ONCE)):
        lines = _text(some).removeprefix("[").removesuffix("\n]")
        yield before + lines.replace("\n", "\n  ")
        before = ","
    yield f"{before}],\n" if before.startswith(" ") else "\n  ],\n"


def _text(content: object) -> str:
    try:
        # Ten times as fast as `json` with an indent, to the same letter.
        text = msgspec.json.format(msgspec.json.encode(content), indent=2).decode()
    except UnicodeEncodeError:  # half a surrogate pair
        import json  # noqa: PLC0415  # seldom needed

        text = json.dumps(msgspec.to_builtins(content), ensure_ascii=False, indent=2)
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def _finding(finding: Finding, lang: str) -> _Finding:
    return _Finding(
        finding.code,
        finding.rule,
        finding.severity,
        finding.submission,
        pick(finding.message, lang),
        finding.at,
        [_related(related, lang) for related in finding.related],
        finding.found,
        pick(finding.suggestion, lang) if finding.suggestion else None,
        finding.fix,
    )


def _related(related: Related, lang: str) -> _Related:
    return _Related(**structs.asdict(related.place), note=pick(related.note, lang))
