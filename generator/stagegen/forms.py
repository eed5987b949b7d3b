"""A file built once with places left open, and filled in for many.

Building a workbook takes some thirty times as long as writing a title into one that is built. What
differs from team to team is a handful of texts; in a form each of them is a mark that stands for
it, and filling in puts the text as XML where its mark stands.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NoReturn
from xml.sax.saxutils import escape

from stagegen.packing import pack_parts

_MARK = re.compile(rb"[=~]open-place-(\d+)~")


class Places:
    """The texts that are left open in a form, each under its mark."""

    def __init__(self) -> None:
        self.texts: list[str] = []

    def leave_open(self, text: str, *, like_formula: bool = False) -> str:
        """Give the mark that stands for `text`; nothing needs no mark.

        `like_formula` makes it begin as a formula does, for such a cell has a style of its own.
        """
        if not text:
            return text
        self.texts.append(text)
        return f"{'=' if like_formula else '~'}open-place-{len(self.texts) - 1}~"


class OpenPlace:
    """A mark in the context of a template, which prints it or asks whether it is there.

    Whatever else the template does with it would come out otherwise with the text itself: it is
    remembered, and the form is of no use.
    """

    def __init__(self, mark: str) -> None:
        """Take the mark; where a template prints, `mark` is to be printed."""
        self.mark, self.misused = mark, False

    def _misuse(self, *_: object) -> NoReturn:
        self.misused = True
        raise TypeError("an open place has no text yet")

    __str__ = __repr__ = __format__ = __eq__ = __hash__ = _misuse
    __len__ = __iter__ = __getitem__ = __getattr__ = _misuse

    @property  # type: ignore[misc]
    def __class__(self) -> type:
        """A question for its type, such as `company is string`."""
        self.misused = True
        return OpenPlace


class Form:
    """A file's parts, cut at their marks."""

    def __init__(self, parts: Mapping[str, bytes]) -> None:
        """Take the parts of a finished file."""
        self._parts = {name: _MARK.split(data) for name, data in parts.items()}

    def fill(self, texts: Sequence[str]) -> bytes:
        """Give the file with `texts` in the place of their marks."""
        written = [_as_xml(text) for text in texts]
        return pack_parts(
            (name, b"".join(_filled(pieces, written))) for name, pieces in self._parts.items()
        )


def _filled(pieces: Sequence[bytes], written: Sequence[bytes]) -> Iterator[bytes]:
    # What stands between marks and the marks' numbers take turns.
    for index, piece in enumerate(pieces):
        yield written[int(piece)] if index % 2 else piece


def _as_xml(text: str) -> bytes:
    # As references every text fits a part of any encoding.
    return escape(text, {"\r": "&#13;"}).encode("ascii", "xmlcharrefreplace")
