"""The shared strings of an .xlsx, and whether the value reader can be trusted with them."""

from __future__ import annotations

from stagecheck.reading.ooxml import Book, read_strings
from stagecheck.reading.package import MB, Package
from stagemodel.patterns import lazy

_DECLARED = lazy(rb'uniqueCount\s*=\s*["\']\s*(\d+)')
_USUAL = "xl/sharedStrings.xml"
"""Where the value reader looks for the shared strings, whatever the relations say."""

MOST_TEXT = 50 * MB
"""Characters that cells may share: a long text in many cells is a bomb of its own kind."""

_MOST = 3 * MOST_TEXT
"""Bytes of them: a Chinese character takes three."""
_REFERENCE = lazy(rb't="s"[^<>]*><v>(\d{1,9})</v>')


def shared_strings(package: Package, book: Book) -> list[str]:
    """Give the shared strings. Raises `UnreadableFileError` where they cannot be parsed."""
    if book.strings and book.strings in package:
        return read_strings(package, book.strings)
    return []


def overwhelm(package: Package, book: Book, references: int) -> bool:
    """Tell whether the shared strings would take the value reader more memory than there is.

    It makes room for as many as are declared, even if the part cannot hold them, and copies a
    string into each of the cells that refer to one: either kills the process.
    """
    for name in {(book.strings or _USUAL).casefold(), _USUAL.casefold()}:
        if name in package:
            strings = package.read(name)
            declared = _DECLARED.findall(strings)
            if any(len(number) > 9 or int(number) > len(strings) for number in declared):
                return True
            # Each cell might hold the longest text; only where that is too much are they counted.
            lengths = [len(end) - max(end.find(b"<si"), 0) for end in strings.split(b"</si>")]
            if max(lengths) * references > _MOST and _copied(package, book, lengths) > _MOST:
                return True
    return False


def _copied(package: Package, book: Book, lengths: list[int]) -> int:
    """Count the bytes of text that all cells refer to."""
    copied, longest, strings = 0, max(lengths), len(lengths)
    for sheet in book.sheets:
        part = package.read(sheet.part)
        counted = 0
        for match in _REFERENCE.finditer(part):
            counted += 1
            number = int(match[1])
            copied += lengths[number] if number < strings else 0
        copied += (part.count(b't="s"') - counted) * longest  # spelt in other ways
    return copied
