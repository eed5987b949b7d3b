"""XML read by lxml: large parts, those that Python's own parser leaves alone, and old spellings."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from lxml import etree

from stagecheck.reading.refusals import (
    UnreadableFileError,
    damaged,
    has_dtd,
    over_limit,
    too_much_memory,
)

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

SAFE = {"resolve_entities": False, "no_network": True, "load_dtd": False}
"""What `etree.iterparse` is to be told for every part."""

_NO_MEMORY, _OVER_LIMIT = 2, 114
"""Codes of libxml2: it calls these errors of syntax as well."""


def parse(content: bytes, name: str) -> Element:
    """Parse the part `name`. Raises `UnreadableFileError` where that cannot or must not be.

    What it gives has the methods of `Element`, and no comments, as that has none.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True,
        remove_pis=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise not_parsed(error, name) from error
    refuse_declared(root, name)
    return cast("Element", root)


def refuse_declared(element: etree._Element, name: str) -> None:
    """Raise `UnreadableFileError` where the document of this element has a DOCTYPE.

    In some encodings only the parser sees one.
    """
    if element.getroottree().docinfo.internalDTD is not None:
        raise has_dtd(name)


def not_parsed(error: SyntaxError, name: str) -> UnreadableFileError:
    """Say why the part `name` could not be parsed."""
    code = getattr(error, "code", None)
    if code == _NO_MEMORY:
        return too_much_memory()
    if code == _OVER_LIMIT:
        return over_limit(
            f"部件 {name} 嵌套超过 256 层，或单个文本超过 10 MB",
            f"the part {name} is nested more than 256 deep or holds a text of more than 10 MB",
        )
    return damaged(f"部件 {name} 不是有效的 XML", f"the part {name} is not valid XML")
