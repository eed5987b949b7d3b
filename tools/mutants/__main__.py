"""`python tools/mutants [--sample N] [--seed S] [--jobs J] [--only PART] [--file NAME]`.

Do the tests notice? Puts one small mistake at a time into the readers of terms and the rules, and
runs the tests that run its line. A mistake that no test notices is shown: it is a test that lacks,
or a line that does nothing. Without --sample every mutant is tried.
"""

from __future__ import annotations

import argparse
import random
import sys
import time

from parts import PARTS, Candidate, Part, candidates, without_equal
from work import Failing, outcomes, trace

GOAL = 0.85


def run(name: str, part: Part, chosen: list[Candidate], of: int, jobs: int) -> bool:
    """Try mutants, show the survivors; give whether enough were killed."""
    start = time.perf_counter()
    try:
        traces = trace(part)
    except Failing as error:
        print(f"{error}\n{name}: the tests fail on the code as it is: mend that first", flush=True)
        return False
    tried = survivors = 0
    for candidate, alive in outcomes(part, chosen, traces, jobs):
        tried += 1
        if tried % 200 == 0:
            print(f"{name}: {tried} tried, {survivors} survived", flush=True)
        if alive:
            survivors += 1
            print(f"survived: {candidate}", flush=True)
    if tried < len(chosen):
        print(f"{name}: ended after {tried} of {len(chosen)} mutants", flush=True)
        return False
    killed = tried - survivors
    print(
        f"{name}: {killed:,} of {tried:,} mutants killed ({killed / tried:.1%}), "
        f"out of {of:,} there are; {time.perf_counter() - start:.0f} s",
        flush=True,
    )
    return killed >= GOAL * tried


def main() -> int:
    """Run the parts asked for."""
    parser = argparse.ArgumentParser(prog="mutants", description=__doc__)
    parser.add_argument("--sample", type=int, help="try so many of each part, drawn by the seed")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--only", choices=PARTS)
    parser.add_argument("--file", default="", help="only modules whose path holds this")
    asked = parser.parse_args()
    enough = True
    for name in [asked.only] if asked.only else PARTS:
        part = PARTS[name]
        every = without_equal(list(candidates(part)))
        every = [c for c in every if asked.file in c.path.as_posix()]
        size = min(asked.sample or len(every), len(every))
        chosen = random.Random(asked.seed).sample(every, size)
        enough &= not chosen or run(name, part, chosen, len(every), asked.jobs)
    return int(not enough)


if __name__ == "__main__":
    sys.exit(main())
