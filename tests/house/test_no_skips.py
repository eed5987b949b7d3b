"""The promise of .ci/run: where everything is installed, a skipped test is a failure."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

CONFTEST = Path(__file__).resolve().parents[1] / "conftest.py"
TESTS = """
import pytest

def test_runs(): pass
def test_skips(): pytest.skip("LibreOffice is not installed")
"""


@pytest.mark.parametrize(
    ("options", "status"),
    [((), 0), (("--no-skips",), 1), (("--no-skips", "-n", "1"), 1)],
    ids=["not asked", "asked", "asked under xdist"],
)
def test_a_skip_fails_only_when_asked(
    tmp_path: Path, options: tuple[str, ...], status: int
) -> None:
    shutil.copy(CONFTEST, tmp_path)
    (tmp_path / "test_it.py").write_text(TESTS, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "--rootdir", tmp_path, *options, tmp_path]
    done = subprocess.run(
        command, cwd=tmp_path, check=False, capture_output=True, encoding="utf-8", errors="replace"
    )
    assert done.returncode == status, done.stdout + done.stderr
    assert "1 passed, 1 skipped" in done.stdout
