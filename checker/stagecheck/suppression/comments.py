"""Cell comments that suppress findings: `stagebook: ignore S008 reason`, `stagebook: 忽略 S008`.

On the finding's own cell, or on a row's key cell for the whole row.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from stagecheck.findings import Finding, Place, in_row, in_table
from stagemodel.patterns import lazy
from stagemodel.submission import Submission, Table

_ASKED = lazy(r"(?i)stagebook\s*[:：]\s*(?:ignore|忽略)[\s:：]*")
_CODE = lazy(r"[A-Za-z]\d{3}(?![0-9A-Za-z])")
_BETWEEN = lazy(r"[\s,，、;；+]*")


class CellNote(Struct, frozen=True):
    """A comment that asks for silence."""

    at: Place
    text: str
    codes: tuple[str, ...]
    row: str | None
    """The row's number, where it stands on the key cell and speaks for the whole row."""

    def silences(self, finding: Finding) -> bool:
        """Whether it speaks of a finding's code and of the place where it stands."""
        at = finding.at
        if finding.code not in self.codes:
            return False
        if (at.file, at.sheet) != (self.at.file, self.at.sheet) or at.cell is None:
            return False
        return at.cell == self.at.cell or at.cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ") == self.row


def cell_notes(submission: Submission) -> Iterator[CellNote]:
    """Give the comments that ask for silence, in every table."""
    for table in submission.tables:
        for cell, text in table.comments.items():
            if asked := _ASKED.search(text):
                at, row = _place(table, cell)
                yield CellNote(at, text.strip(), tuple(_codes(text, asked.end())), row)


def _place(table: Table, address: str) -> tuple[Place, str | None]:
    for row in table.rows:
        if not address.endswith(str(row.number)):
            continue
        for column, cell in row.cells.items():
            if cell.ref == address:
                is_key = column == table.workbook.key.id
                return in_row(row, column), str(row.number) if is_key else None
    return in_table(table, address), None


def _codes(text: str, place: int) -> Iterator[str]:
    """Give the codes that a comment begins with; what follows them is the reason."""
    while code := _CODE.match(text, place):
        yield code[0].upper()
        between = _BETWEEN.match(text, code.end())
        place = between.end() if between else code.end()
