"""The forms that a date may be written in, and every date that a text could mean."""

from __future__ import annotations

from datetime import date

from stagemodel.patterns import compiled, lazy
from stagemodel.values.errors import UnreadableValue
from stagemodel.values.numerals import read_numeral

_NUMERAL = "零一二三四五六七八九十"
_PLAIN_NUMERALS = str.maketrans("〇○两壹贰叁肆伍陆柒捌玖拾", "零零二一二三四五六七八九十") | {
    ord("廿"): "二十",
    ord("卅"): "三十",
}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>\d{4})"
_ENGLISH = tuple(
    lazy(form)
    for form in (
        rf"{_DAY}(?: of)?[ -]{_MONTH},?[ -](?P<year>\d{{4}}|\d{{2}})",
        rf"{_MONTH} {_DAY},? ?(?<=[ ,]){_YEAR}",
        rf"{_YEAR}[ -]{_MONTH}[ -]{_DAY}",
    )
)
_CHINESE = lazy(
    rf"(?P<roc>(?:中华)?民国)? ?(?P<year>\d{{2,4}}|[{_NUMERAL}]{{4}}) ?年 ?"
    rf"(\d{{1,2}}|[{_NUMERAL}]+) ?月 ?(\d{{1,2}}|[{_NUMERAL}]+) ?[日号]?"
)
_FIGURES = lazy(r"(\d{1,4}) ?([-/.\u2010-\u2015]) ?(\d{1,2}) ?\2 ?(\d{1,4})")
_PLAIN = lazy(r"(\d{4})(\d{2})(\d{2})|(\d{4}) (\d{1,2}) (\d{1,2})")


def possible_dates(text: str) -> set[date]:
    """Give every date that a folded text could mean; empty where it is no date.

    The order of day and month is never taken for granted. Two-digit years up to 49 are of this
    century; later ones could be of either.
    """
    if match := _CHINESE.fullmatch(_plain_numerals(text)):
        year, month, day = (_number(part) for part in match.groups()[1:])
        if match["roc"]:
            return _valid((year + 1911, month, day))
        # 113年 alone may be of another calendar.
        return (
            set()
            if len(match["year"]) == 3
            else _valid((year, month, day), short_year=len(match["year"]) == 2)
        )
    if match := _PLAIN.fullmatch(text):
        return _valid(tuple(int(part) for part in match.groups() if part))
    for form in _ENGLISH:
        if match := form.fullmatch(text):
            month = _MONTHS.index(match["month"][:3]) + 1
            short = len(match["year"]) == 2
            return _valid((int(match["year"]), month, int(match["day"])), short_year=short)
    if match := _FIGURES.fullmatch(text):
        return _from_figures(match[1], match[3], match[4])
    return set()


def _from_figures(a: str, b: str, c: str) -> set[date]:
    if len(a) == 3 or len(c) == 3:
        return set()
    one, two, three = int(a), int(b), int(c)
    if len(a) == 4:
        return _valid((one, two, three)) if len(c) <= 2 else set()
    ends_with_year = _valid((three, two, one), short_year=len(c) < 4) | _valid(
        (three, one, two), short_year=len(c) < 4
    )
    if len(c) == 4:
        return ends_with_year
    return ends_with_year | _valid((one, two, three), short_year=True)


def _valid(parts: tuple[int, ...], *, short_year: bool = False) -> set[date]:
    year, month, day = parts
    years = [year]
    if short_year:
        years = [2000 + year] if year < 50 else [1900 + year, 2000 + year]
    found = set[date]()
    for full in years:
        try:
            found.add(date(full, month, day))
        except ValueError:
            continue
    return found


def _plain_numerals(text: str) -> str:
    """Give a Chinese date in everyday numerals; its year's zeros may be typed as 0 or O."""
    year, mark, rest = text.translate(_PLAIN_NUMERALS).partition("年")
    if compiled(f"[{_NUMERAL}]").search(year):
        year = year.replace("0", "零").replace("o", "零")
    return f"{year}{mark}{compiled(f'零(?=[{_NUMERAL}])').sub('', rest)}"


def _number(text: str) -> int:
    if text.isdecimal():
        return int(text)
    try:
        return int(read_numeral(text))
    except UnreadableValue:
        return 0  # no month and no day: never a date
