"""Which rows of a sheet are headers, found by score, and of which workbook each is one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from itertools import chain, islice

from msgspec.structs import replace

from stagecheck.reading.addresses import MAX_COLUMNS
from stagecheck.reading.headernames import HeaderNames
from stagecheck.reading.headers import HeaderMatch, WorkbookHeaders
from stagecheck.reading.headertexts import WIDEST, HeaderTexts, own_texts, with_line_above
from stagecheck.reading.raw import RawSheet, RawValue
from stagecheck.reading.tables import HEADER_ROWS, Header, header_text, wanted

_STAMP_BONUS = 3.0
_TEXT = {str, type(None)}
_MOST_BELOW = 1_000
"""Headers looked at below the first rows: pages of a table, or a file that is nothing else."""
_MOST_BESIDE = 50
"""Tables side by side; a row of the same name in 16,384 columns would take a minute."""


class HeaderFinder:
    """Finds header rows in the sheets of one file."""

    def __init__(
        self, books: Sequence[WorkbookHeaders], names: HeaderNames, stamped: frozenset[str]
    ) -> None:
        """Take the headers of every workbook, the names in all of them, and the workbooks that the
        file's stamp names: they win where it is close.
        """
        self._books, self._names, self._stamped = books, names, stamped
        self._beginnings: dict[str, bool] = {}

    def find(self, sheet: RawSheet, *, thorough: bool = False) -> list[Header]:
        """Give the header of every table of a sheet, from the top; none without one in the first
        rows.

        Nearly always the pack's own names stand there; only a `thorough` look takes every text
        apart (客户名称 Customer, 合同金额 万元) where none do.
        """
        found: list[Header] = []
        rows = [values[:WIDEST] for values in sheet.rows[:HEADER_ROWS]]
        names = self._names.among(chain.from_iterable(rows))
        for row, values in enumerate(rows):
            if self._has_names(values, names, 0 if thorough else 2):
                found.extend(h for h in self._on_row(sheet, row) if h.fits)
        return [*found, *islice(self.below(sheet), _MOST_BELOW)] if found else []

    def below(self, sheet: RawSheet, stop: int | None = None) -> Iterator[Header]:
        """Give the headers that stand below the first rows, up to the row `stop`."""
        other = 0  # the place of the last number or date: in the next row there will be one too
        for row in range(HEADER_ROWS, min(len(sheet.rows), stop or len(sheet.rows))):
            values = sheet.rows[row]
            if other < len(values) and type(values[other]) not in _TEXT:
                continue
            # Nearly every data row holds a number or a date, or a customer nobody calls 行业.
            other = next(
                (n for n, value in enumerate(values) if type(value) not in _TEXT), len(values)
            )
            if other == len(values) and self._begins_with_name(values):
                yield from (h for h in self._on_row(sheet, row) if h.fits)

    def nearest(self, sheet: RawSheet) -> Header | None:
        """Give what comes nearest to a header in the first rows."""
        rows = range(min(len(sheet.rows), HEADER_ROWS))
        found = [header for row in rows for header in self._on_row(sheet, row)]
        return max(found, key=lambda header: header.score, default=None)

    def _has_names(self, values: Sequence[RawValue], names: Set[str], least: int) -> bool:
        if sum(map(names.__contains__, values)) < least:
            return False
        texts = list(filter(None, map(header_text, values)))
        return len(texts) > 1 and sum(map(self._names.has, texts)) >= least

    def _begins_with_name(self, values: Sequence[RawValue]) -> bool:
        # Before the first name there may be the one of a row number: 序号.
        for value in [value for value in values if isinstance(value, str) and value][:2]:
            if value not in self._beginnings:
                self._beginnings[value] = self._names.has(header_text(value))
            if self._beginnings[value]:
                return True
        return False

    def _on_row(self, sheet: RawSheet, row: int) -> list[Header]:
        """Give the tables that a row is the header of: one, or several side by side."""
        own = own_texts(sheet, row)
        whole = self._best(sheet, row, own)
        known = len(whole.columns) + len(whole.doubles) if whole else 0
        names = self._names.among(own.cells)
        if row and known < len(own.cells) and self._has_names(own.cells, names, 1):
            both = with_line_above(sheet, row, own, self._names.has)
            together = self._best(sheet, row, both)
            above = self._best(sheet, row - 1, own_texts(sheet, row - 1))
            alone = max(len(h.columns) if h else 0 for h in (whole, above))
            if together and len(together.columns) > alone:
                own, whole = both, together
        beside = [
            self._best(sheet, row, HeaderTexts(cells, own.raised)) for cells in _beside(own.cells)
        ]
        apart = [h for h in beside if h and h.fits and h.workbook.key.id in h.columns]
        if len(apart) > 1:
            edges = [0, *(h.span[0] for h in apart[1:]), MAX_COLUMNS]
            return [replace(h, region=(edges[n], edges[n + 1])) for n, h in enumerate(apart)]
        return [whole] if whole else []

    def _best(self, sheet: RawSheet, row: int, texts: HeaderTexts) -> Header | None:
        keys = [header_text(value) for value in texts.cells]
        counted = {place for place, key in enumerate(keys) if key and _counts(sheet, row, place)}
        found = [found for book in self._books if (found := self._read(keys, counted, book))]
        best = max(found, key=lambda header: header[2], default=None)
        if best is None:
            return None
        book, (places, doubles), score = best
        raised = {place: at for place, at in texts.raised.items() if place in places.values()}
        named = book.workbook.id in self._stamped
        return Header(sheet, row, book, texts.cells, places, doubles, score, named, raised)

    def _read(
        self, keys: list[str], counted: set[int], book: WorkbookHeaders
    ) -> tuple[WorkbookHeaders, tuple[dict[str, int], tuple[tuple[int, str], ...]], float] | None:
        found: dict[str, tuple[int, HeaderMatch]] = {}
        doubles: list[tuple[int, str]] = []
        score = 0.0
        for place, key in enumerate(keys):
            match = book.find(key) if key else None
            if match is None or (place in counted and match.column is book.workbook.key):
                continue  # 编号 over 1, 2, 3 is no contract number
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
        score += _STAMP_BONUS if book.workbook.id in self._stamped else 0
        return book, (places, tuple(doubles)), score


def _counts(sheet: RawSheet, row: int, place: int) -> bool:
    """Tell whether the rows under a header are numbered 1, 2, 3 in one of its places."""
    below = (values[place] for values in sheet.rows[row + 1 : row + 4] if place < len(values))
    numbers = [value for value in below if value not in (None, "")]
    return bool(numbers) and all(numbers[n] in (n + 1, str(n + 1)) for n in range(len(numbers)))


def _beside(cells: Sequence[RawValue]) -> list[list[RawValue]]:
    """Cut a row where tables may stand side by side: at a blank, or where a name comes again."""
    parts: list[list[RawValue]] = []
    seen: set[str] = set()
    for place, value in enumerate(cells):
        text = header_text(value)
        if not text:
            seen = set()
            continue
        if not seen or text in seen:
            if len(parts) == _MOST_BESIDE:
                return []
            parts.append([""] * place)
            seen = set()
        seen.add(text)
        parts[-1].append(value)
    return parts if len(parts) > 1 else []
