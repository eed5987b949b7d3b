"""How wide and how high a text comes out.

Programs measure rows themselves when somebody edits them, but not when they open a file, and never
for merged cells.
"""

from collections.abc import Iterable
from unicodedata import east_asian_width

from openpyxl.worksheet.dimensions import RowDimension

LINE_HEIGHT, PADDING = 16.5, 6.0
"""Points, at 10.5 points of text."""
HIGHEST = 409.0
"""Points; Excel has no higher row."""
# In units of column width, which are digits of the same font; letters of a text on the average.
_WIDE, _NARROW = 1.9, 0.93


class AutoHeight(RowDimension):
    """A row whose height is a first guess: editing it fits it anew, unlike a fixed height."""

    __fields__ = tuple(name for name in RowDimension.__fields__ if name != "customHeight")


def width_of(text: str) -> float:
    """Give the width of `text` in units of column width."""
    return sum(_WIDE if east_asian_width(character) in "WFA" else _NARROW for character in text)


def height_of(texts: Iterable[tuple[str, float]]) -> float:
    """Give the height in points of a row of (text, column width) that wrap."""
    most = 1
    for text, width in texts:
        usable = width - 2  # indent and the words' ragged edge
        lines = sum(max(1, -int(-width_of(part) // usable)) for part in text.split("\n"))
        most = max(most, lines)
    return min(most * LINE_HEIGHT + PADDING, HIGHEST)
