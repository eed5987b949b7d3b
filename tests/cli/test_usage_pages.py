"""The command's pages show what it really prints: every `console` block is run and compared."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

DOCS = Path(__file__).resolve().parents[2] / "docs"
PAGES = {"usage.md": "en_US.UTF-8", "usage.zh-CN.md": "zh_CN.UTF-8"}


def commands(page):
    """Each command of the page's console blocks, and what is shown below it."""
    blocks = re.findall(r"```console\n(.*?)```", page, re.DOTALL)
    for part in re.split(r"^\$ ", "".join(blocks), flags=re.MULTILINE)[1:]:
        command, _, shown = part.partition("\n")
        yield command, shown.rstrip("\n")


@pytest.mark.parametrize(("name", "locale"), PAGES.items())
def test_what_the_page_shows_is_what_the_command_prints(name, locale, tmp_path):
    page = (DOCS / name).read_text(encoding="utf-8")
    env = os.environ | {"LC_ALL": locale, "PYTHONUTF8": "1", "COLUMNS": "100"}
    for command, shown in commands(page):
        program, *arguments = shlex.split(command)
        assert program == "stagebook"
        done = subprocess.run(
            [sys.executable, "-m", "stagebook", *arguments], cwd=tmp_path, env=env,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", check=False,
        )  # fmt: skip
        printed = with_slashes(done.stdout).rstrip("\n")
        # An ellipsis on a line of its own stands for lines left out.
        pattern = r"\n".join(
            r"[^\0]*" if line.strip() in ("…", "...") else re.escape(line)
            for line in with_slashes(shown).split("\n")
        )
        assert re.fullmatch(pattern, printed), f"$ {command}\n{printed}"


@pytest.mark.parametrize("name", PAGES)
def test_the_python_of_the_page_runs(name, tmp_path):
    page = (DOCS / name).read_text(encoding="utf-8")
    [code] = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", code], cwd=tmp_path, capture_output=True,
        encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "S004" in done.stdout
    assert (tmp_path / "report.json").exists()


def test_both_pages_show_the_same_commands():
    names = [
        [command.split()[1] for command, _ in commands((DOCS / name).read_text(encoding="utf-8"))]
        for name in PAGES
    ]
    assert names[0] == names[1] != []


def with_slashes(text):
    """Paths as they are written elsewhere than on Windows."""
    return text.replace("\\", "/")
