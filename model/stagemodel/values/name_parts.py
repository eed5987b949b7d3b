"""What a customer's name is made of: its core, its legal form, its place."""

from __future__ import annotations

from functools import lru_cache

from stagemodel.patterns import compiled, lazy, longest_first
from stagemodel.values.places import PLACES_EN, PLACES_ZH
from stagemodel.values.text import fold

# Longest first: 集团股份有限公司 goes by taking off 股份有限公司, then 集团.
_SUFFIX_ZH = ("股份有限公司", "有限责任公司", "有限公司", "股份公司", "公司", "集团")
_SUFFIX_EN = lazy(
    r"[, ]+(?:co\.?,? ?(?:ltd|limited|inc)|company limited|"
    r"limited company|(?:pte|pty)\.? (?:ltd|limited)|ltd|limited|inc|incorporated|corp|"
    r"corporation|company|co|llc|plc|gmbh|ag|group|s\.a|b\.v)\.?$"
)
_PLACE_ZH = lazy("|".join(longest_first(PLACES_ZH)))
_PLACE_EN = lazy(rf"(?:{'|'.join(longest_first(PLACES_EN))})(?: city| province)?(?=[ ,])[ ,]+")
_DIVISION = lazy(r"(?:特别行政区|(?:维吾尔|壮族|回族)?自治区|自治州|省|市)(?=.)")
_LONGEST = 200  # characters; what is longer was pasted into the wrong cell and stays as it is
_BRACKETED = lazy(r"\(([^()]*)\)")


@lru_cache(maxsize=262_144)  # the names of a large workbook, asked for by many rules in turn
def parts_of(name: str) -> tuple[str, str | None]:
    """Give a name's folded core and the place set aside for it; see `core` and `place`."""
    rest, where = fold(name), list[str]()
    if len(rest) > _LONGEST:
        return rest, None
    for inside in _BRACKETED.findall(rest) if "(" in rest else ():
        town = _place_of(inside.strip())
        shorter = rest.replace(f"({inside})", "", 1)
        if town and letters(shorter) >= 2:
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
        shorter = _SUFFIX_EN.sub("", name) if name[-1:].isascii() else name
        if shorter == name and name.endswith(_SUFFIX_ZH):
            shorter = next((name.removesuffix(s) for s in _SUFFIX_ZH if name.endswith(s)), name)
        shorter = shorter.strip(" ,")
        if shorter == name or letters(shorter) < 2:
            return name
        name = shorter


def _leading_place(name: str) -> tuple[str, str] | None:
    chinese = _PLACE_ZH.match(name)
    match = chinese or (_PLACE_EN.match(name) if name[:1].isascii() else None)
    if not match:
        return None
    rest = name[match.end() :]
    if chinese:
        # 省, 市 and the like go with the place: 深圳市.
        longer = _DIVISION.match(rest)
        rest = rest[longer.end() :] if longer else rest
    if letters(rest) < 2:
        return None
    return (_place_of(match[0].strip(" ,")) or match[0]), rest


def _place_of(text: str) -> str | None:
    if text in PLACES_ZH:
        return text
    bare = compiled(
        r"(?:特别行政区|(?:维吾尔|壮族|回族)?自治区|自治州|省|市| city| province)$"
    ).sub("", text)
    if bare in PLACES_ZH:
        return bare
    return PLACES_EN.get(bare)


def is_whole_name(name: str) -> bool:
    """Tell whether a folded name says itself what kind of body it names: 华强有限公司, 清华大学.

    华为公司 is still a short name.
    """
    bare = _BRACKETED.sub("", name).strip()
    without = _SUFFIX_EN.sub("", bare)
    suffix = bare.endswith(("有限公司", "有限责任公司", "集团", "大学", "学院", "医院"))
    masked_group = "*" in name and parts_of(name)[0] == name  # *集团 may be anyone's
    return letters(without) >= 2 and (suffix or without != bare) and not masked_group


def letters(text: str) -> int:
    """Count the letters and figures of a text: masking stars and signs are none."""
    return len(text) if text.isalnum() else sum(character.isalnum() for character in text)
