"""What a sheet says beside its values, collected while its file is read."""

from __future__ import annotations

from msgspec import Struct

from stagecheck.reading.addresses import Range
from stagecheck.reading.raw import RawSheet, RawValue

At = tuple[int, int]


class SheetFacts(Struct):
    """The facts of one sheet; addresses are zero-based (row, column)."""

    errors: dict[At, str] = {}
    uncalculated: set[At] = set()
    computed: set[At] = set()
    percents: set[At] = set()
    hidden_rows: set[int] = set()
    hidden_columns: set[int] = set()
    merged: list[Range] = []
    comments: dict[At, str] = {}
    lists: list[Range] = []

    def sheet(self, title: str, rows: list[list[RawValue]], visible: bool) -> RawSheet:
        """Put the sheet together."""
        return RawSheet(
            title,
            rows,
            visible=visible,
            errors=self.errors,
            uncalculated=frozenset(self.uncalculated),
            computed=frozenset(self.computed),
            percents=frozenset(self.percents),
            hidden_rows=frozenset(self.hidden_rows),
            hidden_columns=frozenset(self.hidden_columns),
            merged=tuple(self.merged),
            comments=self.comments,
            lists=tuple(self.lists),
        )
