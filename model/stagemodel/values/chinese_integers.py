"""Whole numbers in everyday Chinese numerals: `一百零五`, `十二万`, `一亿二千万`."""

from __future__ import annotations

from stagemodel.patterns import lazy

DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")}
"""The numerals from 零 to 九 with their values."""
SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
"""The place names with what they multiply by."""

_TOKEN = lazy(r"零|[一二三四五六七八九]?十|[一二三四五六七八九][百千]?")


def chinese_integer(text: str) -> int | None:
    """Read a whole number in everyday Chinese numerals; none if it is not one.

    A last digit right after 百, 千, 万 or 亿 counts the next lower place, as people say it:
    三万五 is 35,000.
    """
    for scale in ("亿", "万"):
        if scale in text:
            return _above(text, scale)
    return _section(text)


def _above(text: str, scale: str) -> int | None:
    """Read a number that holds 亿 or 万, split there."""
    head, _, tail = text.partition(scale)
    worth = SCALES[scale]
    high = chinese_integer(head) if head else None
    if not high:
        return None
    if not tail:
        return high * worth
    if tail != "零" and tail in DIGITS:
        return high * worth + DIGITS[tail] * worth // 10
    low = chinese_integer(tail.removeprefix("零"))
    return high * worth + low if low and low < worth else None


def _section(text: str) -> int | None:
    """Read a number below ten thousand; 零 may only stand for places that are left out."""
    if text in DIGITS:
        return DIGITS[text]
    tokens = _TOKEN.findall(text)
    if not tokens or "".join(tokens) != text or "零" in (tokens[0], tokens[-1]):
        return None
    total, place, gap = 0, 10_000, False
    for token in tokens:
        unit = SCALES.get(token[-1], 1)
        too_large = unit >= place or (gap and unit * 10 >= place)
        if token == "零":
            if gap or place <= 10:
                return None
            gap = True
            continue
        if too_large:
            return None
        short = unit == 1 and place in (100, 1000) and not gap
        total += DIGITS.get(token[0], 1) * (place // 10 if short else unit)
        place, gap = unit, False
    return total
