"""Reporters: a report becomes text, by the name of a format."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from msgspec import Struct

from stagecheck.report import Report
from stagecheck.reporters.view import View

__all__ = ["FORMATS", "Reporter", "View", "reporter_of"]

FORMATS = ("text", "json")
"""Every format by its name."""


class Reporter(Struct, frozen=True):
    """What writes reports in one format."""

    pieces: Callable[[Report, View], Iterator[str]]
    for_programs: bool
    """Written as UTF-8 wherever it goes; what is for people is written as their console wants."""


def reporter_of(name: str) -> Reporter:
    """Give what writes a format; nothing else is loaded. Raises KeyError where there is none."""
    if name == "text":
        from stagecheck.reporters.text import text_pieces  # noqa: PLC0415  # as above

        return Reporter(text_pieces, for_programs=False)
    if name == "json":
        from stagecheck.reporters.json import json_pieces  # noqa: PLC0415  # as above

        return Reporter(lambda report, view: json_pieces(report, view.lang), for_programs=True)
    raise KeyError(name)
