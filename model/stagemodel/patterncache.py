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


class _Compiled(msgspec.Struct, array_like=True, frozen=True):
    flags: int
    """Those it was asked for with, and what the pattern itself implies."""
    code: list[int]
    groups: int
    names: dict[str, int]
    """Of groups, each with its number."""
    in_order: tuple[str | None, ...]
    """The groups' names by number."""


_decoded = msgspec.msgpack.Decoder(_Compiled).decode


class _Kept(msgspec.Struct, array_like=True, frozen=True):
    python: str
    patterns: dict[str, msgspec.Raw]
    """By what was asked for; one that a run does not use is not read."""


class PatternCache:
    """The compiled patterns of earlier runs."""

    def __init__(self, folder: Path) -> None:
        """Take the folder that holds them; it need not exist."""
        self._place = folder / f"patterns-{sys.implementation.cache_tag}.bin"
        self._known = self._read()
        self._missing: set[tuple[str | bytes, int]] = set()

    def _read(self) -> dict[str, msgspec.Raw]:
        kept = read_kept(self._place, _Kept)
        return kept.patterns if kept and kept.python == _PYTHON else {}

    def find(self, pattern: str | bytes, flags: int) -> re.Pattern[Any] | None:
        """Give a compiled pattern; none where it is not kept, which `save` will make up for."""
        key = _key(pattern, flags)
        if found := self._known.get(key):
            try:
                return _opened(pattern, _decoded(found))
            except Exception:  # the inner parts of another Python may fail in any way
                del self._known[key]
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
            for pattern, flags in missing:
                key = _key(pattern, flags)
                if key not in known:
                    known[key] = msgspec.Raw(msgspec.msgpack.encode(_made(pattern, flags)))
        except Exception:  # as above
            return
        write_kept(self._place, _Kept(_PYTHON, known))


def _key(pattern: str | bytes, flags: int) -> str:
    if isinstance(pattern, bytes):
        return f"{flags:d} b{pattern.decode('latin-1')}"
    return f"{flags:d} s{pattern}"


def _made(pattern: str | bytes, flags: int) -> _Compiled:
    """Compile a pattern as `re.compile` does, up to the point where the engine takes over."""
    from re import _compiler, _parser  # type: ignore[attr-defined]  # noqa: PLC0415

    parsed = _parser.parse(pattern, flags)
    code = _compiler._code(parsed, flags)
    state = parsed.state
    in_order: list[str | None] = [None] * state.groups
    for name, number in state.groupdict.items():
        in_order[number] = name
    return _Compiled(
        flags | state.flags, list(map(int, code)), state.groups - 1, dict(state.groupdict),
        tuple(in_order),
    )  # fmt: skip


def _opened(pattern: str | bytes, kept: _Compiled) -> re.Pattern[Any]:
    import _sre  # type: ignore[import-not-found]  # noqa: PLC0415

    made: re.Pattern[Any] = _sre.compile(
        pattern, kept.flags, kept.code, kept.groups, kept.names, kept.in_order
    )
    return made
