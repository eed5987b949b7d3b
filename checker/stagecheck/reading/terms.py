"""What reads contract terms: many workbooks have none, and to load it all takes as long as to read
one of them.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from stagemodel.cells import Value

TERMS = frozenset({"payment", "duration", "services"})
"""Types of columns and fields."""
_AGREED = 2048
"""So many terms of each kind are remembered: teams agree on the same ones time and again."""


@cache
def term_reader(kind: str) -> Callable[[str], Value]:
    """Give what reads a term of this type, as `read_payment` does."""
    read: Callable[[str], Value]
    if kind == "payment":
        from stagemodel.values.payment import read_payment as read  # noqa: PLC0415  # as above
    elif kind == "duration":
        from stagemodel.values.duration import read_duration as read  # noqa: PLC0415  # as above
    else:
        from stagemodel.values.services import read_services as read  # noqa: PLC0415  # as above
    return lru_cache(_AGREED)(read)
