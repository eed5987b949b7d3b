"""Texts in the XML of a workbook that are spelt as most programs spell them."""

from __future__ import annotations

from stagecheck.reading.cellvalues import unescape
from stagemodel.patterns import lazy

_OPENING, _CLOSING, _BETWEEN = b"<si><t>", b"</t></si>", "</t></si><si><t>"
_ODD = "&", "\r", "_x"
"""What may say something else than itself."""
_ITEM = lazy(r'<si><t( xml:space="preserve")?>([^<]*)</t></si>')
_REFERENCE = lazy("&(?:#([0-9]{1,6})|#x([0-9A-Fa-f]{1,5})|(amp|lt|gt|quot|apos));")
_NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}


class NotPlainError(Exception):
    """Something is spelt in another way: a full reader of XML is to read it."""


def plain_strings(part: bytes) -> list[str]:
    """Give the shared strings of their part. Raises NotPlainError, for rich texts too."""
    # A single byte is looked for many times faster than two.
    if (b"!" in part and b"<!" in part) or (part.count(b"?") > 2 and part.count(b"<?") > 1):
        raise NotPlainError
    count = part.count(b"<si")
    # Mostly the very same stands between any two of them, and no other element anywhere.
    begin, end = part.find(_OPENING), part.rfind(_CLOSING)
    inside = part[begin + len(_OPENING) : end]
    if 0 <= begin < end and inside.count(b"<") == _BETWEEN.count("<") * (count - 1):
        together = decoded(inside)
        texts = together.split(_BETWEEN)
        if len(texts) == count:
            if not any(map(together.__contains__, _ODD)) and list(map(str.strip, texts)) == texts:
                return texts
            return [t if t.isalnum() else plain_text(t, keeps_space=False) for t in texts]
    items = _ITEM.findall(decoded(part))
    if len(items) != count:
        raise NotPlainError
    return [t if t.isalnum() else plain_text(t, keeps_space=bool(space)) for space, t in items]


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
