"""How much memory a process may take for what it reads; on Windows time is the only limit."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress

MEMORY = 512 * 1024 * 1024
"""Bytes above what the process has before."""


def limit_memory() -> None:
    """Limit this process, and those it starts, for good."""
    if (most := _most()) is not None:
        _set(most, most)


@contextmanager
def limited_memory() -> Iterator[None]:
    """Limit this process for a while."""
    most = _most()
    if most is None:
        yield
        return
    import resource  # noqa: PLC0415  # it is there, or there were no limit

    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    _set(most, hard)
    try:
        yield
    finally:
        _set(soft, hard)


def _most() -> int | None:
    """Give the bytes of address space to end at; none where they cannot be limited (macOS)."""
    try:
        import resource  # noqa: PLC0415  # POSIX only

        with open("/proc/self/statm", encoding="ascii") as pages:  # noqa: PTH123  # as in `files`
            held = int(pages.read().split()[0])
    except (ImportError, OSError, ValueError):
        return None
    return held * resource.getpagesize() + MEMORY


def _set(soft: int, hard: int) -> None:
    import resource  # noqa: PLC0415  # as above

    with suppress(OSError, ValueError):  # somebody else's limit is lower
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))
