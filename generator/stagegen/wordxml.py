"""Values as text of a Word document: every letter kept, nothing taken for XML or for a tag."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

from stagegen.forms import OpenPlace

_LINE_END = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
# What XML cannot hold. Bells and form feeds go as well: docxtpl makes paragraphs of them.
_ILLEGAL = re.compile("[^\t\n -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# docxtpl turns {_{ into {{ after rendering: a value must not hold a brace at that time.
_BRACES = {ord("{"): "&#123;", ord("}"): "&#125;"}


def clean(text: str) -> str:
    """Give `text` with plain line ends and without control characters."""
    return _ILLEGAL.sub("", _LINE_END.sub("\n", text))


def as_xml(value: object) -> Markup:
    """Give a tag's value as XML text; docxtpl makes line breaks of its line ends.

    Raises `UndefinedError` for a name that the context does not have.
    """
    if type(value) is OpenPlace:
        return Markup(value.mark)
    text = "" if value is None else clean(str(value))
    escaped = text if isinstance(value, Markup) else str(escape(text))
    return Markup(escaped.translate(_BRACES))  # escaped above


def as_text(value: object) -> str:
    """Give a tag's value as plain text, for the document's properties."""
    return value.mark if type(value) is OpenPlace else str(value)
