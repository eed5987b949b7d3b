"""Whole numbers in English words: `eight hundred and fifty thousand`."""

from __future__ import annotations

_ONE_TO_NINETEEN = """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen
    fifteen sixteen seventeen eighteen nineteen
"""
_ONES = _ONE_TO_NINETEEN.split()
_TENS = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_VALUES = (
    {word: value for value, word in enumerate(_ONES)}
    | {word: value * 10 for value, word in enumerate(_TENS) if word}
    | {"fourty": 40, "ninty": 90}
)
_SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}

NUMBER_WORDS = frozenset(_VALUES) | frozenset(_SCALES) | {"hundred"}
"""Every word a number may hold, apart from `and` and `a`."""


def read_english(text: str) -> int | None:
    """Read a whole number in English words; none if it is not one.

    Lower case, with or without `and` and hyphens; `a hundred` is 100.
    """
    words = [word for word in text.replace("-", " ").replace(",", " ").split() if word != "and"]
    if not words:
        return None
    total, group, last_scale = 0, list[str](), 10**15
    for word in words:
        if word not in _SCALES:
            group.append(word)
            continue
        count = _below_thousand(group)
        if not count or _SCALES[word] >= last_scale:
            return None
        total, group, last_scale = total + count * _SCALES[word], [], _SCALES[word]
    if not group:
        return total
    rest = _below_thousand(group)
    return None if rest is None or (rest == 0 and len(words) > 1) else total + rest


def write_english(number: int) -> str:
    """Write a whole number from 0 to below 10^15 in English words, with `and` after hundreds."""
    if number < 1000:
        return _write_below_thousand(number)
    parts = []
    for name, scale in reversed(_SCALES.items()):
        count, number = divmod(number, scale)
        if count:
            parts.append(f"{_write_below_thousand(count)} {name}")
    if number:
        parts.append(f"and {_ONES[number]}" if number < 20 else _write_below_thousand(number))
    return " ".join(parts)


def _below_thousand(words: list[str]) -> int | None:
    if words and words[0] in ("a", "an"):
        words = ["one", *words[1:]]
        if words[1:2] != ["hundred"] and len(words) > 1:
            return None
    total = 0
    if words[1:2] == ["hundred"]:
        hundreds = _VALUES.get(words[0], 0)
        if not 0 < hundreds < 20:  # fifteen hundred
            return None
        total, words = hundreds * 100, words[2:]
        if not words:
            return total
    values = [_VALUES.get(word, -1) for word in words]
    if len(values) == 1 and values[0] >= 0:
        return total + values[0] if total == 0 or values[0] else None
    if len(values) == 2 and values[0] >= 20 and 0 < values[1] < 10:
        return total + values[0] + values[1]
    return None


def _write_below_thousand(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    words = [f"{_ONES[hundreds]} hundred"] if hundreds else []
    if hundreds and rest:
        words.append("and")
    if rest >= 20:
        tens, ones = divmod(rest, 10)
        words.append(f"{_TENS[tens]}-{_ONES[ones]}" if ones else _TENS[tens])
    elif rest or not hundreds:
        words.append(_ONES[rest])
    return " ".join(words)
