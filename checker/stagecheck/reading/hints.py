"""What stands around a header and belongs to it: a line of hints under it, a unit above it."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence, Set

from msgspec.structs import replace

from stagecheck.reading.headers import bare
from stagecheck.reading.raw import RawValue
from stagecheck.reading.tables import Header, header_text
from stagecheck.reading.units import read_unit
from stagemodel.patterns import lazy
from stagemodel.values.text import fold

_LONGEST_UNIT, _FEW = 12, 2
_NUMBER = lazy(r"\d{1,2}|[a-z]")
_LINES_ABOVE = 5
_UNIT = lazy(r"(?:单位|unit|currency|币种)s? ?[:(] ?([^:,;()]{1,20})")


def with_hints(header: Header, hints: Set[str]) -> Header:
    """Give a header with what stands around it.

    The line under it, on each page, is a hint where nothing but hints or the columns' numbers
    stand there.
    """
    lines = {
        n: _hints(header, n, hints) for n in {header.row + 1, *(s + 1 for s in header.skipped)}
    }
    return replace(
        header,
        skipped=header.skipped | {n for n, found in lines.items() if found is not None},
        units=lines[header.row + 1] or {},
        unit_above=next(_units_above(header), ""),
    )


def _hints(header: Header, row: int, hints: Set[str]) -> dict[int, str] | None:
    """Give the hints in a row by place; none where it is no line of hints."""
    values = header.sheet.rows[row] if row < len(header.sheet.rows) else []
    places = sorted(header.columns.values())
    found = {p: values[p] for p in places if p < len(values) and values[p] not in (None, "")}
    if len(found) == len(places) and _is_counted(list(found.values())):
        return {}
    texts = {place: value for place, value in found.items() if isinstance(value, str)}
    hint = found and len(texts) == len(found) and all(_is_hint(t, hints) for t in texts.values())
    return texts if hint else None


def _is_hint(text: str, hints: Set[str]) -> bool:
    key = header_text(text)
    inside = key.strip("()[] ")
    known = bool({key, inside, bare(key)} & hints)
    return known or (len(inside) <= _LONGEST_UNIT and bool(read_unit(inside)))


def _is_counted(values: Sequence[RawValue]) -> bool:
    """Tell whether the columns are numbered: 1, 2, 3 or (1), (2), (3) or A, B, C."""
    texts = [fold(f"{value:g}" if isinstance(value, float) else f"{value}") for value in values]
    plain = [text.strip("()[] ") for text in texts]
    signs = [int(t) if t.isdecimal() else ord(t) for t in plain if _NUMBER.fullmatch(t)]
    follow = all(before < after for before, after in itertools.pairwise(signs))
    return follow and len(signs) == len(values) > _FEW


def _units_above(header: Header) -> Iterator[str]:
    """Give what a line over the table says of its amounts: 单位：元."""
    rows = header.sheet.rows
    for row in range(header.top - 1, max(header.top - 1 - _LINES_ABOVE, -1), -1):
        for value in rows[row]:
            match = _UNIT.search(fold(value)) if isinstance(value, str) and value else None
            if match and read_unit(match[1]):
                yield match[1]
