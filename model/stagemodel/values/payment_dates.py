"""Calendar dates inside a step of a payment schedule: 2024年6月30日前付30%."""

from __future__ import annotations

from contextlib import suppress

from stagemodel.patterns import compiled, lazy
from stagemodel.values.dates import read_date
from stagemodel.values.errors import UnreadableValue

_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
_DATE = lazy(
    r"(?P<by>(?:by|before|no later than|not later than) (?:the end of )?)?"
    r"(?P<day>\d{2,4}[年./-]\d{1,2}[月./-]\d{1,2}[日号]?|\d{4}年\d{1,2}月|\d{1,2}月\d{1,2}[日号]|"
    r"\d{1,2}月(?=[底末份])|"
    rf"\d{{1,2}}(?:st|nd|rd|th)? {_MONTH} \d{{4}}|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}|"
    rf"{_MONTH} \d{{4}})"
    r"(?P<tail>[底末份]?(?:之前|以前|前)?)"
)


def take_dates(part: str) -> tuple[list[str], str]:
    """Give the dates of a folded step, and its other words.

    A date is written `2024-06-30`, `by 2024-06-30` where it is a limit, or as it stands where it
    is no whole date (6月底).
    """
    dates = list[str]()
    for match in _DATE.finditer(part):
        day = match["day"].replace(" ", "") + compiled("之|以|前").sub("", match["tail"])
        with suppress(UnreadableValue):
            # A month, or a day of no year, still tells one step from another as it stands.
            day = read_date(match["day"]).isoformat()
        dates.append(f"by {day}" if match["by"] or match["tail"].endswith("前") else day)
    return dates, _DATE.sub(" ", part)
