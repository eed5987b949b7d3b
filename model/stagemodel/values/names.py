"""Customers' names: what is left once legal form and place are set aside, and who is meant."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

from msgspec import Struct

from stagemodel.patterns import lazy
from stagemodel.values.places import PLACES_EN, PLACES_ZH
from stagemodel.values.text import fold

# Longest first: 集团股份有限公司 goes by taking off 股份有限公司, then 集团.
_SUFFIX_ZH = ("股份有限公司", "有限责任公司", "有限公司", "股份公司", "公司", "集团")
_SUFFIX_EN = lazy(
    r"[, ]+(?:(?:group|holdings?) )?(?:co\.?,? ?(?:ltd|limited|inc)|company limited|"
    r"limited company|(?:pte|pty)\.? (?:ltd|limited)|ltd|limited|inc|incorporated|corp|"
    r"corporation|company|co|llc|plc|gmbh|ag|group|s\.a|b\.v)\.?$"
)
_PLACE_ZH = lazy("|".join(sorted(PLACES_ZH, key=len, reverse=True)))
_PLACE_EN = lazy(
    rf"(?:{'|'.join(sorted(PLACES_EN, key=len, reverse=True))})(?: city| province)?(?=[ ,])[ ,]+"
)
_LONGEST = 200  # characters; what is longer was pasted into the wrong cell and stays as it is
_BRACKETED = lazy(r"\(([^()]*)\)")


class Match(Struct, frozen=True):
    """Which of the names fit, by index, and by what they fit."""

    indexes: tuple[int, ...]
    how: Literal["whole", "core", "beginning", "none"]


def core(name: str) -> str:
    """Give a name's folded core: legal suffixes and leading or bracketed places set aside.

    Each is only set aside while two characters other than the masking `*` remain, so that *集团
    stays as it is.
    """
    return _parts(name)[0]


def place(name: str) -> str | None:
    """Give the place that was set aside for `core`, without 省 or 市; none where there is none.

    A name that states several gives the most exact of the leading ones, then the bracketed one.
    """
    return _parts(name)[1]


def match_customer(name: str, names: Sequence[str]) -> Match:
    """Find whom a name, perhaps a short one, means among `names`.

    First the whole name counts, then the core, then the beginning of the core (two characters or
    more): the first of these that fits anyone decides. Names that state different places never
    match.
    """
    whole, short, where = fold(name), *_parts(name)
    if exact := tuple(i for i, other in enumerate(names) if whole and fold(other) == whole):
        return Match(exact, "whole")
    fitting = [
        (i, _parts(other)[0]) for i, other in enumerate(names) if _same_place(where, place(other))
    ]
    if equal := tuple(i for i, other in fitting if short and other == short):
        return Match(equal, "core")
    if _letters(short) >= 2:
        begun = tuple(i for i, other in fitting if _begins(other, short))
        if begun:
            return Match(begun, "beginning")
    return Match((), "none")


def find_customers(name: str, names: Sequence[str]) -> tuple[int, ...]:
    """Give the indexes of the names that `name` may mean; see `match_customer`."""
    return match_customer(name, names).indexes


def same_party(a: str, b: str) -> bool:
    """Tell whether two names may be one customer, either being short for the other."""
    return bool(find_customers(a, [b]) or find_customers(b, [a]))


def lookalike(a: str, b: str) -> bool:
    """Tell whether two different names are equal once suffix and place are set aside."""
    if fold(a) == fold(b) or core(a) != core(b):
        return False
    return bool(core(a)) and _same_place(place(a), place(b))


@lru_cache(maxsize=4096)
def _parts(name: str) -> tuple[str, str | None]:
    rest, where = fold(name), list[str]()
    if len(rest) > _LONGEST:
        return rest, None
    for inside in _BRACKETED.findall(rest):
        town = _place_of(inside.strip())
        shorter = rest.replace(f"({inside})", "", 1)
        if town and _letters(shorter) >= 2:
            rest, where = " ".join(shorter.split()), [*where, town]
    rest = _without_suffixes(rest)
    leading = None
    while cut := _leading_place(rest):
        leading, rest = cut
    rest = _without_suffixes(rest)
    where = ([leading] if leading else []) + where
    return rest, "/".join(where) or None


def _without_suffixes(name: str) -> str:
    while True:
        shorter = _SUFFIX_EN.sub("", name)
        if shorter == name:
            shorter = next((name.removesuffix(s) for s in _SUFFIX_ZH if name.endswith(s)), name)
        shorter = shorter.strip(" ,")
        if shorter == name or _letters(shorter) < 2:
            return name
        name = shorter


def _leading_place(name: str) -> tuple[str, str] | None:
    chinese = _PLACE_ZH.match(name)
    match = chinese or _PLACE_EN.match(name)
    if not match:
        return None
    rest = name[match.end() :]
    if chinese:
        # 省, 市 and the like go with the place: 深圳市.
        longer = re.match(r"(?:特别行政区|(?:维吾尔|壮族|回族)?自治区|自治州|省|市)(?=.)", rest)
        rest = rest[longer.end() :] if longer else rest
    if _letters(rest) < 2:
        return None
    return (_place_of(match[0].strip(" ,")) or match[0]), rest


def _place_of(text: str) -> str | None:
    bare = re.sub(
        r"(?:特别行政区|(?:维吾尔|壮族|回族)?自治区|自治州|省|市| city| province)$", "", text
    )
    if bare in PLACES_ZH:
        return bare
    return PLACES_EN.get(bare)


def _same_place(a: str | None, b: str | None) -> bool:
    return a is None or b is None or a == b


def _begins(whole: str, short: str) -> bool:
    # A Latin word is not cut: Hua does not begin Huaqiang.
    following = whole[len(short) : len(short) + 1]
    cut = (
        short[-1:].isascii()
        and short[-1:].isalnum()
        and following.isascii()
        and following.isalnum()
    )
    return whole.startswith(short) and not (cut and following)


def _letters(text: str) -> int:
    return sum(character.isalnum() for character in text)
