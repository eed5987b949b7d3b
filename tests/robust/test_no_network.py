"""No command asks for the network or starts another program than its own readers."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

GUARD = """
import os, sys
log = os.environ["GUARD_LOG"]
FORBIDDEN = ("socket.", "ssl.", "urllib.", "http.", "ftplib.", "smtplib.", "os.system", "os.exec",
             "os.startfile", "webbrowser.")
STARTED = ("subprocess.Popen", "os.posix_spawn")  # by which the first starts it since Python 3.13

def watch(event, arguments):
    words = " ".join(map(os.fsdecode, arguments[1])) if event in STARTED else ""
    other = event in STARTED and "reading.worker import" not in words
    if other or event.startswith(FORBIDDEN):
        with open(log, "a", encoding="utf-8") as file:
            file.write(f"{event} {arguments!r}\\n")
        raise PermissionError(event)

sys.addaudithook(watch)
"""


@pytest.fixture
def guarded(tmp_path):
    """Run a program with every process of it under guard; gives what was tried."""
    (tmp_path / "guard").mkdir()
    (tmp_path / "guard" / "sitecustomize.py").write_text(GUARD, encoding="utf-8")
    log = tmp_path / "tried.txt"
    path = os.pathsep.join([str(tmp_path / "guard"), os.environ.get("PYTHONPATH", "")])

    def run(*arguments):
        done = subprocess.run(
            [sys.executable, *arguments], capture_output=True, timeout=120, check=False,
            cwd=tmp_path, env=os.environ | {"PYTHONPATH": path, "GUARD_LOG": str(log)},
        )  # fmt: skip
        return done, log.read_text(encoding="utf-8") if log.exists() else ""

    return run


def test_the_guard_sees_what_it_forbids(guarded):
    done, tried = guarded("-c", "import socket; socket.create_connection(('127.0.0.1', 9))")
    assert done.returncode != 0
    assert "socket." in tried
    _, tried = guarded("-c", "import subprocess; subprocess.run(['true'])")
    assert "subprocess.Popen" in tried


def test_the_whole_way(guarded):
    for arguments in (
        ["demo", "demo"],
        ["new", "out", "--combined"],
        ["minutes", "demo", "--customer", "*集团", "--lang", "zh"],
        ["check", "demo", "--format", "json", "--jobs", "2"],
        ["rules"],
        ["explain", "S005"],
    ):
        done, tried = guarded("-m", "stagebook", *arguments)
        assert done.returncode in (0, 1), done.stderr.decode("utf-8", "replace")
        assert tried == ""
