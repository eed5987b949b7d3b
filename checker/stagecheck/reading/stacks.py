"""Several tables on one sheet: which headers begin a table, and where each table ends."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from stagecheck.reading.raw import RawSheet, RawValue
from stagecheck.reading.tables import Header
from stagemodel.patterns import lazy
from stagemodel.values.text import fold

_TITLE_CELLS = 2
"""How many cells of a row are filled at most where it is the title of the table below."""
_TITLE = lazy(
    r"表(?:$|[ :(\d一二三四五六七八九十])"
    r"|^(?:附[件:]|第.{1,3}部分|[一二三四五六七八九十]{1,2},|\d{1,2}[.,)])"
    r"|\b(?:table|part|section|appendix) (?:\d|[a-d]\b)"
)
_TITLE_WIDTH = 3
"""Over how many columns, at least, a title is merged."""


def stacked(headers: Iterable[Header]) -> list[Header]:
    """Give the headers that begin a table, from the top, each knowing where its table ends.

    A header that comes again right under the data is the next page of the same table; after a
    blank row it begins another table.
    """
    tables: list[Header] = []
    for header in headers:
        above = next((n for n in reversed(range(len(tables))) if header.overlaps(tables[n])), None)
        if above is None:
            tables.append(header)
            continue
        known = tables[above]
        same = known.workbook is header.workbook
        begins = _beginning(known, header)
        if header.top <= known.row or (same and not _has_rows(known, begins)):
            # Two lines of one header, in two languages or with the groups above.
            if header.score > known.score or header.top < known.row:
                tables[above] = header
        elif same and dict(header.columns) == dict(known.columns) and not _after_blank(
            header.sheet, begins
        ):  # fmt: skip
            pages = frozenset(range(begins, header.row + 1))
            tables[above] = replace(known, skipped=known.skipped | pages)
        else:
            tables[above] = replace(known, stop=begins)
            tables.append(header)
    return tables


def _beginning(known: Header, header: Header) -> int:
    """Give the first of the lines that belong to a header below another table: its titles too."""
    sheet, row = header.sheet, header.top
    titles = _over_titles(sheet, row, known.row)
    if titles - 1 <= known.row or not _texts(sheet, titles - 1):
        # After a blank row; a title that a blank row parts from its table has to look like one.
        above = titles
        while above - 1 > known.row and not _texts(sheet, above - 1):
            above -= 1
        first = _over_titles(sheet, above, known.row)
        parted = first - 1 > known.row and not _texts(sheet, first - 1)
        looks = all(_is_title(header, n) for n in range(first, above))
        return first if first < above and parted and looks else titles
    # Without a blank row above only what can be nothing else is a title.
    while row - 1 > known.row and _is_title(header, row - 1):
        row -= 1
    return row


def _over_titles(sheet: RawSheet, row: int, floor: int) -> int:
    """Give the first of the lines right above a row that hold no more than a title does."""
    while row - 1 > floor and 0 < len(filled := _texts(sheet, row - 1)) <= _TITLE_CELLS:
        if not all(isinstance(value, str) for value in filled):
            break
        row -= 1
    return row


def _is_title(header: Header, row: int) -> bool:
    filled = _texts(header.sheet, row)
    if not 0 < len(filled) <= _TITLE_CELLS or not isinstance(filled[0], str):
        return False
    text = fold(filled[0])
    wide = any(r[0] == row and r[3] - r[1] + 1 >= _TITLE_WIDTH for r in header.sheet.merged)
    named = any(fold(label) in text for label in header.workbook.label.values())
    return wide or named or bool(_TITLE.search(text))


def _texts(sheet: RawSheet, row: int) -> list[RawValue]:
    return [value for value in sheet.rows[row] if value not in (None, "")]


def _after_blank(sheet: RawSheet, row: int) -> bool:
    return row > 0 and not _texts(sheet, row - 1)


def _has_rows(header: Header, stop: int) -> bool:
    rows = header.sheet.rows
    return any(
        rows[row][place] not in (None, "")
        for row in range(header.row + 1, stop)
        for place in header.columns.values()
        if place < len(rows[row])
    )
