"""A raw cell value as people see it, and text freed of what nobody sees."""

from __future__ import annotations

import unicodedata
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import cache

from stagecheck.reading.raw import RawValue
from stagemodel.values.text import fold, has_stray_whitespace


def as_text(raw: RawValue, percent: bool = False) -> str:
    """Give a value as text: whole numbers without `.0`, dates in ISO form, a share with `%`."""
    if raw is None or isinstance(raw, str):
        return raw or ""
    if isinstance(raw, bool):
        return "TRUE" if raw else "FALSE"
    if isinstance(raw, int | float):
        return f"{plain_number(raw, 100)}%" if percent else plain_number(raw)
    if isinstance(raw, datetime):
        shown = raw.isoformat(sep=" ", timespec="seconds")
        return shown.removesuffix(":00")
    if isinstance(raw, time):
        return raw.isoformat(timespec="seconds").removesuffix(":00")
    return raw.isoformat() if isinstance(raw, date) else _hours(raw)


def exact(number: float) -> Decimal:
    """Give a cell's number with the 15 digits that a spreadsheet keeps; the rest nobody typed."""
    return Decimal(f"{number:.15g}")


def plain_number(number: float, times: int = 1) -> str:
    """Write a number without exponent, group marks or trailing zeros."""
    text = f"{exact(number) * times:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def tidy(text: str) -> str:
    """Give `text` without invisible characters, odd spaces as plain ones, ends stripped."""
    if not has_stray_whitespace(text):
        return text
    kept = (" " if unicodedata.category(c) == "Zs" else c for c in text)
    return "".join(c for c in kept if unicodedata.category(c) != "Cf").strip()


def _hours(span: timedelta) -> str:
    minutes, seconds = divmod(round(span.total_seconds()), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}" + (f":{seconds:02}" if seconds else "")


def whole_day(moment: datetime) -> date:
    """Give a date, with its time of day where there is one."""
    return moment if moment.time() != time() else moment.date()


@cache
def first_folded(character: str) -> str:
    """Give the character that a text beginning with `character` begins with when folded.

    Few texts begin like one of the words looked for: the others need not be folded whole.
    """
    return fold(character)[:1]
