"""What the text of a cell's value means by the cell's type and style: a text, a number, a date."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from stagecheck.reading.raw import RawValue
from stagecheck.reading.styles import Styles
from stagemodel.patterns import lazy

_ESCAPE = lazy("_x([0-9A-Fa-f]{4})_")


class CellValues:
    """Makes values of one workbook's cells."""

    def __init__(self, styles: Styles, date1904: bool) -> None:
        """Take the cell styles, and which day the file's serial numbers count from."""
        self._styles, self._date1904 = styles, date1904

    def value(self, kind: str, text: str, style: int) -> RawValue:
        """Give the value of a cell of this type (`t`) and style (`s`); not for shared strings."""
        if kind == "b":
            return text.strip() == "1"
        if kind == "d":
            return _iso_date(text)
        return self._number(text, style) if kind == "n" and text else unescape(text)

    def _number(self, text: str, style: int) -> RawValue:
        try:
            number = float(text)
        except ValueError:
            return text
        try:
            if style in self._styles.durations:
                return _duration(number)
            return self._date(number) if style in self._styles.dates else number
        except (OverflowError, ValueError):
            return number

    def _date(self, number: float) -> RawValue:
        if number < 0:
            return number
        if number < 1 and not self._date1904:
            return (datetime(1, 1, 1) + _duration(number)).time()
        if self._date1904:
            start = datetime(1904, 1, 1)
        else:
            # The 1900 system counts a 29 February 1900 that never was.
            start = datetime(1899, 12, 31) if number < 60 else datetime(1899, 12, 30)
        moment = start + _duration(number)
        midnight = moment == datetime(moment.year, moment.month, moment.day)
        return moment.date() if midnight else moment


def unescape(text: str) -> str:
    """Give a text with the characters that `_x000D_` and the like stand for."""
    return _ESCAPE.sub(lambda m: chr(int(m[1], 16)), text) if "_x" in text else text


def _duration(days: float) -> timedelta:
    return timedelta(milliseconds=round(days * 86_400_000))


def _iso_date(text: str) -> date | datetime | str:
    try:
        moment = datetime.fromisoformat(text.strip()).replace(tzinfo=None)
    except ValueError:
        return text
    midnight = moment == datetime(moment.year, moment.month, moment.day)
    return moment.date() if midnight else moment
