"""What a reader of values makes of a text."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from stagemodel.values.errors import AmbiguousValue, UnreadableValue


def reading(read: Callable[[], Any]) -> Any:
    """What a reader gives: a value, `?` for two readings, none for none."""
    try:
        return read()
    except AmbiguousValue:
        return "?"
    except UnreadableValue:
        return None
