"""How text looks where people read it: its width in columns, line breaks, nothing hidden in it.

A Chinese character takes two columns of a terminal, so `len` and `textwrap` go wrong.
"""

import unicodedata
from collections.abc import Iterator

from stagemodel.patterns import lazy

_NEVER_FIRST = frozenset(
    ",.;:!?%)]}>\"'，。、；：！？％）］｝〉》」』】〕”’…·℃～"
)  # fmt: skip
_NEVER_LAST = frozenset("([{<（［｛〈《「『【〔“‘￥$")
_GAP = lazy(r"\s+")


def clean(text: str) -> str:
    """Give `text` on one line without anything that a terminal would act upon.

    Line breaks and tabs become a space; control characters, marks of writing direction and other
    invisible formatting are dropped; half a surrogate pair, from a damaged file name, is `?`.
    """
    if text.isascii() and text.isprintable():
        return text
    kept = []
    for character in _GAP.sub(" ", text):
        category = unicodedata.category(character)
        if category == "Cs":
            kept.append("?")
        elif category not in ("Cc", "Cf"):
            kept.append(character)
    return "".join(kept)


def columns(text: str) -> int:
    """Give the width of `text` in columns of a terminal."""
    return len(text) if text.isascii() else sum(map(_columns, text))


def pad(text: str, width: int) -> str:
    """Fill `text` up with spaces to `width` columns; a longer one stays as it is."""
    return text + " " * (width - columns(text))


def wrap(text: str, width: int, hanging: int = 0) -> list[str]:
    """Break `text` into lines of at most `width` columns, at least one.

    Lines break at spaces and between Chinese characters, never before a closing mark nor after
    an opening one; only a word longer than a line is cut. `hanging` columns are kept free on
    every line but the first, for the caller to indent by.
    """
    lines: list[str] = []
    line, used = "", 0
    for whole in _pieces(text):
        piece = whole
        while used + columns(piece.rstrip()) > (room := _room(width, hanging if lines else 0)):
            if not line:  # a word that no line holds
                line, piece = _cut(piece, room)
            lines.append(line.rstrip())
            line, used = "", 0
        line += piece
        used += columns(piece)
    return [*lines, line.rstrip()] if line.strip() or not lines else lines


def _room(width: int, hanging: int) -> int:
    return max(width - hanging, 2)


def _pieces(text: str) -> Iterator[str]:
    """What may not be broken: a word with the spaces after it, a Chinese character."""
    start = 0
    for index in range(1, len(text)):
        before, after = text[index - 1], text[index]
        if after != " " and (before == " " or _may_part(before, after)):
            yield text[start:index]
            start = index
    if text:
        yield text[start:]


def _may_part(before: str, after: str) -> bool:
    if after in _NEVER_FIRST or before in _NEVER_LAST:
        return False
    return _columns(before) == 2 or _columns(after) == 2


def _cut(text: str, width: int) -> tuple[str, str]:
    """Part `text` where it fills `width` columns, after a character at least."""
    used = 0
    for index, character in enumerate(text):
        used += _columns(character)
        if used > width and index:
            return text[:index], text[index:]
    return text, ""


def _columns(character: str) -> int:
    if unicodedata.east_asian_width(character) in "WF":
        return 2
    return 0 if unicodedata.category(character) in ("Mn", "Me", "Cf") else 1
