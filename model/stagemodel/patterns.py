"""Regular expressions that are compiled when they are first used.

A check of one submission uses a few of the many there are, and compiling them all would take as
long as everything else that importing does. Even those few cost a third of a check: `use` names a
cache that has them from the last run.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, AnyStr, Protocol

    class Cache(Protocol):
        """Where compiled patterns are kept."""

        def find(self, pattern: str | bytes, flags: int) -> re.Pattern[Any] | None:
            """Give a compiled pattern; none where it is not kept."""


_caches: list[Cache] = []


def use(cache: Cache) -> None:
    """Look there for every pattern that is first used from now on."""
    _caches[:] = [cache]


def lazy(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Give what can be used as the compiled pattern, by its methods and attributes.

    The first use of each raises `re.error` where the pattern is none.
    """
    return _Lazy(pattern, flags)  # type: ignore[return-value]  # it has all that one has


@cache
def compiled(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Compile a pattern in the place where it is used, once. Raises `re.error` if it is none."""
    for kept in _caches:
        if known := kept.find(pattern, flags):
            return known
    return re.compile(pattern, flags)


class _Lazy:
    def __init__(self, pattern: str | bytes, flags: int) -> None:
        self.pattern = pattern
        self._flags = flags

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401  # whatever a pattern has
        # The attribute is found here without asking next time.
        found = getattr(compiled(self.pattern, self._flags), name)
        setattr(self, name, found)
        return found


def longest_first(words: Iterable[str]) -> list[str]:
    """Give alternatives so that none hides a longer one; in one order, run by run."""
    return sorted(words, key=lambda word: (-len(word), word))
