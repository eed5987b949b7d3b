"""Problems that reading a cell, a header or a file already found, told by the rule with the code.

Reading finds them, because it is reading that goes wrong; which rule tells them, how gravely, and
in which words is decided here and in the rules.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from stagecheck.facts import Facts
from stagecheck.findings import Hit, Place, in_file, in_minutes, in_row, in_table, say
from stagemodel.problem import Problem
from stagemodel.submission import Minutes, Table
from stagemodel.texts import Texts

Words = Callable[[Texts, str, Problem], tuple[Texts, Texts | None]]
"""Label, text as found and problem, to the message and the suggestion."""


def codes_told(facts: Facts) -> set[str]:
    """Give the codes of all that reading found."""
    codes = {code for code, problems in facts.cell_problems.items() if problems}
    codes |= {problem.code for table in facts.submission.tables for _, problem in table.problems}
    codes |= {problem.code for source in facts.submission.files for _, problem in source.problems}
    fields = (found for minutes in facts.minutes for found in _field_problems(minutes))
    return codes | {problem.code for *_, problem in fields}


def in_cells(code: str, words: Words) -> Callable[[Facts], Iterator[Hit]]:
    """Tell a problem of data cells, and of the fields of minutes."""

    def check(facts: Facts) -> Iterator[Hit]:
        for row, column, problem in facts.cell_problems.get(code, ()):
            cell = row.cells[column.id]
            yield _hit(in_row(row, column.id), column.label, cell.text, problem, words)
        for minutes in facts.minutes:
            for at, label, text, problem in _field_problems(minutes):
                if problem.code == code:
                    yield _hit(at, label, text, problem, words)

    return check


SheetWords = Callable[[Table, Problem], tuple[Texts, Texts | None]]
"""The table and its problem, to the message and the suggestion."""


def in_sheets(code: str, words: SheetWords) -> Callable[[Facts], Iterator[Hit]]:
    """Tell a problem of a sheet or its header."""

    def check(facts: Facts) -> Iterator[Hit]:
        for table in facts.submission.tables:
            for cell, problem in table.problems:
                if problem.code == code:
                    at = in_table(table, cell, problem.column)
                    message, suggestion = words(table, problem)
                    yield Hit(
                        at, message, found=problem.found, suggestion=suggestion, fix=problem.fix
                    )

    return check


FileWords = Callable[[Problem], tuple[Texts, Texts | None]]
"""A file's problem, to the message and the suggestion."""


def in_files(code: str, words: FileWords) -> Callable[[Facts], Iterator[Hit]]:
    """Tell a problem of a whole file or a sheet of it."""

    def check(facts: Facts) -> Iterator[Hit]:
        for source in facts.submission.files:
            for sheet, problem in source.problems:
                if problem.code == code:
                    message, suggestion = words(problem)
                    yield Hit(in_file(source.path, sheet), message, suggestion=suggestion)

    return check


def hint(problem: Problem) -> Texts | None:
    """A problem's suggestion as it is, where it has one."""
    return say(problem.suggestion, problem.suggestion) if problem.suggestion else None


def _hit(at: Place, label: Texts, text: str, problem: Problem, words: Words) -> Hit:
    message, suggestion = words(label, text, problem)
    return Hit(at, message, found=text, suggestion=suggestion, fix=problem.fix)


def _field_problems(minutes: Minutes) -> Iterator[tuple[Place, Texts, str, Problem]]:
    marks = [field for s in minutes.signatures for field in (s.name, s.signed)]
    points = [field for rows in minutes.tables.values() for row in rows for field in row.values()]
    for field in (*minutes.fields.values(), *marks, *points):
        for problem in field.problems:
            label = say(field.label, field.label)
            yield in_minutes(minutes, field), label, field.text, problem
