"""Starting a process that runs a module of ours; a reader even before the command has loaded.

Imports next to nothing: loading the command takes as long as loading the reader, and the one
that is started here loads at the same time.
"""

from __future__ import annotations

import os
import subprocess
import sys

READER = "stagecheck.reading.worker"
READ_SECONDS = 20.0
"""How long reading one file may take."""

_early: list[subprocess.Popen[bytes]] = []


def start(module: str, seconds: float) -> subprocess.Popen[bytes]:
    """Give a process that runs `main` of a module, told `seconds`; one started early if any."""
    command = _command(module, seconds)
    for process in _early:
        if process.args == command:
            _early.remove(process)
            return process
    return _start(command)


def start_early() -> None:
    """Start a reader for whoever asks for one first. Unused, it ends when this process does."""
    _early.append(_start(_command(READER, READ_SECONDS)))


def _command(module: str, seconds: float) -> list[str]:
    # -P keeps the user's folder off the import path: a stray module there must not run. Without
    # `site` (-S) it starts sooner, and is told the path that `site` would find out once more.
    # `-m` would load a third of Python's import system once more to find one module.
    run = f"from {module} import main; main()"
    return [sys.executable, "-P", "-S", "-c", run, str(seconds)]


def _start(command: list[str]) -> subprocess.Popen[bytes]:
    # The first place is the script's own folder, or the user's.
    places = sys.path if sys.flags.safe_path else sys.path[1:]
    return subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, places))},
        # On Windows: no console window, and no Ctrl-C meant for the command.
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
