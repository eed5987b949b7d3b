"""Customers' names: what is left once legal form and place are set aside, and who is meant."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

from stagemodel.values.name_parts import is_whole_name, letters, parts_of
from stagemodel.values.text import fold


class Match(Struct, frozen=True):
    """Which of the names fit, by index, and by what they fit."""

    indexes: tuple[int, ...]
    how: Literal["whole", "core", "beginning", "none"]


def core(name: str) -> str:
    """Give a name's folded core: legal suffixes and leading or bracketed places set aside.

    Each is only set aside while two characters other than the masking `*` remain, so that *集团
    stays as it is.
    """
    return parts_of(name)[0]


def place(name: str) -> str | None:
    """Give the place that was set aside for `core`, without 省 or 市; none where there is none.

    A name that states several gives the most exact of the leading ones, then the bracketed one.
    """
    return parts_of(name)[1]


def match_customer(name: str, names: Sequence[str]) -> Match:
    """Find whom a name, perhaps a short one, means among `names`.

    First the whole name counts, then the core, then the beginning of the core (two characters or
    more): the first of these that fits anyone decides. Names that state different places never
    match, and a name with a legal suffix of its own is no short name: 华强有限公司 is not
    华强证券有限公司.
    """
    whole, short, where = fold(name), *parts_of(name)
    if exact := tuple(i for i, other in enumerate(names) if whole and fold(other) == whole):
        return Match(exact, "whole")
    fitting = [
        (i, parts_of(other)[0]) for i, other in enumerate(names) if _same_place(where, place(other))
    ]
    if equal := tuple(i for i, other in fitting if short and other == short):
        return Match(equal, "core")
    if letters(short) >= 2 and not is_whole_name(whole):
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
