"""A rule explained on the terminal."""

from __future__ import annotations

from collections.abc import Iterator

from stagebook.ruletexts import limits, severity, word
from stagebook.tables import plain_table
from stagecheck.rules.base import Example, Rule
from stagecheck.rules.examples import Sheet, sheets
from stagemodel.display import wrap
from stagemodel.pack import Pack
from stagemodel.texts import pick

_MARK = " ←"


def explanation(rule: Rule, pack: Pack, lang: str, width: int) -> Iterator[str]:
    """Give the lines of a rule's page."""
    yield f"{rule.code} {rule.name} · {severity(rule, pack, lang)}"
    for name, text in (("finds", pick(rule.finds, lang)), ("why", pick(rule.why, lang))):
        yield from _paragraph(word(name, lang), text, width)
    yield from _example("wrong", rule.wrong, pack, lang, width)
    yield from _example("right", rule.right, pack, lang, width)
    if rule.limits:
        yield from _paragraph(word("limits", lang), limits(rule, pack), width)
    if rule.fix:
        yield from _paragraph(word("fix", lang), word(rule.fix, lang), width)
    yield from _paragraph(word("change", lang), word("how", lang, rule.code), width)


def _paragraph(title: str, text: str, width: int) -> Iterator[str]:
    yield ""
    yield title
    yield from (f"  {line}" for line in wrap(text, width - 2))


def _example(name: str, example: Example, pack: Pack, lang: str, width: int) -> Iterator[str]:
    yield ""
    yield f"{word(name, lang)} ({word('as-of', lang, example.today)})"
    for sheet in sheets(example, pack, lang):
        yield f"  {heading(sheet, lang)}"
        header, rows = marked(sheet, _MARK)
        yield from (f"    {line}" for line in plain_table(header, rows, width - 4))


def heading(sheet: Sheet, lang: str) -> str:
    """Give a sheet's name and what is special about its file."""
    return " · ".join([sheet.title, *sheet.remarks(lang)])


def marked(sheet: Sheet, mark: str) -> tuple[list[str], list[list[str]]]:
    """Give a sheet's header and rows with the mark on the cell that the finding stands on."""
    header, rows = list(sheet.header), [list(row) for row in sheet.rows]
    if sheet.marked:
        row, column = sheet.marked
        line = rows[row] if row >= 0 else header
        line[column] = (line[column] + mark).strip()
    return header, rows
