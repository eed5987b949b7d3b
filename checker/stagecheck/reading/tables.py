"""Which table stands on a sheet: the header row found by score, the workbook that fits it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from stagecheck.reading.headers import HeaderMatch, WorkbookHeaders
from stagecheck.reading.raw import RawSheet, RawValue
from stagemodel.pack import Column, Workbook
from stagemodel.values.text import fold

HEADER_ROWS = 30
"""How many rows from the top a header may stand in."""

_LONGEST_HEADER = 60
_STAMP_BONUS = 3.0


class Header(Struct, frozen=True):
    """A row read as the header of one workbook."""

    sheet: RawSheet
    row: int
    """Zero-based, as are the columns."""
    headers: WorkbookHeaders
    columns: Mapping[str, int]
    """Column id to its place."""
    doubles: tuple[tuple[int, str], ...]
    """Further headers that mean a column found already: place and column id."""
    score: float
    stamped: bool
    """Whether the file's stamp names this workbook."""

    @property
    def workbook(self) -> Workbook:
        """The workbook it is read as."""
        return self.headers.workbook

    @property
    def missing(self) -> list[Column]:
        """The columns required, always or by stage, that have no header."""
        return [c for c in wanted(self.workbook) if c.id not in self.columns]

    @property
    def fits(self) -> bool:
        """Whether it is that workbook's table for sure.

        Its key and half of what is required are there, or more of that without the key; less
        will do where the stamp says so.
        """
        required = wanted(self.workbook)
        share = (len(required) - len(self.missing)) / len(required) if required else 1.0
        least = 0.5 if self.workbook.key.id in self.columns else 0.6
        few = min(3, 1 + len(required), len(self.workbook.columns))
        return len(self.columns) >= few and share >= (0.3 if self.stamped else least)


def wanted(workbook: Workbook) -> list[Column]:
    """Give the columns that are required of every table: always, by stage, or with another."""
    return [c for c in workbook.columns if not c.optional and c.required]


def header_text(value: RawValue) -> str:
    """Give the folded text of a header cell; empty where it can be none."""
    if not isinstance(value, str) or len(value) > _LONGEST_HEADER:
        return ""
    return fold(value)


def _text_rows(sheet: RawSheet) -> Iterator[tuple[int, list[str]]]:
    for row, values in enumerate(sheet.rows[:HEADER_ROWS]):
        texts = [header_text(value) for value in values]
        if sum(map(bool, texts)) > 1:
            yield row, texts


class HeaderFinder:
    """Finds header rows in the sheets of one file."""

    def __init__(self, books: Sequence[WorkbookHeaders], stamped: frozenset[str]) -> None:
        """Take the headers of every workbook, and the workbooks that the file's stamp names:
        they win where it is close.
        """
        self._books, self._stamped = books, stamped

    def best(self, sheet: RawSheet, *, thorough: bool = False) -> list[Header]:
        """Give each workbook's best header row on a sheet, the best workbook first.

        Nearly always the pack's own names stand there; only a `thorough` look takes every text
        apart (客户名称 Customer, 合同金额 万元) where none do.
        """
        best: dict[str, Header] = {}
        for row, texts in _text_rows(sheet):
            if not thorough and sum(map(self._is_name, texts)) < 2:
                continue
            for book in self._books:
                header = self._read(sheet, row, texts, book)
                known = best.get(book.workbook.id)
                if header and (known is None or header.score > known.score):
                    best[book.workbook.id] = header
        return sorted(best.values(), key=lambda header: header.score, reverse=True)

    def _is_name(self, text: str) -> bool:
        return bool(text) and any(book.knows(text) for book in self._books)

    def _read(
        self, sheet: RawSheet, row: int, texts: list[str], book: WorkbookHeaders
    ) -> Header | None:
        found: dict[str, tuple[int, HeaderMatch]] = {}
        doubles: list[tuple[int, str]] = []
        score = 0.0
        for place, key in enumerate(texts):
            match = book.find(key) if key else None
            if match is None:
                continue
            column = match.column.id
            if column not in found:
                found[column] = (place, match)
                # A header that only one workbook knows tells most.
                score += 1 + 1 / sum(other.find(key) is not None for other in self._books)
            elif match.exact and not found[column][1].exact:
                # The column's own label counts, the other header is the double.
                doubles.append((found[column][0], column))
                found[column] = (place, match)
            else:
                doubles.append((place, column))
        if len(found) < 2:
            return None
        places = {column: place for column, (place, _) in found.items()}
        score -= 0.5 * sum(c.id not in places for c in wanted(book.workbook))
        named = book.workbook.id in self._stamped
        score += _STAMP_BONUS if named else 0
        return Header(sheet, row, book, places, tuple(doubles), score, named)
