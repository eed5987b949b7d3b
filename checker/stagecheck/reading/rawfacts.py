"""What a sheet says beside its values, collected while its file is read."""

from __future__ import annotations

from stagecheck.reading.addresses import Range
from stagecheck.reading.raw import RawSheet, RawValue

At = tuple[int, int]


class SheetFacts:
    """The facts of one sheet; addresses are zero-based (row, column)."""

    def __init__(self) -> None:
        """Begin with none."""
        self.errors: dict[At, str] = {}
        self.uncalculated: set[At] = set()
        self.computed: set[At] = set()
        self.percents: set[At] = set()
        self.hidden_rows: set[int] = set()
        self.hidden_columns: set[int] = set()
        self.merged: list[Range] = []
        self.comments: dict[At, str] = {}
        self.lists: list[Range] = []

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
