"""Starting a process that runs a module of ours; a reader even before the command has loaded.

Imports next to nothing: loading the command takes as long as loading the reader, and the one
that is started here loads at the same time.
"""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import IO, Protocol

    class Process(Protocol):
        """What is started here: `subprocess.Popen`, or what is as much of it as is needed."""

        stdin: IO[bytes] | None
        stdout: IO[bytes] | None

        def kill(self) -> None:
            """End it at once."""

        def wait(self) -> object:
            """Wait until it has ended."""


READER = "stagecheck.reading.worker"
READ_SECONDS = 20.0
"""How long reading one file may take."""

_IS_POSIX = hasattr(os, "posix_spawn")
_early: list[tuple[list[str], Process]] = []


def start(module: str, seconds: float) -> Process:
    """Give a process that runs `main` of a module, told `seconds`; one started early if any."""
    command = _command(module, seconds)
    for early in _early:
        if early[0] == command:
            _early.remove(early)
            return early[1]
    return _start(command)


def start_early() -> None:
    """Start a reader for whoever asks for one first. Unused, it ends when this process does."""
    command = _command(READER, READ_SECONDS)
    _early.append((command, _start(command)))


def _command(module: str, seconds: float) -> list[str]:
    # -P keeps the user's folder off the import path: a stray module there must not run. Without
    # `site` (-S) it starts sooner, and is told the path that `site` would find out once more.
    # `-m` would load a third of Python's import system once more to find one module.
    run = f"from stagemodel.codecache import use; use(); from {module} import main; main()"
    return [sys.executable, "-P", "-S", "-c", run, str(seconds)]


def _start(command: list[str]) -> Process:
    # The first place is the script's own folder, or the user's.
    places = sys.path if sys.flags.safe_path else sys.path[1:]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, places))}
    if _IS_POSIX:
        from stagecheck.reading.posixprocess import PosixProcess  # noqa: PLC0415  # see there

        return PosixProcess(command, environment)
    import subprocess  # noqa: PLC0415  # as there

    return subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
        # On Windows: no console window, and no Ctrl-C meant for the command.
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
