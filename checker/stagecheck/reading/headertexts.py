"""The texts of a header row: its own, and those of a line above that it shares the header with."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from stagecheck.reading.addresses import Range
from stagecheck.reading.raw import RawSheet, RawValue
from stagecheck.reading.tables import HEADER_ROWS, header_text

WIDEST = 500
"""Columns from the left that a header is looked for in; a sheet may be 16,384 columns of text."""
_MOST_MERGED = 1_000
"""Merged ranges of a sheet up to which headers far below are looked for among them too."""


class HeaderTexts(Struct, frozen=True):
    """What stands in a header, by place."""

    cells: list[RawValue]
    raised: dict[int, int]
    """Places whose name stands in a row above, with that row."""


def own_texts(sheet: RawSheet, row: int) -> HeaderTexts:
    """Give a row's own cells, with names merged down to it from above."""
    cells, raised = sheet.rows[row][:WIDEST], {}
    for top, left, bottom, right in _reaching(sheet, row):
        if top < row <= bottom and left == right and top < len(sheet.rows):
            above = sheet.rows[top][:WIDEST]
            if left < len(above) and above[left] and header_text(above[left]):
                cells.extend([""] * (left + 1 - len(cells)))
                cells[left], raised[left] = above[left], top
    return HeaderTexts(cells, raised)


def with_line_above(
    sheet: RawSheet, row: int, own: HeaderTexts, knows: Callable[[str], bool]
) -> HeaderTexts:
    """Give a row's texts read together with the line above it.

    A name may stand above where the row itself is blank; a group's name (首次接触) goes before a
    name (时间) that means nothing by itself where the two make one.
    """
    above = sheet.rows[row - 1][:WIDEST]
    groups = list(above)
    for top, left, bottom, right in _reaching(sheet, row - 1):
        if top <= row - 1 <= bottom and left < len(above):
            groups.extend([""] * (min(right + 1, len(own.cells)) - len(groups)))
            groups[left : right + 1] = [above[left]] * len(groups[left : right + 1])
    cells, raised = list(own.cells), dict(own.raised)
    cells.extend([""] * (len(above) - len(cells)))
    for place, cell in enumerate(cells):
        text = header_text(cell)
        group = groups[place] if place < len(groups) else ""
        if not text and place < len(above) and header_text(above[place]):
            cells[place], raised[place] = above[place], row - 1
        elif text and not knows(text) and isinstance(group, str) and group:
            joined = f"{group}{cell}"
            cells[place] = joined if knows(header_text(joined)) else cell
    return HeaderTexts(cells, raised)


def _reaching(sheet: RawSheet, row: int) -> tuple[Range, ...]:
    """Give the merged ranges that may reach a row; of a sheet that is full of them none."""
    return sheet.merged if len(sheet.merged) <= _MOST_MERGED or row < HEADER_ROWS else ()
