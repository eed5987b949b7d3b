"""The command as people run it: another process, in a folder of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[bytes]]


def run_command(
    *arguments: str | Path, cwd: Path, env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    """Run `stagebook` in Chinese unless `env` says otherwise; output as bytes."""
    plain = {k: v for k, v in os.environ.items() if k not in ("COLUMNS", "NO_COLOR", "LANG")}
    plain = {k: v for k, v in plain.items() if not k.startswith(("LC_", "PYTHON"))}
    return subprocess.run(
        [sys.executable, "-m", "stagebook", *map(str, arguments)], cwd=cwd, timeout=120,
        env=plain | {"PYTHONUTF8": "1"} | (env or {}), capture_output=True, check=False,
    )  # fmt: skip


@pytest.fixture(scope="session")
def command() -> Run:
    """`command("check", folder, cwd=folder)`."""
    return run_command


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """`run("check", folder)` in an empty folder."""

    def in_folder(*arguments, cwd=tmp_path, env=None):
        return run_command(*arguments, cwd=cwd, env=env)

    return in_folder


@pytest.fixture(scope="session")
def demo_run(
    tmp_path_factory: pytest.TempPathFactory,
) -> tuple[Path, subprocess.CompletedProcess[bytes]]:
    """The folder that `stagebook demo` made, and what it printed."""
    folder = tmp_path_factory.mktemp("示例")
    done = run_command("demo", "华东", cwd=folder)
    return folder / "华东", done


@pytest.fixture(scope="session")
def demo(demo_run) -> Path:
    """The worked example as files. Tests read it only."""
    return demo_run[0]
