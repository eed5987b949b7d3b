"""Which texts may be headers at all: asked of every text in the first rows of every sheet."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property, lru_cache

from stagecheck.reading.headers import WorkbookHeaders, bare
from stagecheck.reading.tables import header_text
from stagemodel.values.text import is_traditional, normalise

_WORDS = 20_000
"""So many of the words asked for are remembered: the files of a run have most in common."""


class HeaderNames:
    """The names of all columns of all workbooks of a pack."""

    def __init__(self, books: Sequence[WorkbookHeaders]) -> None:
        """Collect them."""
        self._whole = frozenset[str]().union(*(book.whole_names for book in books))
        self._bare = frozenset[str]().union(*(book.bare_names for book in books))
        self.may_be = lru_cache(_WORDS)(self._may_be)
        """Tell whether a cell's text may be a name; false is sure."""

    def has(self, key: str) -> bool:
        """Tell quickly whether a folded text is a name, notes around it aside."""
        return bool(key) and (key in self._whole or bare(key) in self._bare)

    def _may_be(self, word: str) -> bool:
        # To turn traditional characters into simplified ones takes a converter that few runs
        # need otherwise: not for words that are no names anyway, as the lists of a template.
        if not is_traditional(word):
            return self.has(header_text(word))
        # Its other characters stay as they are when it is simplified.
        text = normalise(word).casefold()
        kept = (character for character in text if not is_traditional(character))
        return not text.isalnum() or self._characters.issuperset(kept)

    @cached_property
    def _characters(self) -> frozenset[str]:
        return frozenset("".join(self._whole | self._bare))
