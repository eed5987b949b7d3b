"""Reporters: a report becomes text, by the name of a format."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from msgspec import Struct

from stagecheck.report import Report
from stagecheck.reporters.json import json_pieces, to_json
from stagecheck.reporters.text import text_pieces, to_text
from stagecheck.reporters.view import View

__all__ = ["REPORTERS", "Reporter", "View", "to_json", "to_text"]


class Reporter(Struct, frozen=True):
    """A format of the report."""

    pieces: Callable[[Report, View], Iterator[str]]
    for_programs: bool
    """Written as UTF-8 wherever it goes; what is for people is written as their console wants."""


REPORTERS: dict[str, Reporter] = {
    "text": Reporter(text_pieces, for_programs=False),
    "json": Reporter(lambda report, view: json_pieces(report, view.lang), for_programs=True),
}
"""Every format by its name."""
