"""How a report is to be looked at."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class View:
    """The reader's side of a report."""

    lang: str
    """Language of all words: `zh` or `en`."""
    width: int = 100
    """Columns of a line, for formats that have lines."""
    colour: bool = False
    """Whether the colour codes of a terminal are welcome."""
