"""Texts in the XML of a workbook that are spelt as most programs spell them."""

from __future__ import annotations

from stagecheck.reading.cellvalues import unescape
from stagemodel.patterns import lazy

_ITEM = lazy(r'<si><t( xml:space="preserve")?>([^<]*)</t></si>')
_REFERENCE = lazy("&(?:#([0-9]{1,6})|#x([0-9A-Fa-f]{1,5})|(amp|lt|gt|quot|apos));")
_NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}


class NotPlainError(Exception):
    """Something is spelt in another way: a full reader of XML is to read it."""


def plain_strings(part: bytes) -> list[str]:
    """Give the shared strings of their part. Raises NotPlainError, for rich texts too."""
    items = _ITEM.findall(decoded(part))
    if len(items) != part.count(b"<si"):
        raise NotPlainError
    return [
        text if text.isalnum() else plain_text(text, keeps_space=bool(space))
        for space, text in items
    ]


def plain_text(text: str, *, keeps_space: bool) -> str:
    """Give what a piece of XML without elements says. Raises NotPlainError where it stands between
    spaces that are not to be kept, or refers to what only a parser knows.
    """
    if "\r" in text or not (keeps_space or text == text.strip()):
        raise NotPlainError
    if "&" in text:
        if text.count("&") != len(_REFERENCE.findall(text)):
            raise NotPlainError
        text = _REFERENCE.sub(lambda m: _character(m[1], m[2], m[3]), text)
    return unescape(text)


def _character(decimal: str, hexadecimal: str, name: str) -> str:
    if name:
        return _NAMED[name]
    number = int(decimal) if decimal else int(hexadecimal, 16)
    if not (0x20 <= number < 0xD800 or 0xE000 <= number < 0xFFFE):
        raise NotPlainError
    return chr(number)


def decoded(text: bytes) -> str:
    """Decode UTF-8. Raises NotPlainError."""
    try:
        return text.decode()
    except UnicodeDecodeError:
        raise NotPlainError from None
