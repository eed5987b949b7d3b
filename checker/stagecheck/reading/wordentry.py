"""What stands beside a label of a document, still as text."""

from __future__ import annotations

from msgspec import Struct

from stagecheck.reading.wordvalues import is_blank
from stagemodel.values.text import fold


class Entry(Struct):
    """What stands beside a label."""

    part: str
    label: str
    text: str


def join(into: dict[str, Entry], key: str, entry: Entry) -> Entry:
    """Put an entry down. Two texts under one label are both kept: never one of them by chance."""
    known = into.get(key)
    if known is None or is_blank(known.text):
        into[key] = entry
    elif not is_blank(entry.text) and fold(entry.text) != fold(known.text):
        known.text += "\n" + entry.text
    return into[key]
