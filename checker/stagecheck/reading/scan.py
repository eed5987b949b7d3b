"""What the value reader loses, found in a sheet's own XML by plain text search.

Nearly every writer spells a sheet in one way, and there a few substring tests show that a sheet
has none of it: an ordinary sheet costs next to nothing. A sheet spelt otherwise is for `walk`.
"""

from __future__ import annotations

import re

from stagecheck.reading.addresses import (
    MAX_COLUMNS,
    MAX_ROWS,
    Range,
    column_index,
    parse_cell,
    parse_ranges,
)
from stagecheck.reading.rawfacts import SheetFacts
from stagemodel.patterns import lazy

DENSE_LIMIT = 4_000_000
"""Cells that the value reader may be asked to lay out, blank ones between others counted, in all
sheets of a workbook."""

ALWAYS_DENSE = 100_000
"""Cells that it may be asked to lay out for each of them all the same."""

# What is looked for never runs past the next element of its kind, or a sheet whose elements are
# not closed would be searched to its end from each of them.
_CONTENT = rb"([^<]*(?:<(?!/?c\b)[^<]*)*)</c>"
_ERROR = lazy(rb'<c r="([A-Z]+\d+)"[^<>/]*\bt="e"[^<>/]*>' + _CONTENT)
_FORMULA = lazy(rb'<c r="([A-Z]+\d+)"([^<>/]*)>\s*<f\b' + _CONTENT)
_SAVED = lazy(rb"<v\b[^<>/]*>[^<]")
_VALUE = lazy(rb"<v\b[^<>]*>([^<]*)</v>")
_HIDDEN = rb'\bhidden="(?:1|true)"'
_HIDDEN_ROW = lazy(rb'<row\b(?=[^<>]*?\br="(\d{1,9})")[^<>]*?' + _HIDDEN)
_HIDDEN_COLUMNS = lazy(
    rb'<col\b(?=[^<>]*?\bmin="(\d{1,9})")(?=[^<>]*?\bmax="(\d{1,9})")[^<>]*?' + _HIDDEN
)
_MERGED = lazy(rb'<mergeCell ref="([^"]*)"')
_LIST = lazy(rb'<dataValidation\b(?=[^<>]*\btype="list")[^<>]*\bsqref="([^"]*)"')
_EXTENDED_LIST = lazy(
    rb'<x14:dataValidation\b(?=[^<>]*\btype="list")[^<]*'
    rb"(?:<(?!xm:sqref>|x14:dataValidation\b)[^<]*)*<xm:sqref>([^<]*)</xm:sqref>"
)
_FORMATTED_BLANK = lazy(rb'<c r="[A-Z]+\d+"(?: s="\d+")?\s*/>')
_WIDE = lazy(rb'<c r="[A-Z]{2}')
_COLUMNS = lazy(rb'<c r="([A-Z]+)\d')
_CELL_ROW = lazy(rb'<c r="[A-Z]+(\d{1,9})')
_FORMATTED_ROW = lazy(rb"<row [^<>]*(?:/>|>\s*</row>)")
_ROW = lazy(rb'<row r="(\d{1,9})')


def is_ordinary(part: bytes) -> bool:
    """Tell whether the sheet is spelt so that `scan` sees all of it."""
    start, end = part.find(b"<sheetData"), part.rfind(b"</sheetData>")
    if start < 0:
        return False
    # Between the two only a cell begins with <c, but for rich text written into it.
    others = part.count(b"<color", start, end) + part.count(b"<charset", start, end)
    cells = part.count(b"<c", start, end) - others == part.count(b'<c r="', start, end)
    return cells and not _has(part, b"!", b"<!") and not _has(part, b"'", b"='")


def _has(part: bytes, rare: bytes, wanted: bytes) -> bool:
    # A single byte is looked for many times faster than two.
    return rare in part and wanted in part


def rough_cells(part: bytes) -> int:
    """Give roughly how many cells the value reader lays out for a sheet of usual width."""
    return _last_row(part) * 26


def is_sparse(part: bytes, limit: int = DENSE_LIMIT) -> bool:
    """Tell whether laying the sheet out as a full rectangle would take more than `limit` cells,
    and many more than it holds.

    True as well where a cell may lie outside the grid: `walk` looks at each one.
    """
    rows = _last_row(part)
    if rows <= MAX_ROWS and not _WIDE.search(part):
        letters = (n for n in range(26, 0, -1) if b'<c r="%c' % (ord("A") - 1 + n) in part)
        if rows * 26 <= limit or rows * next(letters, 0) <= limit:
            return False
    values = _FORMATTED_ROW.sub(b"", _FORMATTED_BLANK.sub(b"", part))
    columns = {column_index(letters.decode()) for letters in _COLUMNS.findall(values)}
    rows, width = _last_row(values), max(columns, default=0) + 1
    outside = rows > MAX_ROWS or width > MAX_COLUMNS
    return outside or rows * width > max(limit, 4 * values.count(b"<c r="))


def _last_row(part: bytes) -> int:
    cell = _CELL_ROW.match(part, max(part.rfind(b"<c r="), 0))
    rows = max(map(int, _ROW.findall(part)), default=0)
    return max(rows, int(cell[1]) if cell else 0)


def scan(part: bytes, percent_styles: frozenset[int]) -> SheetFacts:
    """Collect the facts of an ordinary sheet.

    Raises `UnreadableFileError` where an address lies outside the grid.
    """
    facts = scan_around(part)
    if b't="e"' in part:
        from html import unescape  # noqa: PLC0415  # brings every entity along, seldom needed

        for ref, content in _ERROR.findall(part):
            if at := parse_cell(ref.decode()):
                word = _VALUE.search(content)
                facts.errors[at] = unescape(word[1].decode("utf-8", "replace")) if word else ""
    # Rules for formats and values, around the cells, have formulas too.
    if part.find(b"<f", part.find(b"<sheetData"), part.rfind(b"</sheetData>")) >= 0:
        _scan_formulas(part, facts)
    if percent_styles:
        facts.percents = scan_percents(part, percent_styles)
    return facts


def scan_percents(part: bytes, percent_styles: frozenset[int]) -> set[tuple[int, int]]:
    """Find the cells with a percent format. Raises as `scan` does."""
    wanted = b"|".join(str(style).encode() for style in sorted(percent_styles))
    styled = re.compile(rb'<c r="([A-Z]+\d+)"[^<>/]*\bs="(?:' + wanted + rb')"[^<>/]*>')
    return {at for ref in styled.findall(part) if (at := parse_cell(ref.decode()))}


def scan_around(part: bytes) -> SheetFacts:
    """Collect what an ordinary sheet says beside its cells. Raises as `scan` does."""
    facts = SheetFacts()
    if b'hidden="' in part and (b'hidden="1"' in part or b'hidden="true"' in part):
        facts.hidden_rows.update(int(row) - 1 for row in _HIDDEN_ROW.findall(part))
        for first, last in _HIDDEN_COLUMNS.findall(part):
            facts.hidden_columns.update(range(int(first) - 1, min(int(last), MAX_COLUMNS)))
    end = max(part.rfind(b"</sheetData>"), 0)
    if part.find(b"<mergeCell ", end) >= 0:
        facts.merged = _ranges(_MERGED.findall(part, end))
    lists = _LIST.findall(part, end) if part.find(b"<dataValidation ", end) >= 0 else []
    if part.find(b"<x14:", end) >= 0:
        lists += _EXTENDED_LIST.findall(part, end)
    facts.lists = _ranges(lists)
    return facts


def _scan_formulas(part: bytes, facts: SheetFacts) -> None:
    for ref, attributes, content in _FORMULA.findall(part):
        at = parse_cell(ref.decode())
        # Excel saves the empty string as an empty <v> of a text cell: that is calculated.
        empty_text = b't="str"' in attributes and b"<v" in content
        if at and not empty_text and not _SAVED.search(content):
            facts.uncalculated.add(at)
            facts.errors.pop(at, None)
        elif at and (b't="' not in attributes or b't="n"' in attributes):
            facts.computed.add(at)


def _ranges(refs: list[bytes]) -> list[Range]:
    return [found for ref in refs for found in parse_ranges(ref.decode("ascii", "replace"))]
