"""The whole gate but the tests: `make check`. One line a step, with its time in seconds.

Every step runs, so that one look tells everything there is to mend; a step that fails shows
what it printed. Exit status 1 when any failed.
"""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PYTHON = sys.executable
SCRIPTS = Path(sys.executable).parent

STEPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("format", (PYTHON, "-m", "ruff", "format", "--check", ".")),
    ("lint", (PYTHON, "-m", "ruff", "check", ".")),
    ("types", (PYTHON, "-m", "mypy")),
    ("types of tools", (PYTHON, "-m", "mypy", "tools")),
    ("types of benchmarks", (PYTHON, "-m", "mypy", "benchmarks")),
    ("types of samples", (PYTHON, "-m", "mypy", "samples")),
    ("layers", (shutil.which("lint-imports", path=SCRIPTS) or "lint-imports",)),
    ("pinned versions", (PYTHON, "tools/constraints.py")),
    ("documentation", (PYTHON, "tools/documentation.py")),
    ("wheel on its own", (PYTHON, "tools/wheel.py")),
)


def run(name: str, command: tuple[str, ...]) -> bool:
    """Run one step and print its line; give whether it passed."""
    start = time.perf_counter()
    # What the tools print is read back as UTF-8, also where the console's encoding is another.
    env = os.environ | {"PYTHONUTF8": "1"}
    done = subprocess.run(
        command, cwd=ROOT, env=env, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT, encoding="utf-8", errors="replace", check=False,
    )  # fmt: skip
    word = "FAILED" if done.returncode else "ok"
    print(f"{word:<7} {name:<20} {time.perf_counter() - start:6.1f} s", flush=True)
    if done.returncode:
        print(done.stdout.rstrip(), flush=True)
    return done.returncode == 0


def main() -> int:
    """Run all steps."""
    sys.stdout.reconfigure(errors="replace")  # type: ignore[union-attr]
    failed = [name for name, command in STEPS if not run(name, command)]
    if failed:
        print(f"\nmake check: failed: {', '.join(failed)}")
    return int(bool(failed))


if __name__ == "__main__":
    sys.exit(main())
