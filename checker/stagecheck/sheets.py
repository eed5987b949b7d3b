"""A submission's rows and documents as the rules look at them.

Rows of the template's made-up customer are left out here once, so that no rule but
`example-row` speaks about them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import cached_property

from stagecheck.suppression.sifting import Unused
from stagecheck.workdays import days_between, is_workday, workdays_between
from stagemodel.cells import Reading
from stagemodel.pack import Column, Pack
from stagemodel.problem import Problem
from stagemodel.submission import Minutes, Row, Submission, Table
from stagemodel.texts import Texts
from stagemodel.values.text import fold


class Sheets:
    """A submission, the pack it is judged by, and the day of the check."""

    def __init__(self, submission: Submission, pack: Pack, today: date) -> None:
        """Take what is judged, by what and as of when."""
        self.submission, self.pack, self.today = submission, pack, today
        self.unused: tuple[Unused, ...] = ()
        """Suppressions that suppressed nothing: known when all other rules have run."""
        self._example_keys = frozenset(fold(name) for name in pack.example_customer)

    def limit(self, code: str, name: str) -> int:
        """Give a rule's number, as the pack or the configuration sets it."""
        return self.pack.rules[code].limits[name]

    def examples(self, table: Table) -> list[Row]:
        """The rows of a table that are the template's left-over example."""
        return self._examples[id(table)]

    @cached_property
    def tables(self) -> list[Table]:
        """The tables that all rules look at: of two holding one workbook, the one saved last."""
        latest: dict[str, Table] = {}
        for table in self.submission.tables:
            known = latest.get(table.workbook.id)
            if known is None or _saved_key(table) > _saved_key(known):
                latest[table.workbook.id] = table
        return list(latest.values())

    @cached_property
    def _by_workbook(self) -> dict[str, Table]:
        return {table.workbook.id: table for table in self.tables}

    def table(self, workbook_id: str) -> Table | None:
        """The table of a workbook, or none."""
        return self._by_workbook.get(workbook_id)

    def rows(self, workbook_id: str) -> Sequence[Row]:
        """The rows of a workbook without the example's."""
        table = self.table(workbook_id)
        return self._rows[id(table)] if table else ()

    def rows_with(
        self, table: Table, column_id: str, wanted: Callable[[Reading], object]
    ) -> list[Row]:
        """The rows of a table, without the example's, whose cell of a column is wanted.

        Asked once for all cells that are equal: the way to look for what few rows have.
        """
        return self.rows_of(table, column_id, filter(wanted, table.cells_of(column_id).distinct))

    def rows_of(self, table: Table, column_id: str, cells: Iterable[Reading]) -> list[Row]:
        """The rows of a table, without the example's, whose cell of a column is one of these."""
        rows = table.rows_of(column_id, cells)
        return [*self._without_examples(table, rows)] if rows else rows

    @cached_property
    def _examples(self) -> dict[int, list[Row]]:
        """By table."""
        found: dict[int, list[Row]] = {}
        for table in self.submission.tables:
            cells = table.cells_of("customer")
            theirs = {at for at, key in cells.keys.items() if key in self._example_keys}
            examples = (cell for cell in cells.distinct if theirs and id(cell) in theirs)
            found[id(table)] = table.rows_of("customer", list(examples))
        return found

    @cached_property
    def _rows(self) -> dict[int, Sequence[Row]]:
        """By table; without the example's."""
        tables = self.submission.tables
        return {id(table): self._without_examples(table, table.rows) for table in tables}

    def _without_examples(self, table: Table, rows: Sequence[Row]) -> Sequence[Row]:
        examples = set(map(id, self.examples(table)))
        return [row for row in rows if id(row) not in examples] if examples else rows

    @cached_property
    def cell_problems(self) -> dict[str, list[tuple[Row, Column, Problem]]]:
        """What reading the cells of every row found, by code."""
        found: dict[str, list[tuple[Row, Column, Problem]]] = {}
        for table in self.submission.tables:
            for column in table.workbook.columns:
                odd = [cell for cell in table.cells_of(column.id).odd if cell.problems]
                for row in self.rows_of(table, column.id, odd) if odd else ():
                    for problem in row.readings[row.layout.places[column.id]].problems:
                        found.setdefault(problem.code, []).append((row, column, problem))
        return found

    @cached_property
    def minutes(self) -> list[Minutes]:
        """The minutes without the example customer's."""
        return [
            minutes
            for minutes in self.submission.minutes
            if "customer" not in minutes.fields
            or fold(minutes.fields["customer"].text) not in self._example_keys
        ]

    def is_workday(self, day: date) -> bool:
        """Whether people work on this day, by the pack's calendar."""
        return is_workday(day, self.pack.calendar.country)

    def days(self, code: str, earlier: date, later: date) -> int:
        """Days from one day to another as a rule counts them: calendar days, or working days."""
        if self.pack.rules[code].working_days:
            return workdays_between(earlier, later, self.pack.calendar.country)
        return days_between(earlier, later)

    def day_word(self, code: str) -> Texts:
        """What a rule's days are called in its messages."""
        if self.pack.rules[code].working_days:
            return {"zh": "个工作日", "en": "working days"}
        return {"zh": "天", "en": "days"}

    def unknown_workbooks(self) -> list[str]:
        """Paths of spreadsheets in which no workbook was recognised."""
        return [
            source.path
            for source in self.submission.files
            if any(problem.code == "F002" for _, problem in source.problems)
        ]

    def unreadable(self, *suffixes: str) -> list[str]:
        """Paths of files of these kinds that could not be read: what they hold is not known."""
        return [
            source.path
            for source in self.submission.files
            if source.status == "unreadable" and source.path.lower().endswith(suffixes)
        ]


def _saved_key(table: Table) -> tuple[bool, str, int]:
    saved = table.saved.isoformat() if table.saved else ""
    return bool(saved), saved, len(table.rows)
