"""One large workbook: beside frictionless, beside a check by hand, and as it grows."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from material import AS_OF, STAGEBOOK, large_workbook
from measure import in_turns, table
from peers import frictionless_python
from schema import schema

ROUNDS = {2_000: 5, 100_000: 2}
CURVE = (1_000, 5_000, 20_000, 50_000, 100_000, 200_000)
_BY_HAND = Path(__file__).with_name("by_hand.py")
_MEASURED = """
import json, resource, sys, time
from stagebook.main import run
begun = time.perf_counter()
run(sys.argv[1:])
took = time.perf_counter() - begun
peaks = [resource.getrusage(w).ru_maxrss for w in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
try:  # Linux lets a process inherit the peak of the one that started it, but here
    status = open("/proc/self/status").read()
    peaks[0] = int(status.split("VmHWM:")[1].split()[0])
except OSError:
    pass
print(json.dumps([took, *peaks]), file=sys.stderr)
"""


def check_large(folder: Path) -> str:
    """Compare whole processes. The pack and compiled patterns are kept, the results are not."""
    frictionless = frictionless_python().with_name("frictionless")
    (folder / "schema.json").write_text(json.dumps(schema()), encoding="utf-8")
    tables = []
    for count, rounds in ROUNDS.items():
        path = large_workbook(folder, count)
        name = str(path.relative_to(folder))  # it takes no absolute one
        options = ["--schema", "schema.json", "--trusted", "--json"]
        tasks = {
            "frictionless validate": _task([frictionless, "validate", name, *options], folder),
            "python-calamine, checks by hand": _task([sys.executable, _BY_HAND, path], folder),
            "stagebook check": _task([STAGEBOOK, *_check(path)], folder),
        }
        times = in_turns(tasks, rounds)
        _, by_hand, own = times
        tables += [
            table(f"A workbook of {count:,} rows, whole process", times),
            table("The same beside the check by hand", {n: times[n] for n in (by_hand, own)}),
        ]
    return "\n\n".join(tables)


def curve(folder: Path) -> str:
    """Tell time and memory by the number of rows."""
    if os.name == "nt":
        return "Memory is measured on POSIX systems only."
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    lines = ["Rows, seconds, microseconds a row, most memory in MB: the command, its reader"]
    for count in CURVE:
        made = folder / f"rows-{count}"
        path = next(made.iterdir()) if made.exists() else large_workbook(folder, count)
        command = [sys.executable, "-c", _MEASURED, *_check(path), "--no-cache"]
        done = subprocess.run(command, capture_output=True, check=True)
        took, own, reader = json.loads(done.stderr.decode().splitlines()[-1])
        each = took / count * 1e6
        lines.append(f"  {count:8,} {took:8.2f} {each:8.0f} {own / unit:8.0f} {reader / unit:8.0f}")
    return "\n".join(lines)


def _check(path: Path) -> list[str]:
    return ["check", str(path), "--as-of", AS_OF.isoformat(), "--format", "json"]


def _task(command: list[str | Path], folder: Path) -> Callable[[], None]:
    def task() -> None:
        cache = folder / "cache"
        shutil.rmtree(cache / "stagebook" / "checked", ignore_errors=True)
        env = os.environ | {"XDG_CACHE_HOME": str(cache)}
        done = subprocess.run(command, check=False, capture_output=True, cwd=folder, env=env)
        if done.returncode not in (0, 1):  # 1: there are findings
            sys.exit(done.stderr.decode("utf-8", "replace"))

    return task
