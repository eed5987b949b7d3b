"""`python tools/mutants [--sample N] [--seed S] [--jobs J] [--only PART]`: do the tests notice?

Puts one small mistake at a time into the readers of terms and the rules, and runs their tests. A
mistake that no test notices is shown: it is a test that lacks, or a line that does nothing.
Without --sample every mutant is tried: that takes hours.
"""

from __future__ import annotations

import argparse
import multiprocessing
import random
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from multiprocessing.context import ForkServerContext, SpawnContext
from pathlib import Path

from operators import Mutant, mutants, mutated
from trial import HEAVY, ROOT, SURVIVED, attempt

SECONDS = 600.0
"""A mutant that runs longer goes round in circles: that is noticed too."""
GOAL = 0.85


@dataclass(frozen=True, slots=True)
class Part:
    """A folder of modules and the tests that must notice mistakes in it."""

    source_root: str
    folder: str
    tests: tuple[str, ...]


PARTS = {
    "values": Part("model", "stagemodel/values", ("tests/model/values",)),
    "rules": Part(
        "checker",
        "stagecheck/rules",
        (
            "tests/checker/rules",
            "tests/robust/test_harmless_and_planted.py",
        ),
    ),
}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A mutant and where it is from."""

    part: Part
    path: Path
    mutant: Mutant

    @property
    def module(self) -> str:
        """The name that the module is imported by."""
        relative = self.path.relative_to(ROOT / self.part.source_root).with_suffix("")
        return ".".join(relative.parts).removesuffix(".__init__")

    def __str__(self) -> str:
        return f"{self.path.relative_to(ROOT)}:{self.mutant.line}: {self.mutant.what}"


def candidates(part: Part) -> list[Candidate]:
    """Give all mutants of a part."""
    files = sorted((ROOT / part.source_root / part.folder).rglob("*.py"))
    return [
        Candidate(part, path, mutant)
        for path in files
        for mutant in mutants(path.read_text(encoding="utf-8"))
    ]


def survives(candidate: Candidate) -> bool:
    """Run the tests on a mutant; give whether all passed."""
    source = candidate.path.read_text(encoding="utf-8")
    return passes(candidate, mutated(source, candidate.mutant))


def passes(candidate: Candidate, source: str) -> bool:
    """Run the tests with a module as `source` has it.

    The process comes from one that has loaded all but our own modules.
    """
    if sys.platform == "win32":
        context: SpawnContext | ForkServerContext = multiprocessing.get_context("spawn")
    else:
        context = multiprocessing.get_context("forkserver")
    process = context.Process(
        target=attempt, args=(candidate.module, candidate.path, source, candidate.part.tests)
    )
    process.start()
    process.join(SECONDS)
    if process.is_alive():
        process.kill()
        process.join()
    return bool(process.exitcode == SURVIVED)


def run(name: str, chosen: list[Candidate], of: int, jobs: int) -> bool:
    """Try mutants, show the survivors; give whether enough were killed."""
    start, survivors = time.perf_counter(), 0
    if not passes(chosen[0], chosen[0].path.read_text(encoding="utf-8")):
        print(f"{name}: the tests fail on the code as it is: mend that first", flush=True)
        return False
    with ThreadPoolExecutor(jobs) as threads:
        for candidate, alive in zip(chosen, threads.map(survives, chosen), strict=True):
            if alive:
                survivors += 1
                print(f"survived: {candidate}", flush=True)
    killed = len(chosen) - survivors
    print(
        f"{name}: {killed} of {len(chosen)} mutants killed ({killed / len(chosen):.1%}), "
        f"out of {of:,} there are; {time.perf_counter() - start:.0f} s",
        flush=True,
    )
    return killed >= GOAL * len(chosen)


def main() -> int:
    """Run the parts asked for."""
    parser = argparse.ArgumentParser(prog="mutants", description=__doc__)
    parser.add_argument("--sample", type=int, help="try so many of each part, drawn by the seed")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--only", choices=PARTS)
    asked = parser.parse_args()
    multiprocessing.set_forkserver_preload(list(HEAVY))
    enough = True
    for name in [asked.only] if asked.only else PARTS:
        every = candidates(PARTS[name])
        size = min(asked.sample or len(every), len(every))
        chosen = random.Random(asked.seed).sample(every, size)
        enough &= run(name, chosen, len(every), asked.jobs)
    return int(not enough)


if __name__ == "__main__":
    sys.exit(main())
