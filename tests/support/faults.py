"""`python -m support.faults ENDING STEP FOLDER ARGUMENTS...`: stagebook with a sudden end.

Counts what the command asks the system to do to files in FOLDER (open, rename, remove, make a
folder). Just before number STEP it ends the process (`kill`), interrupts it as Ctrl-C does
(`interrupt`), or fills the disk (`full`: not a byte more can be written from there on). `count`
lets it run and tells the number of steps.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from stagebook.main import run

EVENTS = ("open", "os.rename", "os.remove", "os.mkdir")


def main() -> None:
    ending, step, folder = sys.argv[1], int(sys.argv[2]), str(Path(sys.argv[3]).resolve())
    steps = 0

    def watch(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal steps
        if event in EVENTS and isinstance(arguments[0], str | os.PathLike):
            if not os.path.abspath(arguments[0]).startswith(folder):  # noqa: PTH100  # no events
                return
            steps += 1
            if steps == step:
                end(ending)

    sys.addaudithook(watch)
    status = run(sys.argv[4:])
    if ending == "count":
        sys.stderr.write(f"{steps}\n")
    sys.exit(status)


def end(ending: str) -> None:
    if ending == "kill":
        os.kill(os.getpid(), 9)
    elif ending == "interrupt":
        raise KeyboardInterrupt
    elif ending == "full":
        import resource  # noqa: PLC0415  # POSIX only

        resource.setrlimit(resource.RLIMIT_FSIZE, (0, resource.RLIM_INFINITY))


if __name__ == "__main__":
    main()
