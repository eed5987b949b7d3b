"""How much memory a process may take for what it reads; on Windows time is the only limit."""

from __future__ import annotations

MEMORY = 512 * 1024 * 1024
"""Bytes above what the process has before."""


def limit_memory() -> None:
    """Limit this process, and those it starts, for good."""
    if (most := _most()) is not None:
        _set(most, most)


class LimitedMemory:
    """Limits this process for a while, as a context manager."""

    def __enter__(self) -> None:
        """Set the limit."""
        self._before: tuple[int, int] | None = None
        if (most := _most()) is not None:
            import resource  # noqa: PLC0415  # it is there, or there were no limit

            self._before = resource.getrlimit(resource.RLIMIT_AS)
            _set(most, self._before[1])

    def __exit__(self, *_: object) -> None:
        """Set the limit that there was before."""
        if self._before:
            _set(*self._before)


def _most() -> int | None:
    """Give the bytes of address space to end at; none where they cannot be limited (macOS)."""
    try:
        import resource  # noqa: PLC0415  # POSIX only

        with open("/proc/self/statm", "rb") as pages:  # noqa: PTH123  # as in `files`
            held = int(pages.read().split()[0])
    except (ImportError, OSError, ValueError):
        return None
    return held * resource.getpagesize() + MEMORY


def _set(soft: int, hard: int) -> None:
    import resource  # noqa: PLC0415  # as above

    try:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))
    except (OSError, ValueError):
        return  # somebody else's limit is lower
