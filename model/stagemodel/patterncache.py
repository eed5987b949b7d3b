"""Compiled regular expressions kept on disk: making them anew takes a third of a small check.

`re` offers no way to keep what it compiles, so this leans on its inner parts, as they are in
CPython 3.11 to 3.14: a list of numbers, which its engine checks before it runs them. What is kept
counts for the very same Python only. Whatever goes wrong, patterns are compiled as ever.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any

import msgspec

from stagemodel.kept import read_kept, write_kept

_PYTHON = f"{sys.implementation.name} {sys.version}"
_MOST = 3000
"""Patterns that are kept: many times what there are, should a pack's own change day by day."""
_read_code = msgspec.msgpack.Decoder(list[int]).decode


class _Compiled(msgspec.Struct, array_like=True, frozen=True):
    text: str
    is_bytes: bool
    asked: int
    """The flags it was asked for with."""
    flags: int
    """Those, and what the pattern itself implies."""
    code: msgspec.Raw
    """The numbers; of a pattern that a run does not use they are not read."""
    groups: int
    names: dict[str, int]
    """Of groups, each with its number."""
    in_order: tuple[str | None, ...]
    """The groups' names by number."""

    @property
    def pattern(self) -> str | bytes:
        """The pattern as it was asked for."""
        return self.text.encode("latin-1") if self.is_bytes else self.text


class _Kept(msgspec.Struct, array_like=True, frozen=True):
    python: str
    patterns: list[_Compiled]


class PatternCache:
    """The compiled patterns of earlier runs."""

    def __init__(self, folder: Path) -> None:
        """Take the folder that holds them; it need not exist."""
        self._place = folder / f"patterns-{sys.implementation.cache_tag}.bin"
        self._known = self._read()
        self._missing: set[tuple[str | bytes, int]] = set()

    def _read(self) -> dict[tuple[str | bytes, int], _Compiled]:
        kept = read_kept(self._place, _Kept)
        known = kept.patterns if kept and kept.python == _PYTHON else []
        return {(one.pattern, one.asked): one for one in known}

    def find(self, pattern: str | bytes, flags: int) -> re.Pattern[Any] | None:
        """Give a compiled pattern; none where it is not kept, which `save` will make up for."""
        found = self._known.get((pattern, flags))
        if found:
            try:
                return _opened(found)
            except Exception:  # the inner parts of another Python may fail in any way
                del self._known[pattern, flags]
        self._missing.add((pattern, flags))
        return None

    def save(self) -> None:
        """Keep the patterns that were missing, beside what other processes have kept since.

        Where that fails they are compiled again.
        """
        missing, self._missing = self._missing, set()
        if not missing or len(self._known) + len(missing) > _MOST:
            return
        known = self._read()
        try:
            for pattern, flags in missing.difference(known):
                known[pattern, flags] = _made(pattern, flags)
        except Exception:  # as above
            return
        write_kept(self._place, _Kept(_PYTHON, list(known.values())))


def _made(pattern: str | bytes, flags: int) -> _Compiled:
    """Compile a pattern as `re.compile` does, up to the point where the engine takes over."""
    from re import _compiler, _parser  # type: ignore[attr-defined]  # noqa: PLC0415

    parsed = _parser.parse(pattern, flags)
    code = _compiler._code(parsed, flags)
    state = parsed.state
    in_order: list[str | None] = [None] * state.groups
    for name, number in state.groupdict.items():
        in_order[number] = name
    text, is_bytes = (
        (pattern, False) if isinstance(pattern, str) else (pattern.decode("latin-1"), True)
    )
    numbers = msgspec.Raw(msgspec.msgpack.encode(list(map(int, code))))
    return _Compiled(
        text, is_bytes, flags, flags | state.flags, numbers, state.groups - 1,
        dict(state.groupdict), tuple(in_order),
    )  # fmt: skip


def _opened(kept: _Compiled) -> re.Pattern[Any]:
    import _sre  # type: ignore[import-not-found]  # noqa: PLC0415

    pattern: re.Pattern[Any] = _sre.compile(
        kept.pattern, kept.flags, _read_code(kept.code), kept.groups, kept.names, kept.in_order
    )
    return pattern
