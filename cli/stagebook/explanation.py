"""A rule explained on the terminal."""

from __future__ import annotations

from collections.abc import Iterator

from stagebook.ruletexts import condition, limits, severity, word
from stagebook.tables import plain_table
from stagecheck.reporters.canvas import Canvas
from stagecheck.reporters.wording import severity_word
from stagecheck.rules.base import Example, Rule
from stagecheck.rules.examples import Sheet, sheets
from stagemodel.pack import Pack
from stagemodel.texts import pick

MARK = " ←"
"""Stands in the cell of an example that the finding is about."""


def explanation(rule: Rule, pack: Pack, canvas: Canvas) -> Iterator[str]:
    """Give the lines of a rule's page."""
    lang = canvas.lang
    grave = severity(rule, pack)
    title = canvas.paint(f"{rule.code} {rule.name}", "bold")
    yield f"{title} · {canvas.paint(severity_word(grave, lang), grave)}"
    yield from _paragraph("finds", pick(rule.finds, lang), canvas)
    if rule.why:
        yield from _paragraph("why", pick(rule.why, lang), canvas)
    if when := condition(rule, pack, lang):
        yield from _paragraph("when", when, canvas)
    for name, example in (("wrong", rule.wrong), ("right", rule.right)):
        if example:
            yield from _example(name, example, pack, canvas)
    if rule.limits:
        yield from _paragraph("limits", limits(rule, pack), canvas)
    if rule.fix:
        yield from _paragraph("fix", word(rule.fix, lang), canvas)
    change = [word("how", lang, rule.code)]
    # Comments stand on cells: what is found about files and documents has none.
    if rule.code[0] not in "FM":
        change.append(word("comment", lang, rule.code))
    yield from _paragraph("change", ("" if lang == "zh" else " ").join(change), canvas)


def _paragraph(name: str, text: str, canvas: Canvas) -> Iterator[str]:
    yield ""
    yield canvas.paint(word(name, canvas.lang), "bold")
    yield from canvas.indented(text, 2, hanging=0)


def _example(name: str, example: Example, pack: Pack, canvas: Canvas) -> Iterator[str]:
    lang = canvas.lang
    yield ""
    yield f"{canvas.paint(word(name, lang), 'bold')} · {word('as-of', lang, example.today)}"
    for sheet in sheets(example, pack, lang):
        yield f"  {heading(sheet, lang)}"
        header, rows = marked(sheet)
        yield from (f"    {line}" for line in plain_table(header, rows, canvas.width - 4))


def heading(sheet: Sheet, lang: str) -> str:
    """Give a sheet's name and what is special about its file."""
    title = word("other", lang) if sheet.kind == "other" else sheet.title
    return " · ".join([title, *sheet.remarks(lang)])


def marked(sheet: Sheet) -> tuple[list[str], list[list[str]]]:
    """Give a sheet's header and rows with the mark on the cell that the finding stands on."""
    header, rows = list(sheet.header), [list(row) for row in sheet.rows]
    if sheet.marked:
        row, column = sheet.marked
        line = rows[row] if row >= 0 else header
        line[column] = (line[column] + MARK).strip()
    return header, rows
