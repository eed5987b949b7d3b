"""What a customer's name is made of: its core, its legal form, its place."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache, lru_cache

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
_PLACE_EN = lazy(rf"(?:{'|'.join(longest_first(PLACES_EN))})(?: city| province)?(?=[ ,])[ ,]+")
_DIVISION = lazy(r"(?:特别行政区|(?:维吾尔|壮族|回族)?自治区|自治州|省|市)(?=.)")
_CORE = slice(2, -4)
"""Where the core of a usual name stands."""
_FORM_ENDS = ("公司", "集团", "股份")
_DIVISIONS = frozenset("特维壮回自省市")
_LONGEST = 200  # characters; what is longer was pasted into the wrong cell and stays as it is
_BRACKETED = lazy(r"\(([^()]*)\)")


@lru_cache(maxsize=262_144)  # the names of a large workbook, asked for by many rules in turn
def parts_of(name: str) -> tuple[str, str | None]:
    """Give a name's folded core and the place set aside for it; see `core` and `place`."""
    return parts_of_key(fold(name))


def parts_of_key(key: str) -> tuple[str, str | None]:
    """Do so for a name that is folded; of many names most are asked for but once."""
    rest, bracketed, leading = key, "", ""
    if len(rest) > _LONGEST:
        return rest, None
    if _is_usual(key):
        return key[_CORE], key[:2]
    for inside in _BRACKETED.findall(rest) if "(" in rest else ():
        town = _place_of(inside.strip())
        shorter = rest.replace(f"({inside})", "", 1)
        if town and letters(shorter) >= 2:
            rest, bracketed = " ".join(shorter.split()), f"{bracketed}/{town}"
    rest = _without_suffixes(rest)
    while cut := _leading_place(rest):
        leading, rest = cut
    if leading:
        rest = rest.strip(" ,")
    return rest, leading + bracketed if leading else bracketed[1:] or None


def parts_of_similar(keys: Collection[str]) -> dict[str, tuple[str, str | None]]:
    """Give the parts of those of many folded names whose core may be another's too.

    Of usual names, as nearly all of a large column are, no two have the same core and place: only
    others may be like them. They begin and end in few ways, each looked at once.
    """
    begun = set(filter(_begins_usually, {key[:4] for key in keys}))
    ended = set(filter(_ends_usually, {key[-6:] for key in keys}))
    others = [
        key for key in keys
        if key[:4] not in begun or key[-6:] not in ended or not _is_usually_long(key)
    ]  # fmt: skip
    parts = {key: parts_of_key(key) for key in others}
    cores = {short for short, _ in parts.values()}
    similar = [key for key in keys if key[_CORE] in cores] if cores else []
    return parts | {key: parts_of_key(key) for key in similar}


def _is_usual(name: str) -> bool:
    """Tell whether a folded name is made as nearly all long ones are: 北京云帆科技有限公司.

    That is a place of two characters, a core without a place or a form of its own, one form.
    """
    return _is_usually_long(name) and _ends_usually(name[-6:]) and _begins_usually(name[:4])


def _is_usually_long(name: str) -> bool:
    return 8 <= len(name) <= _LONGEST and name.isalnum()


def _begins_usually(head: str) -> bool:
    town, core = head[:2], head[2:]
    return _places().get(town) == [town] and core[:1] not in _DIVISIONS and core not in _places()


def _ends_usually(tail: str) -> bool:
    return tail[-4:] == "有限公司" and tail[:2] not in _FORM_ENDS


def _without_suffixes(name: str) -> str:
    while True:
        if name.endswith(_SUFFIX_ZH):
            for suffix in _SUFFIX_ZH:
                if name.endswith(suffix):
                    break
            shorter = name[: -len(suffix)].strip(" ,")
        elif name[-1:].isascii():
            shorter = _SUFFIX_EN.sub("", name).strip(" ,")
        else:
            shorter = name.strip(" ,")
        if shorter == name or letters(shorter) < 2:
            return name
        name = shorter


def _leading_place(name: str) -> tuple[str, str] | None:
    if name[:1].isascii():
        match = _PLACE_EN.match(name)
        if match is None:
            return None
        town, rest = match[0].strip(" ,"), name[match.end() :]
        town = _place_of(town) or town
    else:
        for town in _places().get(name[:2], ()):
            if name.startswith(town):
                break
        else:
            return None
        rest = name[len(town) :]
        # 省, 市 and the like go with the place: 深圳市.
        if rest[:1] in _DIVISIONS and (longer := _DIVISION.match(rest)):
            rest = rest[longer.end() :]
    return (town, rest) if letters(rest) >= 2 else None


@cache
def _places() -> dict[str, list[str]]:
    """Give the Chinese places by their first two characters, the longest first."""
    found: dict[str, list[str]] = {}
    for town in longest_first(PLACES_ZH):
        found.setdefault(town[:2], []).append(town)
    return found


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
