"""Which cell styles show a percentage and which a date: values alone do not tell."""

from __future__ import annotations

import re

from stagemodel.patterns import lazy
from stagemodel.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal
    from xml.etree.ElementTree import Element

    _Kind = Literal["percent", "date", "duration", ""]

_PERCENT_IDS = frozenset({9, 10})
_DATE_IDS = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
"""Built-in formats; 27-36 and 50-58 are the East Asian dates, whose code no file spells out."""

# Few formats of a workbook hold what these look for, and then its first letter shows it.
_LITERAL = lazy(r'"[^"]*"|\\.|_.|\*.|\[(?!(?:h+|m+|s+)\])[^\]]*\]', re.IGNORECASE)
"""Parts of a format code that are shown as they are, or are colours and conditions."""
_BEGINS_LITERAL = frozenset('"\\_*[')

_DURATION = lazy(r"\[(?:h+|m+|s+)\]", re.IGNORECASE)
_SCIENTIFIC = lazy("[0#?]E[+-]", re.IGNORECASE)
_ODD_DATE = lazy(r"[\s@,./-]*(?:aaaa?|g*ee?)[\s@,./-]*", re.IGNORECASE)
"""A date without the letters of dates: `aaaa` is 星期一, `e` a year."""

_LONGEST = 1_000
"""Characters of a format code that are looked at; Excel allows 255."""


class Styles(Record):
    """Indexes of cell styles."""

    percents: frozenset[int] = frozenset()
    dates: frozenset[int] = frozenset()
    durations: frozenset[int] = frozenset()
    has_odd_dates: bool = False
    """Whether a date shows as its weekday or its year in an era alone."""


def read_styles(root: Element) -> Styles:
    """Sort the cell styles of a styles part."""
    codes = {}
    for entry in root.iterfind("{*}numFmts/{*}numFmt"):
        codes[entry.get("numFmtId")] = entry.get("formatCode", "")
    found: dict[_Kind, set[int]] = {"percent": set(), "date": set(), "duration": set(), "": set()}
    known: dict[str, _Kind] = {}
    for index, style in enumerate(root.iterfind("{*}cellXfs/{*}xf")):
        identity = style.get("numFmtId", "0")
        if identity not in known:
            known[identity] = _kind(identity, codes.get(identity))
        found[known[identity]].add(index)
    return Styles(
        frozenset(found["percent"]),
        frozenset(found["date"]),
        frozenset(found["duration"]),
        any(_is_odd_date(_shown(codes.get(identity) or "")) for identity in known),
    )


def _kind(identity: str, code: str | None) -> _Kind:
    """Tell what a number format shows; one without a code of its own is built in."""
    number = int(identity) if identity.isdecimal() and len(identity) < 10 else 0
    shown = _shown(code or "")
    if is_percent(number, code or ""):
        return "percent"
    if ("[" in shown and _DURATION.search(shown)) or (number == 46 and code is None):
        return "duration"
    return "date" if (number in _DATE_IDS and code is None) or _is_date(shown) else ""


def is_percent(number: int, code: str) -> bool:
    """Tell whether a number format, given by its number and its code, shows a percentage."""
    return number in _PERCENT_IDS or "%" in _shown(code)


def _shown(code: str) -> str:
    """Give what a format code for positive numbers makes of a value."""
    code = code[:_LONGEST]
    if not _BEGINS_LITERAL.isdisjoint(code):
        code = _LITERAL.sub("", code)
    return code.split(";")[0]


def _is_date(code: str) -> bool:
    letters = set(code.replace("General", "").lower())
    scientific = "e" in letters and _SCIENTIFIC.search(code)
    return _is_odd_date(code) or not (scientific or letters.isdisjoint("ymdhs"))


def _is_odd_date(code: str) -> bool:
    return not {"a", "e"}.isdisjoint(code.lower()) and _ODD_DATE.fullmatch(code) is not None
