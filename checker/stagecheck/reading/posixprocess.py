"""A process with a pipe to it and one from it, without `subprocess`: that one takes as long to load
as half of Python, and what is started here is what the whole check waits for.

For POSIX; Windows has `subprocess` for it.
"""

from __future__ import annotations

import os
from _thread import allocate_lock

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import IO

_KILL = 9
"""What POSIX calls SIGKILL, under this number on every system; `signal` loads all others too."""


class PosixProcess:
    """A process that runs a command, as `subprocess.Popen` would give it."""

    def __init__(self, command: list[str], environment: Mapping[str, str]) -> None:
        """Start it. Raises `OSError` where it cannot be started."""
        requests, ours = os.pipe()
        ours_too, answers = os.pipe()
        # No pipe is inherited but by these numbers.
        files = [
            (os.POSIX_SPAWN_DUP2, requests, 0),
            (os.POSIX_SPAWN_DUP2, answers, 1),
            (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0),
        ]
        self.stdin: IO[bytes] | None = open(ours, "wb")  # noqa: PTH123, SIM115  # a number
        self.stdout: IO[bytes] | None = open(ours_too, "rb")  # noqa: PTH123, SIM115  # as above
        try:
            self.pid = os.posix_spawn(command[0], command, environment, file_actions=files)
        finally:
            os.close(requests)
            os.close(answers)
        self._waited = False
        self._lock = allocate_lock()

    def kill(self) -> None:
        """End it at once. One that was waited for is left: its number may be another's."""
        with self._lock:
            if not self._waited:
                os.kill(self.pid, _KILL)

    def wait(self) -> None:
        """Wait until it has ended."""
        with self._lock:
            if not self._waited:
                self._waited = True
                try:
                    os.waitpid(self.pid, 0)
                except ChildProcessError:
                    return  # who ignores SIGCHLD has no children that ended
