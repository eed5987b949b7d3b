"""A line of hints right under a header: units, 必填 and 选填, the kind of value."""

from __future__ import annotations

from collections.abc import Set

from msgspec.structs import replace

from stagecheck.reading.headers import bare
from stagecheck.reading.tables import Header, header_text
from stagemodel.values.money import read_unit


def with_hints(header: Header, hints: Set[str]) -> Header:
    """Give a header with the line of hints under it, where nothing but hints stands there."""
    rows, below = header.sheet.rows, header.row + 1
    values = rows[below] if below < len(rows) else []
    found = {p: values[p] for p in header.columns.values() if p < len(values) and values[p]}
    if not found or not all(isinstance(v, str) and _is_hint(v, hints) for v in found.values()):
        return header
    units = {place: str(value) for place, value in found.items()}
    return replace(header, skipped=header.skipped | {below}, units=units)


def _is_hint(text: str, hints: Set[str]) -> bool:
    key = header_text(text)
    inside = key.strip("()[] ")
    return bool({key, inside, bare(key)} & hints) or (len(inside) <= 12 and bool(read_unit(inside)))
