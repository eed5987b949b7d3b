"""How often a service comes: 每年4次, twice a year, 每月."""

from __future__ import annotations

from decimal import Decimal

from stagemodel.patterns import lazy
from stagemodel.values.lengths import read_count

ADVERBS = {"once": "one", "twice": "two"}
"""English adverbs of number by their numeral."""
_NUMBER = r"[\d一二两三四五六七八九十]+"
_RATE = lazy(
    rf"每(?P<per>年|季度?|月|周)(?P<what>[一-鿿]{{0,6}}?)(?P<n>{_NUMBER})次|"
    rf"(?P<n2>{_NUMBER})次[/每](?P<per2>年|季度?|月|周)|"
    r"(?P<n3>\d+|one|two|three|four|once|twice)(?: times?)? (?:a|per|each|every) "
    r"(?P<per3>year|quarter|month|week)|"
    r"(?P<n4>\d+|one|two|three|four|six|twelve) (?!(?:days?|weeks?|months?|years?|hours?)\b)"
    r"(?P<what4>[a-z][a-z -]*?) (?:a|per|each|every) (?P<per4>year|quarter|month|week)"
)
_EVERY = lazy(
    r"每(?P<per>年|季度?|月|周)(?!\d)|"
    r"(?<![a-z])(?:every )?(?P<en>monthly|quarterly|weekly|yearly|annual(?:ly)?)(?![a-z])"
)
_PER = {
    "year": "年", "季度": "季", "quarter": "季", "month": "月", "week": "周", "monthly": "月",
    "quarterly": "季", "weekly": "周", "yearly": "年", "annual": "年", "annually": "年",
}  # fmt: skip


def take_rate(part: str) -> tuple[Decimal | None, str | None, str]:
    """Take a rate out of a folded part: how often, its unit such as `次/年`, and the other words.

    Both are none where the part gives no rate; 每月 alone is once a month.
    """
    if match := _RATE.search(part):
        count = match["n"] or match["n2"] or match["n3"] or match["n4"]
        per = match["per"] or match["per2"] or match["per3"] or match["per4"]
        what = match["what"] or match["what4"] or ""
        rest = part.replace(match[0], f" {what} ", 1)
        return read_count(ADVERBS.get(count, count)), f"次/{_PER.get(per, per)}", rest
    if match := _EVERY.search(part):
        per = match["per"] or match["en"]
        return Decimal(1), f"次/{_PER.get(per, per)}", part.replace(match[0], " ", 1)
    return None, None, part
