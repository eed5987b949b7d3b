"""Reporters: a report becomes text, by the name of a format."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from msgspec import Struct

from stagecheck.report import Report
from stagecheck.reporters.view import View

__all__ = ["REPORTERS", "Reporter", "View"]


class Reporter(Struct, frozen=True):
    """What writes reports in one format."""

    pieces: Callable[[Report, View], Iterator[str]]
    for_programs: bool
    """Written as UTF-8 wherever it goes; what is for people is written as their console wants."""


def _text() -> Reporter:
    from stagecheck.reporters.text import text_pieces  # noqa: PLC0415  # each format loads its own

    return Reporter(text_pieces, for_programs=False)


def _json() -> Reporter:
    from stagecheck.reporters.json import json_pieces  # noqa: PLC0415  # each format loads its own

    return Reporter(lambda report, view: json_pieces(report, view.lang), for_programs=True)


REPORTERS: dict[str, Callable[[], Reporter]] = {"text": _text, "json": _json}
"""What loads each format, by its name."""
