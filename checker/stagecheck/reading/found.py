"""What reading a value gave: its normal form, or the problem that stands in its way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from stagemodel.cells import CellState
from stagemodel.problem import Problem
from stagemodel.values.errors import UnreadableValue

if TYPE_CHECKING:
    from stagemodel.cells import Value


class Found(Struct, frozen=True):
    """The normal form and the problems found on the way to it."""

    value: Value | None
    problems: tuple[Problem, ...] = ()
    state: CellState = "ok"


def unusable(code: str, error: UnreadableValue) -> Found:
    """Give a value that no rule may use, with the reason and the readings it could have."""
    problem = Problem(code, error.reason, " / ".join(error.readings) or None)
    return Found(None, (problem,), "unusable")
