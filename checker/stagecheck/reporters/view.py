"""How a report is to be looked at."""

from msgspec import Struct


class View(Struct, frozen=True):
    """The reader's side of a report."""

    lang: str
    """Language of all words: `zh` or `en`."""
    width: int = 100
    """Columns of a line, for formats that have lines."""
    colour: bool = False
    """Whether the colour codes of a terminal are welcome."""
