"""The command's pages show what it really prints: every `console` block is run and compared."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from support.pages import assert_true_to_the_command, commands

DOCS = Path(__file__).resolve().parents[2] / "docs"
PAGES = {"usage.md": "en_US.UTF-8", "usage.zh-CN.md": "zh_CN.UTF-8"}


@pytest.mark.parametrize(("name", "locale"), PAGES.items())
def test_what_the_page_shows_is_what_the_command_prints(name, locale, tmp_path):
    assert_true_to_the_command(DOCS / name, locale, tmp_path)


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
