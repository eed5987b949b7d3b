"""Lines of a terminal: as wide as the view, in colour where it is welcome."""

from __future__ import annotations

from collections.abc import Iterator

from stagecheck.reporters.view import View
from stagemodel.display import wrap

_NARROWEST = 40
_CODES = {
    "bold": "1",
    "faint": "2",
    "error": "31;1",
    "warning": "33;1",
    "info": "36;1",
    "good": "32;1",
}


class Canvas:
    """What lines are made with for one view."""

    def __init__(self, view: View) -> None:
        """Take how the report is looked at."""
        self.lang, self.colour = view.lang, view.colour
        self.width = max(view.width, _NARROWEST)

    def paint(self, text: str, style: str) -> str:
        """Give `text` in a style: `bold`, `faint`, `good`, a severity, or none."""
        return f"\x1b[{_CODES[style]}m{text}\x1b[0m" if self.colour and style else text

    def indented(self, text: str, indent: int, hanging: int = 2, style: str = "") -> Iterator[str]:
        """Break `text` into lines that begin at a column, all but the first a little further in."""
        for number, line in enumerate(wrap(text, self.width - indent, hanging)):
            yield " " * (indent + (hanging if number else 0)) + self.paint(line, style)
