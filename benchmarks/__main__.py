"""Print the ratios: `make bench`."""

import os
import platform
import subprocess
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path

from handing_out import handing_out
from material import STAGEBOOK, large_workbook, submission
from measure import in_turns, table
from python_calamine import CalamineWorkbook

from stagecheck.reading.files import read_file
from stagecheck.reading.raw import RawWorkbook

PROCESSES, READS = 20, 30
ROWS = 2000


def check_one(folder: Path) -> str:
    """Compare whole processes: checking one submission with starting Python for nothing."""
    check = [STAGEBOOK, "check", submission(folder), "--as-of", "2024-06-01"]
    commands = {
        "python -c pass": [sys.executable, "-c", "pass"],
        "stagebook --version": [STAGEBOOK, "--version"],
        "stagebook check --format json": [*check, "--format", "json"],
        "stagebook check --format text": [*check, "--format", "text"],
    }

    def task(command: list[str | Path]) -> None:
        done = subprocess.run(command, check=False, capture_output=True)
        if done.returncode not in (0, 1):  # 1: there are findings
            sys.exit(done.stderr.decode("utf-8", "replace"))

    tasks = {name: lambda command=command: task(command) for name, command in commands.items()}
    return table("One filled submission, whole process", in_turns(tasks, PROCESSES))


def read_large(folder: Path) -> str:
    """Compare the checker's reader with python-calamine alone, in this process."""
    path = large_workbook(folder, ROWS)

    def calamine() -> int:
        book = CalamineWorkbook.from_path(path)
        return sum(len(book.get_sheet_by_name(name).to_python()) for name in book.sheet_names)

    def reader() -> int:
        raw = read_file(path)
        if not isinstance(raw, RawWorkbook):
            sys.exit(f"the workbook made for the benchmark cannot be read: {raw}")
        return sum(len(sheet.rows) for sheet in raw.sheets)

    if min(calamine(), reader()) < ROWS:
        sys.exit("a reader lost rows")
    tasks = {"python-calamine alone": calamine, "stagecheck.reading": reader}
    return table(f"A workbook of {ROWS} rows, in process", in_turns(tasks, READS))


def main() -> None:
    """Measure everything."""
    packages = ", ".join(f"{name} {version(name)}" for name in ("stagebook", "python-calamine"))
    print(f"Python {platform.python_version()}, {packages}")
    print(f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores\n")
    with tempfile.TemporaryDirectory(prefix="stagebook-bench-") as name:
        print(check_one(Path(name)), flush=True)
        print()
        print(read_large(Path(name)), flush=True)
        print()
        print(handing_out(Path(name)))


if __name__ == "__main__":
    main()
