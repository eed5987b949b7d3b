"""Declarations of document types and entities: a way to read other files, and to bomb.

They are looked for in the bytes of every part: some reader parses it one day.
"""

from __future__ import annotations

from stagecheck.reading.refusals import has_dtd
from stagemodel.patterns import lazy

_EMBEDDED = ("/media/", "/embeddings/", "pictures/", "object ")
"""Folders of pictures and embedded files: an SVG may well have a DOCTYPE, and nobody parses it."""
_DTD_MARKS = tuple(
    # As in UTF-8, UTF-16 and UTF-32: their zeros stand before or behind each letter.
    zeros.join(word[at : at + 1] for at in range(len(word)))
    for word in (b"<!DOCTYPE", b"<!ENTITY")
    for zeros in (b"", b"\0", b"\0\0\0")
)

_UNREAD = ("basic/", "dialogs/", "configurations2/", "meta-inf/manifest.xml")
"""Parts of OpenDocument files that nobody parses."""

_OWN_DTD = lazy(rb'<!DOCTYPE\s+[\w:]+\s+PUBLIC\s+"-//OpenOffice\.org//DTD [^"<>]*"\s+"[\w.-]+"\s*>')
"""What OpenOffice and LibreOffice declare in every macro and, long ago, in the list of parts."""


def declares(text: bytes) -> bool:
    """Tell whether there is a declaration, in any encoding that Python's parser of XML knows."""
    # A single byte is looked for many times faster than two.
    if b"!" not in text or not (b"<!" in text or b"<\0" in text):
        return False
    return any(mark in text for mark in _DTD_MARKS)


def refuse_dtd(name: str, text: bytes) -> None:
    """Raise `UnreadableFileError` where the text of the part `name` has a declaration."""
    if declares(text):
        unread = name.replace("\\", "/").lstrip("/").casefold().startswith(_UNREAD)
        if declares(_OWN_DTD.sub(b"", text) if unread else text):
            raise has_dtd(name)


def is_embedded(name: str) -> bool:
    """Tell whether a part is a picture or an embedded file, by its name in small letters."""
    return any(folder in name for folder in _EMBEDDED)
