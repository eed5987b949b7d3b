"""XML of a part parsed with care.

Small parts are for Python's own parser: lxml takes as long to load as it saves on a megabyte. What
that parser will not read (an encoding that only lxml knows, a prefix that nobody declared) or
what is nested very deep, lxml reads or refuses: it has the last word, and the words for it.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from itertools import chain

from stagecheck.reading.doctypes import refuse_dtd
from stagecheck.reading.package import MB

try:  # only the half in C: the other one takes as long to load
    from _elementtree import ParseError, XMLParser  # type: ignore[import-not-found]
except ImportError:
    from xml.etree.ElementTree import ParseError, XMLParser

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeVar
    from xml.etree.ElementTree import Element

    T = TypeVar("T")

_SMALL = MB
"""Bytes. No text of so small a part is too long for lxml either."""

_SHORT = 64 * 1024
"""Bytes of a part that is remembered."""
_REMEMBERED = 32
"""How many are: files of one origin share styles, and what refers to what."""

_DEPTH = 200
"""Elements within each other that are never too many for lxml, which takes 256."""


def parse_xml(content: bytes, name: str) -> Element:
    """Parse the part `name`. Raises `UnreadableFileError` where that cannot or must not be."""
    if len(content) <= _SMALL:
        # In all encodings that this parser knows a declaration is seen in the bytes.
        refuse_dtd(name, content)
        try:
            parser = XMLParser()
            parser.feed(content)
            root: Element = parser.close()
        except (ParseError, ValueError, LookupError):
            pass
        else:
            if not _is_deep(root):
                return root
    from stagecheck.reading.lxmlparts import parse  # noqa: PLC0415  # seldom needed

    return parse(content, name)


def remembered(read: Callable[[Element, str], T]) -> Callable[[bytes, str], T]:
    """Give what reads the content of a part with this name as `read` does its root and name; of a
    small one that an earlier file had to the byte, it gives the very same again.
    """

    def reading(content: bytes, name: str) -> T:
        return read(parse_xml(content, name), name)

    kept = lru_cache(maxsize=_REMEMBERED)(reading)

    def either(content: bytes, name: str) -> T:
        return (kept if len(content) <= _SHORT else reading)(content, name)

    return either


def _is_deep(root: Element) -> bool:
    level = [root]
    for _ in range(_DEPTH):
        level = list(filter(len, chain.from_iterable(level)))
        if not level:
            return False
    return True
