"""Which customer a row or minutes speak of, found by name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property

from msgspec import Struct

from stagemodel.nearest import nearest
from stagemodel.submission import Minutes, Row
from stagemodel.values.names import Match, core, match_customer
from stagemodel.values.party import read_party
from stagemodel.values.text import fold


class Reference(Struct, frozen=True):
    """A customer's name as one row or one document gives it, and whom it fits."""

    source: Row | Minutes
    text: str
    match: Match


class Customers:
    """The customers of a submission by name; answers are remembered by the name asked for."""

    def __init__(self, names: Sequence[str]) -> None:
        """Take the names as written, one a customer."""
        self.names = tuple(names)
        self._by_key = {fold(name): index for index, name in enumerate(self.names)}
        self._found: dict[str, Match] = {}

    def find(self, name: str) -> Match:
        """Whom a name fits: the whole name first, else as short names do, else without what
        stands around it, as in 甲方：….
        """
        if name not in self._found:
            whole = self._by_key.get(fold(name))
            match = match_customer(name, self.names) if whole is None else Match((whole,), "whole")
            plain = name if match.indexes else read_party(name)
            if plain != name or (not match.indexes and self._plain != self.names):
                match = match_customer(plain, self._plain)
            self._found[name] = match
        return self._found[name]

    @cached_property
    def _cores(self) -> tuple[str, ...]:
        return tuple(map(core, self.names))

    @cached_property
    def _plain(self) -> tuple[str, ...]:
        return tuple(map(read_party, self.names))

    def nearest(self, name: str) -> int | None:
        """The customer whose name looks most alike, what all firms' names share set aside."""
        return nearest(core(name), self._cores, range(len(self.names)))


def distinct(names: Iterable[str]) -> list[str]:
    """The names that differ after folding, as first written, blanks left out."""
    seen: dict[str, str] = {}
    for name in names:
        if name.strip():
            seen.setdefault(fold(name), name.strip())
    return list(seen.values())


def without_register(names: Iterable[str]) -> list[str]:
    """Customers where no customer-tracking tells them: long names first, short ones join them."""
    known: list[str] = []
    for name in sorted(distinct(names), key=len, reverse=True):
        if not match_customer(name, known).indexes:
            known.append(name)
    return known
