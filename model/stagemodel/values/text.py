"""One way of writing a text: full-width forms, odd spaces and traditional characters set aside."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from contextlib import suppress
from functools import cache
from typing import Protocol

from stagemodel.patterns import lazy
from stagemodel.values.simplified import SIMPLIFIED

_INVISIBLE = lazy("[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufe00-\ufe0f]")
_ODD_SPACE = lazy("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_CJK = "\u2e80-\u2fff\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_CJK_GAP = lazy(f"(?<=[{_CJK}]) (?=[{_CJK}])")
_WIDE = tuple(zip("，：；（）", ",:;()", strict=True))
"""The full-width characters that most texts have, as NFKC writes them."""
_PLAIN = {
    "。": ".", "、": ",", "“": '"', "”": '"', "「": '"', "」": '"', "‘": "'", "’": "'",
    "【": "[", "】": "]", "〔": "[", "〕": "]", "《": "<", "》": ">", "〈": "<", "〉": ">",
    **dict.fromkeys("‐‑‒–—―−", "-"), "〜": "~", "∼": "~",
}  # fmt: skip
_PUNCTUATION = lazy(f"[{''.join(_PLAIN)}]")
_NOT_CJK = "\0-\u2e7f\u3000-\u3004\u3008-\u33ff\u4dc0-\u4dff\ua000-\uf8ff\ufb00-\U0010ffff"
_TRADITIONAL = lazy(f"[^{SIMPLIFIED}々〇{_NOT_CJK}]")
_REMEMBERED = 60
"""Texts up to this length, such as names and choices, are folded once: most come again."""
_MOST_REMEMBERED = 262_144
"""The names of a large workbook, asked for by many rules in turn."""
_folded: dict[str, str] = {}
_TOGETHER = 256
_BULLET = lazy("[\u2460-\u249b\u24ea-\u24ff\u2776-\u2793\u3220-\u3229]|[\r\n\v\f\u2028]+")


class _Converter(Protocol):
    def convert(self, text: str) -> str: ...


def normalise(text: str) -> str:
    """Give `text` in NFKC, without invisible characters, with single plain spaces, stripped.

    Case and traditional forms are kept.
    """
    if text.isalnum() and unicodedata.is_normalized("NFKC", text):
        return text  # as most texts are: neither spaces nor invisible characters
    return " ".join(_visible(text).split())


def _visible(text: str) -> str:
    if text.isascii():
        return text
    # NFKC looks long at every character of a text in which it has any to change.
    for wide, narrow in _WIDE:
        text = text.replace(wide, narrow)
    return _INVISIBLE.sub("", unicodedata.normalize("NFKC", text))


def simplify(text: str) -> str:
    """Give `text` with traditional Chinese characters turned into simplified ones.

    OpenCC is loaded only for text that holds some.
    """
    return _opencc().convert(text) if is_traditional(text) else text


def fold(text: str) -> str:
    """Give the key by which two texts are compared: spelling, case and punctuation set aside.

    Spaces between Chinese characters go, other runs of space become one; Chinese punctuation
    becomes its ASCII counterpart.
    """
    if (known := _folded.get(text)) is not None:
        return known
    folded = _fold(text)
    if len(text) <= _REMEMBERED:
        if len(_folded) >= _MOST_REMEMBERED:
            _folded.clear()
        _folded[text] = folded
    return folded


def fold_all(texts: Sequence[str]) -> list[str]:
    """Fold many texts: five times as quick for most names as one by one."""
    with suppress(KeyError):
        return list(map(_folded.__getitem__, texts))
    new = [text for text in texts if len(text) <= _REMEMBERED and text not in _folded]
    if len(_folded) + len(new) <= _MOST_REMEMBERED:
        for start in range(0, len(new), _TOGETHER):
            _fold_together(new[start : start + _TOGETHER])
    return [_folded.get(text) or fold(text) for text in texts]


def _fold_together(texts: list[str]) -> None:
    # What all of them are together each one is: letters and figures that are folded already.
    together = "".join(texts)
    if (
        together.isalnum()
        and not is_traditional(together)
        and normalise(together).casefold() == together
    ):
        _folded.update(zip(texts, texts, strict=True))
        return
    # Spaces and OpenCC aside, folding looks at one character at a time.
    plain = _visible("\0".join(texts))
    if not is_traditional(plain) and plain.count("\0") == len(texts) - 1:
        folded = _lowered(plain).split("\0")
        _folded.update(zip(texts, map(_spaced, texts, folded), strict=True))
    elif len(texts) > 1:
        half = len(texts) // 2
        _fold_together(texts[:half])
        _fold_together(texts[half:])


def _fold(text: str) -> str:
    return _spaced(text, _lowered(simplify(normalise(text))))


def _lowered(text: str) -> str:
    # A fifth of what str.translate() takes.
    return _PUNCTUATION.sub(lambda sign: _PLAIN[sign[0]], text.casefold())


def _spaced(text: str, folded: str) -> str:
    """Give what `text` is folded to with the spaces that count; `text` itself where it is that."""
    if not folded.isalnum():
        folded = " ".join(folded.split())
        if " " in folded and not folded.isascii():
            folded = " ".join(_CJK_GAP.sub("", folded).split())
    return text if folded == text else folded


def has_stray_whitespace(text: str) -> bool:
    """Tell whether `text` begins or ends with space or holds an invisible or odd-width one.

    A line break or a plain space inside a text is not stray.
    """
    if text.isalnum():
        return False
    return text != text.strip() or bool(_INVISIBLE.search(text) or _ODD_SPACE.search(text))


def as_list(text: str) -> str:
    """Give `text` with line breaks and circled numbers (①②) as `;`, before NFKC makes them digits.

    For texts that list things: a payment schedule, a scope of service.
    """
    return _BULLET.sub(";", text)


def is_traditional(text: str) -> bool:
    """Tell whether `text` may hold traditional Chinese characters: `simplify` converts it then."""
    return not text.isascii() and _TRADITIONAL.search(text) is not None


@cache
def _opencc() -> _Converter:
    from opencc import OpenCC  # noqa: PLC0415  # seldom needed

    converter: _Converter = OpenCC("t2s")
    return converter
