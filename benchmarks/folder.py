"""A head office's folder: against frictionless, with more processes, a second time, and memory."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from material import AS_OF, STAGEBOOK
from measure import table
from peers import frictionless_seconds
from teams import write_teams

TEAMS, ROUNDS, SOME, FEW = 250, 3, 40, 5
MANY = (250, 2_500, 10_000)
# On Linux a process begins with the peak of the one it was forked from: a small one in between.
_BETWEEN = "import subprocess, sys; sys.exit(subprocess.call(sys.argv[1:]))"
_MEASURED = """
import json, resource, sys
from stagebook.main import run
run(sys.argv[1:])
who = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
print(json.dumps([resource.getrusage(one).ru_maxrss for one in who]))
"""


def check_folder(folder: Path) -> str:
    """Compare whole runs over 250 teams; frictionless validates some workbooks, and the time it
    takes for as many as the teams have is worked out from them.
    """
    teams = write_teams(folder / "teams", TEAMS)
    books = sorted(teams.glob("**/*.xlsx"))
    some = books[:: len(books) // SOME][:SOME]
    fresh = folder / "cache"

    def frictionless() -> float:
        return sum(frictionless_seconds(some)) / len(some) * len(books)

    def one_by_one() -> float:
        begun = time.perf_counter()
        for book in some[:FEW]:
            frictionless_seconds([book])
        return (time.perf_counter() - begun) / FEW * len(books)

    def stagebook(*options: str) -> Callable[[], float]:
        def task() -> float:
            begun = time.perf_counter()
            _check(teams, fresh, *options)
            return time.perf_counter() - begun

        return task

    def first() -> float:
        _forget(fresh, "checked", "read")
        return stagebook()()

    def another_day() -> float:
        _forget(fresh, "checked")
        return stagebook()()

    tasks = {
        f"frictionless, one process ({SOME} of them)": frictionless,
        f"frictionless, a process each ({FEW} of them)": one_by_one,
        "stagebook --no-cache --jobs 1": stagebook("--no-cache", "--jobs", "1"),
        "stagebook --no-cache --jobs 2": stagebook("--no-cache", "--jobs", "2"),
        "stagebook, the first time": first,
        "stagebook, again": stagebook(),
        "stagebook, as on another day": another_day,
    }
    times: dict[str, list[float]] = {name: [] for name in tasks}
    _check(teams, fresh)  # the pack and the patterns are kept from here on
    for _ in range(ROUNDS):
        for name, task in tasks.items():
            times[name].append(task())
    names = list(tasks)
    parts = [
        table(f"{len(books)} workbooks of 50 rows, {TEAMS} teams, whole process", times),
        table("Two processes beside one", {name: times[name] for name in names[2:4]}),
        table("An unchanged folder again", {name: times[name] for name in names[4:]}),
    ]
    return "\n\n".join(parts)


def memory(folder: Path, full: bool) -> str:
    """Tell the most memory that a run takes, by its number of teams."""
    if os.name == "nt":
        return "Memory is measured on POSIX systems only."
    lines = ["Most memory, MB: the command itself, the largest of its workers"]
    for count in MANY if full else MANY[:1]:
        teams = write_teams(folder / f"teams-{count}", count)
        report = str(folder / f"report-{count}.json")
        asked = [*_command(teams, "--no-cache", "--jobs", "2"), "-o", report]
        measured = [sys.executable, "-c", _BETWEEN, sys.executable, "-c", _MEASURED, *asked]
        done = subprocess.run(measured, capture_output=True, check=True)
        own, workers = json.loads(done.stdout)
        unit = 1024 * 1024 if sys.platform == "darwin" else 1024
        lines.append(f"  {count:6} teams {own / unit:8.0f} {workers / unit:8.0f}")
    return "\n".join(lines)


def _command(teams: Path, *options: str) -> list[str]:
    return ["check", str(teams), "--as-of", AS_OF.isoformat(), "--format", "json", *options]


def _check(teams: Path, cache: Path, *options: str) -> None:
    env = os.environ | {"XDG_CACHE_HOME": str(cache), "LOCALAPPDATA": str(cache)}
    done = subprocess.run(
        [STAGEBOOK, *_command(teams, *options)], capture_output=True, check=False, env=env
    )
    if done.returncode not in (0, 1):  # 1: there are findings
        sys.exit(done.stderr.decode("utf-8", "replace"))


def _forget(cache: Path, *kinds: str) -> None:
    """Drop kept results (`checked`), or submissions as they were read (`read`)."""
    for kind in kinds:
        for kept in cache.glob(f"**/{kind}/*/*"):
            kept.unlink()
