"""Contract numbers."""

from datetime import date

from stagemodel.patterns import compiled
from stagemodel.values.text import fold


def number_key(text: str) -> str:
    """A contract number for comparison: folded, hyphens and spaces set aside."""
    return fold(text).replace("-", "").replace(" ", "")


def number_date(text: str) -> date | None:
    """The date inside a contract number such as `HT20240402-01`; none where it is no date."""
    digits = compiled(r"\d{8}").search(number_key(text))
    try:
        return date.fromisoformat(digits[0]) if digits else None
    except ValueError:
        return None
