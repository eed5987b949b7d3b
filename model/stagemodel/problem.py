"""What reading a cell, a header or a file found, and how it may be put right."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from stagemodel.texts import Texts


class Fix(Struct, frozen=True):
    """A correction as data: something else applies it."""

    kind: Literal["safe", "unsafe"]
    value: str


class Problem(Struct, frozen=True):
    """What reading a cell or a sheet found, to be told by the rule with this code."""

    code: str
    reason: Texts = {}
    suggestion: str | None = None
    fix: Fix | None = None
    column: str | None = None
    """The column it is about, by id, where no cell of that column is there to tell."""
    found: str = ""
    """The text it is about, where it is no cell's: a header."""
