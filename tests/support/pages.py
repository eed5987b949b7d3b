"""Pages that show commands: each `console` block is run, and its output compared."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path


def commands(page: str) -> Iterator[tuple[str, str]]:
    """Each command of a page's console blocks, and what is shown below it."""
    blocks = re.findall(r"```console\n(.*?)```", page, re.DOTALL)
    for part in re.split(r"^\$ ", "".join(blocks), flags=re.MULTILINE)[1:]:
        command, _, shown = part.partition("\n")
        yield command, shown.rstrip("\n")


def assert_true_to_the_command(page: Path, locale: str, cwd: Path) -> None:
    """Run every command of a page in `cwd`; what it prints is what the page shows."""
    env = os.environ | {"LC_ALL": locale, "PYTHONUTF8": "1", "COLUMNS": "100"}
    for command, shown in commands(page.read_text(encoding="utf-8")):
        program, *arguments = shlex.split(command)
        assert program == "stagebook"
        done = subprocess.run(
            [sys.executable, "-m", "stagebook", *arguments], cwd=cwd, env=env,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", check=False,
        )  # fmt: skip
        printed = _with_slashes(done.stdout).rstrip("\n")
        # An ellipsis on a line of its own stands for lines left out.
        pattern = r"\n".join(
            r"[^\0]*" if line.strip() in ("…", "...") else re.escape(line)
            for line in _with_slashes(shown).split("\n")
        )
        assert re.fullmatch(pattern, printed), f"$ {command}\n{printed}"


def _with_slashes(text: str) -> str:
    """Paths as they are written elsewhere than on Windows."""
    return text.replace("\\", "/")
