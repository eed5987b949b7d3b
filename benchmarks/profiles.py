"""Where the time goes, path by path: `make profile`.

Percentages of a profiled run, which weighs small functions more than they are worth: what is
changed for it is measured by `make bench`.
"""

import cProfile
import pstats
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from contextlib import redirect_stdout
from io import BytesIO, TextIOWrapper
from pathlib import Path

from material import AS_OF, large_workbook, minutes_source, submission

from stagebook.main import run
from stagecheck.reading.files import read_file
from stagegen.minutes import build_minutes
from stagemodel.load import load_pack

ROWS, LINES = 20_000, 12


def imports(team: Path) -> str:
    """Tell what loading costs, package by package, in a process that checks one submission."""
    code = "from stagebook.start import start; start()"
    command = [sys.executable, "-X", "importtime", "-c", code, *_check(team)]
    done = subprocess.run(command, capture_output=True, check=False)
    if done.returncode not in (0, 1):  # 1: there are findings
        sys.exit(done.stderr.decode("utf-8", "replace"))
    costs: Counter[str] = Counter()
    modules: Counter[str] = Counter()
    for line in done.stderr.decode("utf-8", "replace").splitlines():
        own, _, name = (*line.removeprefix("import time:").split("|"), "", "")[:3]
        if own.strip().isdigit():
            package = name.strip().split(".")
            # Of ours, by the folder; of others, as a whole.
            key = ".".join(package[: 2 if package[0].startswith("stage") else 1])
            costs[key] += int(own)
            modules[key] += 1
    total = sum(costs.values())
    lines = [f"Loading: {modules.total()} modules, {total / 1000:.0f} ms counted one by one"]
    lines += [
        f"  {cost / total:5.1%} {modules[name]:4} modules  {name}"
        for name, cost in costs.most_common(LINES)
    ]
    return "\n".join(lines)


def profiled(title: str, task: Callable[[], object]) -> str:
    """Tell which functions a task spends its time in, those they call left out."""
    profile = cProfile.Profile()
    with redirect_stdout(TextIOWrapper(BytesIO(), "utf-8")):
        profile.enable()
        task()
        profile.disable()
    stats = pstats.Stats(profile).stats  # type: ignore[attr-defined]
    total = sum(own for _, _, own, *_ in stats.values())
    lines = [f"{title}: {total * 1000:.0f} ms profiled"]
    slowest = sorted(stats.items(), key=lambda entry: entry[1][2], reverse=True)[:LINES]
    for (file, _, function), (_, calls, own, *_) in slowest:
        place = "" if file == "~" else f"{Path(file).parent.name}/{Path(file).name} "
        lines.append(f"  {own / total:5.1%} {calls:8,} calls  {place}{function}")
    return "\n".join(lines)


def _check(path: Path) -> list[str]:
    return ["check", str(path), "--as-of", AS_OF.isoformat(), "--format", "json"]


def main() -> None:
    """Profile everything."""
    with tempfile.TemporaryDirectory(prefix="stagebook-profile-") as name:
        folder = Path(name)
        team, large = submission(folder), large_workbook(folder, ROWS)
        minutes = next(team.glob("*.docx"))
        pack, source = load_pack(), minutes_source(0)
        with redirect_stdout(TextIOWrapper(BytesIO(), "utf-8")):
            run(_check(team))  # which keeps the pack and the patterns
        print(imports(team), end="\n\n")
        parts = {
            "One submission, the command's own process": lambda: run(_check(team)),
            "One submission, its reader": lambda: [read_file(p) for p in sorted(team.iterdir())],
            f"{ROWS:,} rows, the command's own process": lambda: run(_check(large)),
            f"{ROWS:,} rows, its reader": lambda: read_file(large),
            "Minutes read": lambda: [read_file(minutes) for _ in range(20)],
            "Minutes rendered": lambda: [build_minutes(pack, [source], "zh") for _ in range(5)],
        }
        for title, task in parts.items():
            print(profiled(title, task), end="\n\n", flush=True)


if __name__ == "__main__":
    main()
