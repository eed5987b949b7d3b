"""Regular expressions that are compiled when they are first used.

A check of one submission uses a few of the many there are, and compiling them all would take as
long as everything else that importing does.
"""

from __future__ import annotations

import re
from typing import Any, AnyStr, cast


def lazy(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Give what can be used as the compiled pattern, by its methods and attributes.

    The first use of each raises `re.error` where the pattern is none.
    """
    return cast("re.Pattern[AnyStr]", _Lazy(pattern, flags))


class _Lazy:
    def __init__(self, pattern: str | bytes, flags: int) -> None:
        self.pattern = pattern
        self._flags = flags

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401  # whatever a pattern has
        # `re` remembers what it compiled; the attribute is found here without asking next time.
        found = getattr(re.compile(self.pattern, self._flags), name)
        setattr(self, name, found)
        return found
