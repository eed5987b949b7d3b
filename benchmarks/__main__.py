"""Print the ratios: `make bench`, or some of them: `make bench PARTS="one large"`.

With FULL=1 the memory of folders of 2,500 and 10,000 teams is measured too.
"""

import compileall
import os
import platform
import sys
import tempfile
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

from documents import read_minutes, render_minutes
from folder import check_folder, memory
from handing_out import handing_out
from large import check_large, curve
from one import check_one

import stagebook
import stagecheck
import stagegen
import stagemodel

PARTS: dict[str, tuple[Callable[[Path], str], ...]] = {
    "one": (check_one,),
    "large": (check_large, curve),
    "documents": (read_minutes, render_minutes),
    "folder": (check_folder, lambda folder: memory(folder, bool(os.environ.get("FULL")))),
    "teams": (handing_out,),
}
_SHOWN = ("stagebook", "python-calamine", "lxml", "msgspec", "docxtpl", "python-docx")


def main() -> None:
    """Measure what is named on the command line, else everything."""
    wanted = sys.argv[1:] or list(PARTS)
    if unknown := set(wanted) - set(PARTS):
        sys.exit(f"no such part: {', '.join(unknown)}; there are: {', '.join(PARTS)}")
    # As an installed copy is; a checkout's may be older than its text, or not there.
    for package in (stagemodel, stagegen, stagecheck, stagebook):
        compileall.compile_dir(package.__path__[0], quiet=1)
    print(f"Python {platform.python_version()}, {platform.system()} {platform.machine()}, "
          f"{os.cpu_count()} cores, load {', '.join(map(str, _load()))}")  # fmt: skip
    print(", ".join(f"{name} {version(name)}" for name in _SHOWN))
    with tempfile.TemporaryDirectory(prefix="stagebook-bench-") as name:
        for part in wanted:
            for measure in PARTS[part]:
                print(f"\n{measure(Path(name))}", flush=True)


def _load() -> list[float]:
    return [round(load, 1) for load in os.getloadavg()] if hasattr(os, "getloadavg") else []


if __name__ == "__main__":
    main()
