"""The text report: for people, by submission, file and rule."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby

from stagecheck.findings import Finding
from stagecheck.report import SEVERITIES, FileReport, Report
from stagecheck.reporters.canvas import Canvas
from stagecheck.reporters.entries import entries, short, title
from stagecheck.reporters.view import View
from stagecheck.reporters.wording import colon, count, listed, phrase, severity_count
from stagemodel.display import clean, columns, pad
from stagemodel.texts import pick

_OFTEN = 3
_WIDEST_NAME = 40


def to_text(report: Report, view: View) -> str:
    """Give the report as lines that fit the view, with a line break at the end."""
    return "\n".join(_lines(report, Canvas(view))) + "\n"


def _lines(report: Report, canvas: Canvas) -> Iterator[str]:
    lang = canvas.lang
    about = [
        phrase("as-of", lang, report.as_of.isoformat()),
        phrase("pack", lang, f"{report.pack_name} {report.pack_version}"),
    ]
    yield f"{canvas.paint(phrase('title', lang), 'bold')} · {' · '.join(about)}"
    skipped: dict[str, list[FileReport]] = {}
    findings: dict[str, list[Finding]] = {}
    for file in report.files:
        findings.setdefault(file.submission, [])
        if file.status == "skipped":
            skipped.setdefault(file.submission, []).append(file)
    for finding in report.findings:
        findings.setdefault(finding.submission, []).append(finding)
    for name, found in findings.items():
        yield ""
        yield f"{canvas.paint(clean(name), 'bold')}  {_verdict(found, canvas)}"
        for _, same_title in groupby(found, lambda f: title(f.at, f.submission)):
            yield ""
            yield from entries(list(same_title), canvas)
        if name in skipped:
            yield from _skipped(skipped[name], canvas)
    yield ""
    yield from _summary(report, findings, canvas)


def _skipped(files: list[FileReport], canvas: Canvas) -> Iterator[str]:
    yield ""
    yield f"  {phrase('skipped', canvas.lang)}"
    for file in files:
        note = clean(pick(file.note, canvas.lang))
        text = f"{short(file.path, file.submission)}  {note}".rstrip()
        yield from canvas.indented(text, 4, style="faint")


def _summary(report: Report, findings: dict[str, list[Finding]], canvas: Canvas) -> Iterator[str]:
    lang = canvas.lang
    yield canvas.paint(phrase("summary", lang), "bold")
    sizes = [count("file", len(report.files), lang), count("row", report.rows, lang)]
    if len(findings) > 1:
        yield from _by_submission(findings, canvas)
        sizes.insert(0, count("submission", len(findings), lang))
    if unreadable := sum(file.status == "unreadable" for file in report.files):
        sizes.append(count("unreadable", unreadable, lang))
    yield f"  {listed(sizes, lang)}{colon(lang)}{_verdict(report.findings, canvas)}"
    if report.silenced:
        yield f"  {count('silenced', report.silenced, lang)}"
    if not report.findings:
        return
    counted = Counter((f.code, f.rule) for f in report.findings)
    if often := [entry for entry in counted.most_common(5) if entry[1] >= _OFTEN]:
        named = [f"{code} {rule} ×{number}" for (code, rule), number in often]
        text = f"{phrase('frequent', lang)}{colon(lang)}{listed(named, lang)}"
        yield from canvas.indented(text, 2)
    gravest = min(report.findings, key=lambda f: SEVERITIES.index(f.severity))
    yield from canvas.indented(phrase("explain", lang, gravest.code), 2, style="faint")


def _by_submission(findings: dict[str, list[Finding]], canvas: Canvas) -> Iterator[str]:
    """A line for each submission with findings, and one for all others."""
    faulty = {clean(name): found for name, found in findings.items() if found}
    widest = min(max(map(columns, faulty), default=0), _WIDEST_NAME)
    for name, found in faulty.items():
        yield f"  {pad(name, widest)}  {_verdict(found, canvas)}"
    if faulty and len(faulty) < len(findings):
        yield f"  {phrase('other-clean', canvas.lang, len(findings) - len(faulty))}"


def _verdict(findings: Iterable[Finding], canvas: Canvas) -> str:
    """How many findings of each severity; in words where there is none."""
    counted = Counter(finding.severity for finding in findings)
    parts = [
        canvas.paint(severity_count(severity, counted[severity], canvas.lang), severity)
        for severity in SEVERITIES
        if counted[severity]
    ]
    return listed(parts, canvas.lang) or canvas.paint(phrase("clean", canvas.lang), "good")
