"""The end of the text report: how many of what, where, and which most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from stagecheck.findings import Finding
from stagecheck.report import SEVERITIES, FileReport, Report
from stagecheck.reporters.canvas import Canvas
from stagecheck.reporters.view import View
from stagecheck.reporters.wording import colon, count, listed, phrase, severity_count
from stagemodel.display import clean, columns, pad
from stagemodel.pack import Severity

_OFTEN = 3
_WIDEST_NAME = 40


class Totals:
    """What is counted while the report goes by."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.severities: dict[str, Counter[Severity]] = {}
        """Findings of each severity, by submission."""
        self.rules: Counter[tuple[str, str]] = Counter()
        self.files = self.rows = self.unreadable = 0
        self.gravest: Finding | None = None
        """The first one of the gravest."""

    def add(self, name: str, files: Sequence[FileReport], findings: Sequence[Finding]) -> None:
        """Count a submission."""
        self.severities[name] = Counter(finding.severity for finding in findings)
        self.rules.update((finding.code, finding.rule) for finding in findings)
        self.files += len(files)
        self.rows += sum(file.rows for file in files)
        self.unreadable += sum(file.status == "unreadable" for file in files)
        candidates = [self.gravest, *findings] if self.gravest else findings
        self.gravest = min(candidates, key=lambda f: SEVERITIES.index(f.severity), default=None)


def summary(totals: Totals, report: Report, canvas: Canvas) -> Iterator[str]:
    """Give the lines of the summary."""
    lang = canvas.lang
    yield canvas.paint(phrase("summary", lang), "bold")
    sizes = [count("file", totals.files, lang), count("row", totals.rows, lang)]
    if len(totals.severities) > 1:
        yield from _by_submission(totals.severities, canvas)
        sizes.insert(0, count("submission", len(totals.severities), lang))
    if totals.unreadable:
        sizes.append(count("unreadable", totals.unreadable, lang))
    together = sum(totals.severities.values(), Counter[Severity]())
    yield from _total(f"{listed(sizes, lang)}{colon(lang)}", together, canvas)
    if report.silenced:
        yield f"  {count('silenced', report.silenced, lang)}"
    if report.left:
        yield f"  {canvas.paint(count('left', report.left, lang), 'error')}"
    if totals.gravest is None:
        return
    if often := [entry for entry in totals.rules.most_common(5) if entry[1] >= _OFTEN]:
        named = [f"{code} {rule} ×{number}" for (code, rule), number in often]
        text = f"{phrase('frequent', lang)}{colon(lang)}{listed(named, lang)}"
        yield from canvas.indented(text, 2)
    yield from canvas.indented(phrase("explain", lang, totals.gravest.code), 2, style="faint")


def _total(sizes: str, together: Mapping[Severity, int], canvas: Canvas) -> Iterator[str]:
    """The sizes and what was found in them: on one line, or two where it would not fit."""
    plain = verdict(together, Canvas(View(canvas.lang)))
    if columns(f"  {sizes}{plain}") <= canvas.width:
        yield f"  {sizes}{verdict(together, canvas)}"
        return
    yield from canvas.indented(sizes.rstrip(), 2)
    yield f"    {verdict(together, canvas)}"


def _by_submission(severities: Mapping[str, Counter[Severity]], canvas: Canvas) -> Iterator[str]:
    """A line for each submission with findings, and one for all others."""
    faulty = {clean(name): counted for name, counted in severities.items() if counted}
    widest = min(max(map(columns, faulty), default=0), _WIDEST_NAME)
    for name, counted in faulty.items():
        yield f"  {pad(name, widest)}  {verdict(counted, canvas)}"
    if faulty and len(faulty) < len(severities):
        yield f"  {phrase('other-clean', canvas.lang, len(severities) - len(faulty))}"


def verdict(counted: Mapping[Severity, int], canvas: Canvas) -> str:
    """Say how many findings of each severity there are; in words where there is none."""
    parts = [
        canvas.paint(severity_count(severity, counted[severity], canvas.lang), severity)
        for severity in SEVERITIES
        if counted[severity]
    ]
    return listed(parts, canvas.lang) or canvas.paint(phrase("clean", canvas.lang), "good")
