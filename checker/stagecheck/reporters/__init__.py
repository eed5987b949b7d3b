"""Reporters: a report becomes text, by the name of a format."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from msgspec import Struct

from stagecheck.report import Report
from stagecheck.reporters.view import View

__all__ = ["REPORTERS", "Reporter", "View"]


class Reporter(Struct, frozen=True):
    """A format of the report."""

    pieces: Callable[[Report, View], Iterator[str]]
    for_programs: bool
    """Written as UTF-8 wherever it goes; what is for people is written as their console wants."""


def _text(report: Report, view: View) -> Iterator[str]:
    from stagecheck.reporters.text import text_pieces  # noqa: PLC0415  # each format loads its own

    return text_pieces(report, view)


def _json(report: Report, view: View) -> Iterator[str]:
    from stagecheck.reporters.json import json_pieces  # noqa: PLC0415  # each format loads its own

    return json_pieces(report, view.lang)


REPORTERS: dict[str, Reporter] = {
    "text": Reporter(_text, for_programs=False),
    "json": Reporter(_json, for_programs=True),
}
"""Every format by its name."""
