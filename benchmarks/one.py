"""One submission, whole process, beside starting Python for nothing."""

import subprocess
import sys
from pathlib import Path

from material import AS_OF, STAGEBOOK, submission
from measure import in_turns, table

PROCESSES = 20


def check_one(folder: Path) -> str:
    """Compare whole processes. The result of one small submission is kept by no cache; the pack
    and compiled patterns are, but for `--no-cache`.
    """
    team = submission(folder / "one")
    check = [STAGEBOOK, "check", team, "--as-of", AS_OF.isoformat()]
    commands = {
        "python -c pass": [sys.executable, "-c", "pass"],
        "stagebook --version": [STAGEBOOK, "--version"],
        "stagebook check --format json": [*check, "--format", "json"],
        "stagebook check --format text": [*check, "--format", "text"],
        "the same, --no-cache": [*check, "--format", "text", "--no-cache"],
    }

    def task(command: list[str | Path]) -> None:
        done = subprocess.run(command, check=False, capture_output=True)
        if done.returncode not in (0, 1):  # 1: there are findings
            sys.exit(done.stderr.decode("utf-8", "replace"))

    tasks = {name: lambda command=command: task(command) for name, command in commands.items()}
    title = "One submission (four workbooks of 50 rows, two minutes), whole process"
    return table(title, in_turns(tasks, PROCESSES))
