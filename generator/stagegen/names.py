"""File names made from what people typed, such as a customer's name."""

import unicodedata
from collections.abc import Iterable
from pathlib import PurePath

from pathvalidate import sanitize_filename

LONGEST = 80
"""Characters of a whole file name, ending included."""
_LONGEST_BYTES = 240  # file systems count bytes: rare Chinese characters take four each
_ALSO = frozenset(" -_.()（）【】《》&+,，、·—")


def safe_name(name: str, taken: Iterable[str] = ()) -> str:
    """Make `name` (with its ending) a file name that every system takes, unlike all `taken`.

    Letters, digits and a few marks of any script stay, anything else becomes `_`; the result is
    NFC, no name reserved by Windows, without leading or trailing dots and spaces, and at most 80
    characters. Names that differ only in case clash; a clash gets `-2`, `-3`, …
    """
    text = "".join(c if _allowed(c) else "_" for c in unicodedata.normalize("NFC", name))
    # Stem and ending are told apart after cleaning, so that no `/` can hide in either.
    pure = PurePath(text.strip(" ."))
    ending = pure.suffix.rstrip(" .") if len(pure.suffix) <= 10 else ""
    stem = pure.name[: len(pure.name) - len(pure.suffix)] if ending else pure.name
    stem = stem.strip(" .") or "_"
    used = {unicodedata.normalize("NFC", other).casefold() for other in taken}
    count = 1
    while True:
        tail = (f"-{count}" if count > 1 else "") + ending
        candidate = sanitize_filename(_cut(stem, tail) + tail, platform="universal")
        if candidate.casefold() not in used:
            return candidate
        count += 1


def _allowed(character: str) -> bool:
    return character in _ALSO or unicodedata.category(character)[0] in "LMN"


def _cut(stem: str, tail: str) -> str:
    """Shorten `stem` until it and `tail` fit, by characters and by bytes."""
    stem = stem[: LONGEST - len(tail)]
    while len((stem + tail).encode()) > _LONGEST_BYTES:
        stem = stem[:-1]
    return stem.rstrip(" .") or "_"
