"""Units of money in headers: what reads them, and amounts, is loaded where there are some."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from stagemodel.values.money import MoneyUnit


def read_unit(text: str) -> MoneyUnit | None:
    """Give the unit of money that a header or label gives, as `stagemodel.values.money` reads it;
    none where it gives none.
    """
    from stagemodel.values.money import read_unit as read  # noqa: PLC0415  # as above

    return read(text)
