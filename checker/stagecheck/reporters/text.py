"""The text report: for people, by submission, file and rule."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from stagecheck.report import FileReport, Report, by_submission
from stagecheck.reporters.canvas import Canvas
from stagecheck.reporters.entries import entries, short, title
from stagecheck.reporters.summary import Totals, summary, verdict
from stagecheck.reporters.view import View
from stagecheck.reporters.wording import phrase
from stagemodel.display import clean
from stagemodel.texts import pick


def to_text(report: Report, view: View) -> str:
    """Give the report as lines that fit the view, with a line break at the end."""
    return "".join(text_pieces(report, view))


def text_pieces(report: Report, view: View) -> Iterator[str]:
    """Give the text of `to_text` line by line: that of a large run never stands in memory."""
    for line in _lines(report, Canvas(view)):
        yield f"{line}\n"


def _lines(report: Report, canvas: Canvas) -> Iterator[str]:
    lang = canvas.lang
    about = [
        phrase("as-of", lang, report.as_of.isoformat()),
        phrase("pack", lang, f"{report.pack_name} {report.pack_version}"),
    ]
    yield f"{canvas.paint(phrase('title', lang), 'bold')} · {' · '.join(about)}"
    totals = Totals()
    for name, files, found in by_submission(report):
        totals.add(name, files, found)
        yield ""
        yield f"{canvas.paint(clean(name), 'bold')}  {verdict(totals.severities[name], canvas)}"
        for _, same_title in groupby(found, lambda f: title(f.at, f.submission)):
            yield ""
            yield from entries(list(same_title), canvas)
        if skipped := [file for file in files if file.status == "skipped"]:
            yield from _skipped(skipped, canvas)
    yield ""
    yield from summary(totals, report, canvas)


def _skipped(files: list[FileReport], canvas: Canvas) -> Iterator[str]:
    yield ""
    yield f"  {phrase('skipped', canvas.lang)}"
    for file in files:
        note = clean(pick(file.note, canvas.lang))
        text = f"{short(file.path, file.submission)}  {note}".rstrip()
        yield from canvas.indented(text, 4, style="faint")
