"""Which texts may be headers at all: asked of every text in the first rows of every sheet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property

from stagecheck.reading.headers import WorkbookHeaders, bare
from stagecheck.reading.raw import RawValue
from stagecheck.reading.tables import LONGEST_HEADER
from stagemodel.values.text import fold_all, is_traditional, normalise

_WORDS = 20_000
"""So many of the words asked for are remembered: the files of a run have most in common."""


class HeaderNames:
    """The names of all columns of all workbooks of a pack."""

    def __init__(self, books: Sequence[WorkbookHeaders]) -> None:
        """Collect them."""
        self._whole = frozenset[str]().union(*(book.whole_names for book in books))
        self._bare = frozenset[str]().union(*(book.bare_names for book in books))
        self._known: dict[str, bool] = {}

    def has(self, key: str) -> bool:
        """Tell quickly whether a folded text is a name, notes around it aside."""
        return bool(key) and (key in self._whole or bare(key) in self._bare)

    def among(self, cells: Iterable[RawValue]) -> set[str]:
        """Give those values that may be names; for sure the others are none."""
        words = {c for c in set(cells) if isinstance(c, str) and 0 < len(c) <= LONGEST_HEADER}
        new = words.difference(self._known)
        if len(self._known) + len(new) > _WORDS:
            self._known.clear()
            new = words
        if new:
            self._look_up(new)
        return set(filter(self._known.__getitem__, words))

    def _look_up(self, new: set[str]) -> None:
        odd = set(filter(is_traditional, new)) if is_traditional("".join(new)) else set()
        self._known.update((word, self._may_be(word)) for word in odd)
        plain = list(new - odd)
        self._known.update(zip(plain, map(self.has, fold_all(plain)), strict=True))

    def _may_be(self, word: str) -> bool:
        # To turn traditional characters into simplified ones takes a converter that few runs
        # need otherwise: not for words that are no names anyway, as the lists of a template.
        # Its other characters stay as they are when it is simplified.
        text = normalise(word).casefold()
        kept = (character for character in text if not is_traditional(character))
        return not text.isalnum() or all(character in self._characters for character in kept)

    @cached_property
    def _characters(self) -> str:
        return "".join(self._whole)
