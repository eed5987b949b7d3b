"""The page on scale: its example runs as it stands, and gives what the command gives."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_the_example_gives_the_commands_report(tmp_path):
    page = (ROOT / "docs" / "scale.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    (tmp_path / "example.py").write_text(example, encoding="utf-8")
    for name in ("team", "unreadable-file", "stage-conflict"):
        shutil.copytree(ROOT / "samples" / "flawed" / name, tmp_path / "region" / name)
    subprocess.run([sys.executable, "example.py"], cwd=tmp_path, check=True, timeout=120)
    options = ["--as-of", "2024-06-01", "--format", "json", "--lang", "en", "--fail-on", "never"]
    told = subprocess.run(
        [sys.executable, "-m", "stagebook", "check", "region", *options],
        cwd=tmp_path, check=True, capture_output=True,
    )  # fmt: skip
    assert (tmp_path / "report.json").read_bytes() == told.stdout
